"""Pure rules of the registers."""
