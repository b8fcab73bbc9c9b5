"""Papers and their delivery."""

from .paper import Paper, Reading

__all__ = ["Paper", "Reading"]
