"""Kinds of configuration, declared here and filled by upper floors."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ConfigDict

from records.ledger.errors import Problem
from records.registry import Registry

from .tables import Table


class Frozen(BaseModel):
    """A part of an edition: immutable, and nothing unknown in it."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def no_problems(content: Any) -> list[Problem]:
    """Nothing beyond the shape is checked."""
    return []


def no_references(content: Any) -> list[tuple[str, str, str]]:
    """Leans on nothing."""
    return []


def no_projection(edition: Any) -> None:
    """Has no relational rows."""


def no_comparison(content: Any, base: Any) -> list[Problem]:
    """May differ from its base in everything."""
    return []


def no_page(code: str) -> str:
    """Has no page."""
    return ""


@dataclass(frozen=True, slots=True)
class BlueprintKind:
    """One kind of configuration.

    `problems` speaks about what the shape cannot say, `references` lists (pointer, kind, code) it leans on,
    `project` rebuilds relational rows at publication, `upcasters[n]` lifts content of schema n to n + 1, `against`
    says what may not differ from the base. Kinds that are each other's base share model and schema. `table` is how
    rows of a file become contents, `page` where people see a code; `project_many` does what `project` does for many
    editions at once; `title` is what people call a list of them.
    """

    name: str
    model: type[Frozen]
    schema_version: int = 1
    upcasters: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = field(default_factory=dict)
    problems: Callable[[Any], list[Problem]] = no_problems
    references: Callable[[Any], list[tuple[str, str, str]]] = no_references
    project: Callable[[Any], None] = no_projection
    against: Callable[[Any, Any], list[Problem]] = no_comparison
    table: Table | None = None
    page: Callable[[str], str] = no_page
    project_many: Callable[[list[Any]], None] | None = None
    title: Any = ""


blueprint_kinds: Registry[BlueprintKind] = Registry("blueprint kinds")
