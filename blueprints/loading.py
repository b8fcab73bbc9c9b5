"""From an edition to its frozen value: lifted to today's schema, parsed once per process."""

from functools import lru_cache
from typing import Any

from .models import Edition
from .registry import Frozen, blueprint_kinds
from .rules.differences import apply_difference


def load(edition: Edition) -> Any:
    """The frozen value of an edition (kind's model); the same object for the same content."""
    return parsed(edition.kind, edition.sha256, edition)


class _Unhashed:
    """Carries the edition past the cache key."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition

    def __hash__(self) -> int:
        return 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Unhashed)


def parsed(kind: str, sha256: str, edition: Edition) -> Frozen:
    """Parsed once per kind and content."""
    return _parsed(kind, sha256, _Unhashed(edition))


@lru_cache(maxsize=4096)
def _parsed(kind: str, sha256: str, carrier: _Unhashed) -> Frozen:
    return blueprint_kinds.get(kind).model.model_validate(whole_content(carrier.edition))


def whole_content(edition: Edition) -> dict[str, Any]:
    """The document of an edition, with its base where it stores a difference, in today's schema."""
    content: dict[str, Any] = edition.content
    if edition.base is not None:
        content = apply_difference(whole_content(edition.base), content)
    return lifted(edition.kind, content, edition.schema_version)


def lifted(kind: str, content: dict[str, Any], version: int) -> dict[str, Any]:
    """`content` of schema `version` in today's schema."""
    entry = blueprint_kinds.get(kind)
    for step in range(version, entry.schema_version):
        content = entry.upcasters[step](content)
    return content
