"""Where a visitor is: divisions by code, through mergers and abolitions; the chosen one is kept in a cookie."""

from datetime import date
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from records.clock import local
from records.ledger.clock import now

from .models import Division

COOKIE = "region"
LENGTHS = (2, 4, 6, 9, 12)  # significant digits, province to village
FURTHEST = 8  # mergers followed
KEPT = 300  # seconds


def significant(code: str) -> str:
    """The significant part of a division code of 6 or 12 digits: 990100000000 → 9901; empty for what is no code."""
    if not code.isdigit():
        return ""
    for length in LENGTHS:
        if length <= len(code) and not code[length:].strip("0"):
            return code[:length] if code[:length].strip("0") else ""
    return ""


def padded(prefix: str) -> str:
    """The 12 digits of a significant part."""
    return prefix.ljust(12, "0")


def around(prefix: str) -> list[str]:
    """The significant parts of a division and of everything above it, the nearest first."""
    return [prefix[:length] for length in reversed(LENGTHS) if length <= len(prefix)]


def division_on(code: str, day: date) -> Division | None:
    """The division that `code` stands for on `day`; through mergers, what it has become; None: never was one."""
    rows = Division.objects.select_related("parent", "merged_into").filter(code=padded(significant(code)))
    found: Division | None = rows.filter(valid_from__lte=day).order_by("-valid_from").first()
    for _ in range(FURTHEST):
        if found is None or found.valid_to is None or found.valid_to > day or found.merged_into is None:
            return found
        found = found.merged_into
    return found


def lineage(division: Division) -> list[Division]:
    """A division and everything above it, the province first."""
    codes = [padded(prefix) for prefix in around(division.prefix)]
    return list(Division.objects.filter(code__in=codes, valid_to=None).order_by("level"))


def region_of(request: HttpRequest) -> str:
    """The significant part of the visitor's division: chosen before, else the portal's own."""
    return significant(request.COOKIES.get(COOKIE, "")) or significant(settings.SITE_REGION)


def place_of(request: HttpRequest) -> dict[str, Any]:
    """Code and name (by language) of the visitor's division as it is called today; empty where there is none."""
    prefix = region_of(request)
    kept: dict[str, Any] | None = cache.get(f"place:{prefix}")
    if kept is None:
        found = division_on(prefix, local(now()).date())
        kept = {"code": found.code, "name": found.name} if found else {}
        cache.set(f"place:{prefix}", kept, KEPT)
    return kept


def division_name(prefix: str) -> Any:
    """The name of a division of any level, text by language, by its significant digits; kept for ten minutes."""

    def look() -> Any:
        row = Division.objects.filter(code=padded(prefix), valid_to=None).first()
        return row.name if row else {"zh-Hans": prefix}

    return cache.get_or_set(f"division-name:{prefix}", look, 600)
