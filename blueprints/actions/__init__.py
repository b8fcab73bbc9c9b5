"""Deeds of configuration."""

from .editions import publish_edition, save_working_copy

__all__ = ["publish_edition", "save_working_copy"]
