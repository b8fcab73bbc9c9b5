"""Deeds of notices."""

from .dispatching import note_failed, note_sent, plan_notice, rerun_dispatch
from .notices import notify, read_notices, save_choices
from .webhooks import add_webhook, end_webhook, try_words

__all__ = [
    "add_webhook",
    "end_webhook",
    "note_failed",
    "note_sent",
    "notify",
    "plan_notice",
    "read_notices",
    "rerun_dispatch",
    "save_choices",
    "try_words",
]
