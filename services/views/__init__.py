"""Doors of services."""
