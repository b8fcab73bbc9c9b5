"""What enforcement writes into the registries of the floors below."""
