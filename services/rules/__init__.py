"""Pure rules of services."""
