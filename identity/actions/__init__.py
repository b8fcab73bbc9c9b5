"""Deeds of identity."""
