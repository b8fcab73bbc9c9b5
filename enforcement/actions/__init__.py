"""Deeds of enforcement."""
