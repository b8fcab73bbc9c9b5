"""Pure rules of processes."""
