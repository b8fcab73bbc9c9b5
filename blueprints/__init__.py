"""Versioned configuration: working copies, editions, forms, expressions."""
