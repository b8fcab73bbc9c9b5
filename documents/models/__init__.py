"""Papers, their numbers and their delivery."""

from .number import NumberSeries
from .paper import Paper, Reading

__all__ = ["NumberSeries", "Paper", "Reading"]
