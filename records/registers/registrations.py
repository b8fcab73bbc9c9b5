"""What records.registers writes into the registries of the floors below."""
