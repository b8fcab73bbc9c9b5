"""A lazy text at the moment it is written down: papers of law are Chinese whoever presses the button, what is kept for
pages has every language."""

from typing import Any

from django.utils.translation import override

LANGUAGES = {"zh-Hans": "zh-hans", "en": "en"}


def in_chinese(text: Any) -> str:
    """The text in Chinese."""
    with override("zh-hans"):
        return str(text)


def in_languages(text: Any) -> dict[str, str]:
    """The text by language, as editions write theirs; traditional characters are derived where it is shown."""
    found = {}
    for name, code in LANGUAGES.items():
        with override(code):
            found[name] = str(text)
    return found
