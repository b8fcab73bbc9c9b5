"""What exchange writes into the registries of the floors below."""
