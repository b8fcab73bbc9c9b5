"""What licences writes into the registries of the floors below."""
