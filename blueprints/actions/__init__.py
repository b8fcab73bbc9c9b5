"""Deeds of configuration."""

from .publishing import publish_edition
from .saving import save_working_copy

__all__ = ["publish_edition", "save_working_copy"]
