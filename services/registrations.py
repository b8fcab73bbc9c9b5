"""What services writes into the registries of the floors below."""
