"""Doors of notices."""
