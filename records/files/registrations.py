"""What records.files writes into the registries of the floors below."""
