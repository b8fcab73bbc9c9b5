"""Deeds of privacy."""

from .answers import answer_request, close_account
from .consents import give_consent, show_notice, withdraw_consent
from .exports import finish_export, gather_part
from .requests import ask_closing, ask_correction, ask_export, object_to_reading
from .retention import place_hold, purge_due, release_hold

__all__ = [
    "answer_request", "ask_closing", "ask_correction", "ask_export", "close_account", "finish_export", "gather_part",
    "give_consent", "object_to_reading", "place_hold", "purge_due", "release_hold", "show_notice", "withdraw_consent",
]  # fmt: skip
