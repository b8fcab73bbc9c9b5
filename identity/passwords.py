"""What a password must be, in the words of the house (NIST SP 800-63B §3.1.1: long and not known, no puzzles)."""

from typing import Any

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LEAST = 10
SHORT = "密码至少要 10 个字符。可以把几个词连起来，空格也算。"
COMMON = "这个密码太常见，容易被人猜到。请换一个。"


class LongEnough:
    """At least ten characters of any kind."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ValidationError for a shorter one."""
        if len(password) < LEAST:
            raise ValidationError(_(SHORT))

    def get_help_text(self) -> str:
        """What to do."""
        return _(SHORT)


class NotCommon(CommonPasswordValidator):
    """None of the 20,000 that are tried first."""

    def get_error_message(self) -> str:
        """What to do."""
        return _(COMMON)

    def get_help_text(self) -> str:
        """Said only when it happens."""
        return ""
