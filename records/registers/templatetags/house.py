"""Texts, dates, lights and icons for templates."""

from datetime import date, datetime
from typing import Any

from django import template
from django.conf import settings
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from records.clock import local
from records.words import to_traditional

from ..regions import division_name
from ..registry import NavigationEntry, navigation_at_foot, navigation_for
from ..rules import numerals

register = template.Library()
ICONS = {
    "search": "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l4.5 4.5",
    "check": "M5 12.5l4.5 4.5L19 7",
    "cross": "M6 6l12 12M18 6L6 18",
    "warn": "M12 4l9 16H3zM12 10v4.5M12 17.3v.2",
    "shield": "M12 3.5l7.5 2.5v5.5c0 4.5-3 7.5-7.5 9-4.5-1.5-7.5-4.5-7.5-9V6zM8.8 12l2.3 2.3 4.2-4.4",
    "bell": "M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5h4",
    "file": "M7 3.5h7l4 4v13H7zM14 3.5v4h4M9.5 12h6M9.5 15.5h6",
    "grid": "M4 4h6.5v6.5H4zM13.5 4H20v6.5h-6.5zM4 13.5h6.5V20H4zM13.5 13.5H20V20h-6.5z",
    "layers": "M12 3.5l8.5 4.5-8.5 4.5L3.5 8zM3.5 12l8.5 4.5 8.5-4.5M3.5 16l8.5 4.5 8.5-4.5",
    "list": "M9 6h11M9 12h11M9 18h11M4.5 6h.2M4.5 12h.2M4.5 18h.2",
    "card": "M3.5 6h17v12.5h-17zM3.5 10h17M7 14.5h4",
    "person": "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 20.5c1-4 4-5.5 7.5-5.5s6.5 1.5 7.5 5.5",
    "back": "M8 5 4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11H9",
    "talk": "M4 5h16v11.5H11L6.5 20v-3.5H4z",
    "flag": "M5.5 21V4h12l-2.5 4 2.5 4h-12",
    "hand": "M4 13l3.5-3h3l2 1.5h3.5a1.5 1.5 0 0 1 0 3h-4M4 19l3-2h7l6-4.5a1.5 1.5 0 0 0-1.8-2.3l-3 2",
    "down": "M12 4.5V15M7.5 10.5 12 15l4.5-4.5M4.5 19.5h15",
    "place": "M12 21s6-6 6-11a6 6 0 0 0-12 0c0 5 6 11 6 11zM12 8a2 2 0 1 0 0 4 2 2 0 0 0 0-4z",
}  # fmt: skip
SHAPES = {"green": "M12 2a10 10 0 1 0 .01 0z", "yellow": "M12 2l11 20H1z", "red": "M12 1l11 11-11 11L1 12z",
          "paused": "M5 3h5v18H5zM14 3h5v18h-5z", "done": "M12 2a10 10 0 1 0 .01 0zM12 6a6 6 0 1 1-.01 0z"}  # fmt: skip

STATE_LIGHTS = {
    "red": "red", "yellow": "yellow", "sanction": "red",
    "granted": "done", "closed": "done", "replaced": "done", "cancelled": "done", "withdrawn": "paused",
    "waiting": "paused",
    "suspended": "paused", "refused": "red", "revoked": "red", "expired": "red",
}  # fmt: skip


@register.simple_tag
def article_name(key: str) -> str:
    """35 → 第三十五条."""
    return numerals.article_name(key)


@register.filter
def chinese(text: Any) -> str:
    """The Chinese original of a text by language: what links and filters carry."""
    return str(text.get("zh-Hans", "")) if isinstance(text, dict) else str(text)


@register.filter
def say(text: Any) -> str:
    """A text by language, in the page's language; plain strings as they are."""
    if not isinstance(text, dict):
        return "" if text is None else str(text)
    language = get_language() or "zh-hans"
    chinese = str(text.get("zh-Hans", ""))
    if language.startswith("en"):
        return str(text.get("en") or chinese)
    return str(text.get("zh-Hant") or to_traditional(chinese)) if language == "zh-hant" else chinese


@register.filter
def division(prefix: str) -> str:
    """990102 → 云浦区, in the page's language; empty: everywhere."""
    return say(division_name(prefix)) if prefix else ""


@register.filter
def day(value: date | datetime | None) -> str:
    """A day as people write it: the year only when it is not this year."""
    if value is None:
        return ""
    moment = local(value).date() if isinstance(value, datetime) else value
    if (get_language() or "").startswith("en"):
        return f"{moment.day} {moment:%b %Y}"
    year = "" if moment.year == local(timezone.now()).year else f"{moment.year} 年 "
    return f"{year}{moment.month} 月 {moment.day} 日"


@register.filter
def short_day(value: date | None) -> str:
    """A day of the month among others: 26 日."""
    if not value:
        return ""
    return str(value.day) if (get_language() or "").startswith("en") else f"{value.day} 日"


@register.filter
def month(value: date) -> str:
    """The month of a day on an axis: 11 月."""
    return f"{value:%b}" if (get_language() or "").startswith("en") else f"{value.month} 月"


@register.filter
def clock(value: datetime | None) -> str:
    """Day and time, 24 h."""
    return f"{day(value)} {local(value):%H:%M}" if value else ""


@register.simple_tag
def languages() -> list[tuple[str, str]]:
    """The languages of the site, each with its own name for itself."""
    return settings.LANGUAGES


@register.simple_tag
def navigation_of(roles: frozenset[str], desk: bool) -> list[NavigationEntry]:
    """The main navigation of those with `roles`."""
    return navigation_for(roles, desk=desk)


@register.simple_tag
def columns_at_foot() -> list[tuple[Any, list[NavigationEntry]]]:
    """The navigation at the foot of every page."""
    return navigation_at_foot()


@register.simple_tag
def counted(text: str, n: Any, **places: Any) -> str:
    """A text with a number in or before it; Chinese has one form for all, English one for 1 and one for the rest."""
    number = int(n or 0)
    return ngettext(text, text, number) % {"n": number, **places}


@register.simple_tag
def icon(name: str) -> SafeString:
    """A line icon; decoration only."""
    return drawing(ICONS[name])


def drawing(path: str) -> SafeString:
    """A path on a field of 24 × 24 as a line icon."""
    return format_html('<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="{}"/></svg>', path)


@register.simple_tag
def light(reading: Any) -> SafeString:
    """A deadline light: shape, colour and words."""
    if reading is None:
        return format_html("")
    left = int(reading.left)
    words = {
        "red": counted("超期 %(n)s 天", -left), "paused": _("暂停计时"),
    }.get(reading.light) or (_("今天到期") if left == 0 else counted("剩 %(n)s 个工作日", left))  # fmt: skip
    return shaped(reading.light, words)


@register.simple_tag
def state_light(state: str, label: str) -> SafeString:
    """A light for an ended or waiting case."""
    return shaped(STATE_LIGHTS.get(state, "green"), label)


def shaped(kind: str, words: str) -> SafeString:
    """Shape and words."""
    return format_html(
        '<span class="light {}"><svg viewBox="0 0 24 24" fill="currentColor" aria-hidden="true">'
        '<path fill-rule="evenodd" d="{}"/></svg>{}</span>',
        kind, SHAPES[kind], words,
    )  # fmt: skip


@register.filter
def at(mapping: Any, key: str) -> Any:
    """A value of a mapping by key."""
    return mapping.get(key) if hasattr(mapping, "get") else None
