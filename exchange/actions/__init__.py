"""Deeds of notices."""

from .notices import mail_notice, notify, read_notices

__all__ = ["mail_notice", "notify", "read_notices"]
