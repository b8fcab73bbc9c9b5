"""From an edition to its frozen value: lifted to today's schema, parsed once per process."""

from typing import Any

from .models import Edition
from .registry import Frozen, blueprint_kinds
from .rules.differences import apply_difference

KEPT = 4096
_values: dict[tuple[str, str, int], Frozen] = {}  # by (kind, sha256, schema_version); an edition never changes


def load(edition: Edition) -> Any:
    """The frozen value of an edition (kind's model); the same object for the same content."""
    key = (edition.kind, edition.sha256, edition.schema_version)
    value = _values.get(key)
    if value is None:
        value = blueprint_kinds.get(edition.kind).model.model_validate(whole_content(edition))
        if len(_values) >= KEPT:
            _values.pop(next(iter(_values)), None)
        _values[key] = value
    return value


def whole_content(edition: Edition, version: int | None = None) -> dict[str, Any]:
    """The whole document of an edition in schema `version` (default: today's).

    A difference is laid over its base as that base stood in the schema of the difference.
    """
    content: dict[str, Any] = edition.content
    if edition.base is not None:
        content = apply_difference(whole_content(edition.base, edition.schema_version), content)
    return lifted(edition.kind, content, edition.schema_version, version)


def lifted(kind: str, content: dict[str, Any], version: int, upto: int | None = None) -> dict[str, Any]:
    """`content` of schema `version` in schema `upto` (default: today's), one upcaster per step."""
    entry = blueprint_kinds.get(kind)
    for step in range(version, entry.schema_version if upto is None else upto):
        content = entry.upcasters[step](content)
    return content
