"""Pure rules of certificates."""
