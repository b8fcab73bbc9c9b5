"""Notices, their way out, what people want of them, systems that are told; messages between departments."""

from .choice import Choice
from .dispatch import Dispatch
from .message import Incoming, Message
from .notice import Notice
from .webhook import Webhook

__all__ = ["Choice", "Dispatch", "Incoming", "Message", "Notice", "Webhook"]
