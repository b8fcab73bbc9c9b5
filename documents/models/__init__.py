"""Papers, their numbers and their delivery."""

from .number import NumberSeries
from .paper import Paper, Reading
from .service import AddressConfirmation, Delivery

__all__ = ["AddressConfirmation", "Delivery", "NumberSeries", "Paper", "Reading"]
