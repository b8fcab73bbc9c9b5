"""Deeds of the registers."""
