"""Pure rules of editions."""
