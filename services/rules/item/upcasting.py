"""Items published under older schemas, lifted step by step. Pure."""

from collections.abc import Callable
from typing import Any


def with_level(content: dict[str, Any]) -> dict[str, Any]:
    """Schema 1 to 2: items say which 实名等级 applying takes; before, signing took level 2 (domain.md §4.1)."""
    return {"min_auth_level": 2, **content}


UPCASTERS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {1: with_level}
