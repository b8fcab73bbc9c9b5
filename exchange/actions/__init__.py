"""Deeds of notices and messages."""

from .dispatching import note_failed, note_sent, plan_notice, rerun_dispatch
from .lines import end_line, line_to, open_line, take_from_line
from .messages import (
    answer_message,
    envelope_of,
    note_receipt,
    receive_message,
    reply_message,
    send_message,
    sign_for_message,
)
from .notices import notify, read_notices, save_choices
from .webhooks import add_webhook, end_webhook, try_words

__all__ = [
    "add_webhook",
    "answer_message",
    "end_line",
    "end_webhook",
    "envelope_of",
    "line_to",
    "note_failed",
    "note_receipt",
    "note_sent",
    "notify",
    "open_line",
    "plan_notice",
    "read_notices",
    "receive_message",
    "reply_message",
    "rerun_dispatch",
    "save_choices",
    "send_message",
    "sign_for_message",
    "take_from_line",
    "try_words",
]
