"""Divisions as pages name them."""

from django.core.cache import cache
from django.utils.translation import gettext as _

from records.registers.models import Division
from records.registers.templatetags.house import say

KEPT = 300  # seconds


def region_name(region: str) -> str:
    """The name of a division, by its significant prefix, in the page's language; empty means everywhere."""
    return say(divisions().get(region, region)) if region else _("全部地区")


def divisions() -> dict[str, dict[str, str]]:
    """Names of the divisions down to counties by significant prefix, in the order of their codes."""
    kept: dict[str, dict[str, str]] | None = cache.get("division-names")
    if kept is None:
        rows = Division.objects.filter(valid_to=None, level__lte=3).order_by("code")
        kept = {row.prefix: row.name for row in rows}
        cache.set("division-names", kept, KEPT)
    return kept
