"""Names of divisions and units for templates."""

from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from records.registers.templatetags.house import counted, drawing

from ..regions import region_name
from ..rules.theme_icons import theme_icon

register = template.Library()


@register.filter
def region(prefix: str) -> str:
    """990102 → 云浦区, in the page's language; empty: everywhere."""
    return region_name(prefix)


@register.filter
def unit(value: Any) -> str:
    """The unit of a term as it stands behind its number: 20 WD → 个工作日."""
    return unit_words(value.days, value.unit)


@register.filter
def term(value: Any) -> str:
    """A term in words: 20 个工作日; nothing to wait for: 当场办结."""
    return f"{value.days} {unit_words(value.days, value.unit)}" if value.days else _("当场办结")


@register.filter
def longer(value: Any) -> str:
    """By how much a term may be extended, in words: 10 个工作日."""
    return f"{value.extension} {unit_words(value.extension, value.unit)}"


def unit_words(number: int, code: str) -> str:
    """The unit behind a number: one working day, two working days; Chinese has one form for both."""
    return {
        "WD": counted("个工作日", number), "D": counted("个自然日", number), "H": counted("小时", number),
        "M": counted("个月", number), "Y": counted("年", number),
    }[code]  # fmt: skip


@register.simple_tag
def theme_drawing(label: dict[str, str]) -> SafeString:
    """The line drawing of a theme, by its Chinese name; decoration only."""
    return drawing(theme_icon(label["zh-Hans"]))
