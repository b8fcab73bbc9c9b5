"""Notices, messages and lines for machines: each endpoint calls the action that its page calls."""

from .messages import Arrivals, LineEnding, Lines, MessageAnswer, Messages, MessageSignature, OneMessage, SentMessages
from .notices import Choices, DispatchRerun, Notices, NoticesReading, WebhookEnding, Webhooks

__all__ = [
    "Arrivals", "Choices", "DispatchRerun", "LineEnding", "Lines", "MessageAnswer", "MessageSignature", "Messages",
    "Notices", "NoticesReading", "OneMessage", "SentMessages", "WebhookEnding", "Webhooks",
]  # fmt: skip
