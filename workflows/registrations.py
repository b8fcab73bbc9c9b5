"""What workflows writes into the registries of the floors below."""
