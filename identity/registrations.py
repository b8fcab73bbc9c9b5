"""What identity writes into the registries of the floors below."""
