"""Names of divisions and units for templates."""

from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from records.registers.templatetags.house import drawing

from ..regions import region_name
from ..rules.theme_icons import theme_icon

register = template.Library()


@register.filter
def region(prefix: str) -> str:
    """990102 → 云浦区, in the page's language; empty: everywhere."""
    return region_name(prefix)


@register.filter
def unit(code: str) -> str:
    """The unit of a term as it stands behind a number: WD → 个工作日."""
    units = {"WD": _("个工作日"), "D": _("个自然日"), "H": _("小时"), "M": _("个月"), "Y": _("年")}
    return units.get(code, code)


@register.filter
def term(value: Any) -> str:
    """A term in words: 20 个工作日; nothing to wait for: 当场办结."""
    return f"{value.days} {unit(value.unit)}" if value.days else _("当场办结")


@register.simple_tag
def theme_drawing(label: dict[str, str]) -> SafeString:
    """The line drawing of a theme, by its Chinese name; decoration only."""
    return drawing(theme_icon(label["zh-Hans"]))
