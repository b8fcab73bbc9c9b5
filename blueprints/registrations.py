"""What blueprints writes into the registries of the floors below."""
