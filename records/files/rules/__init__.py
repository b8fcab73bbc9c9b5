"""Pure rules of stored files."""
