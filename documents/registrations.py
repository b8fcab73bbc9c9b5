"""What documents writes into the registries of the floors below."""
