"""实名等级 in words."""

from django import template
from django.utils.translation import gettext as _

from ..rules.levels import LEVEL_NAMES

register = template.Library()


@register.filter
def level_name(level: int) -> str:
    """2 → 中级实名, in the page's language."""
    return _(LEVEL_NAMES[level])
