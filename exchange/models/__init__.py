"""Notices, their way out, what people want of them, systems that are told."""

from .choice import Choice
from .dispatch import Dispatch
from .notice import Notice
from .webhook import Webhook

__all__ = ["Choice", "Dispatch", "Notice", "Webhook"]
