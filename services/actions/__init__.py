"""Deeds of services."""
