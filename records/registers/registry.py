"""What upper floors tell the record office: figures, search sources, navigation, dependants."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from records.ledger.actor import Actor
from records.registry import Registry


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found."""

    title: str
    url: str
    summary: str
    kind: str
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class SearchSource:
    """Where the search bar looks: `find(query, actor, limit, region)` gives hits for a visitor of a division
    (significant digits; empty: anywhere), best first."""

    label: str
    find: Callable[[str, Actor, int, str], list[Hit]]


@cache
def address_of(url_name: str) -> str:
    """The address of a page without arguments: every page names some thirty of them."""
    return reverse(url_name)


@dataclass(frozen=True, slots=True)
class NavigationEntry:
    """An entry of the navigation for those with one of `roles` (empty: for everybody); `foot`: its column there."""

    label: Any
    url_name: str
    order: int
    roles: frozenset[str] = frozenset()
    desk: bool = False
    icon: str = "file"
    foot: str = ""

    @property
    def url(self) -> str:
        """Its address."""
        return address_of(self.url_name)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number people care for, computed for an actor."""

    label: Any
    compute: Callable[[Actor], int]


@dataclass(frozen=True, slots=True)
class Dependant:
    """Something configured that leans on something else: what it is, where it is shown, whose it is."""

    kind: str
    code: str
    label: Any
    url: str
    owner: str
    pointer: str
    leans_on: str
    title: Any = ""  # what people call its kind


Rows = Iterator[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Dataset:
    """A set of open data: what it is called, its columns with what they mean, its rows."""

    title: Any
    columns: dict[str, Any]
    rows: Callable[[], Rows]


FindDependants = Callable[[str, Collection[str]], list[Dependant]]  # (kind, codes) → what leans on any of them


FOOT = {"doing": _("办事"), "watching": _("监督"), "open": _("公开"), "about": _("关于")}
navigation: Registry[NavigationEntry] = Registry("navigation")
search_sources: Registry[SearchSource] = Registry("search sources")
figures: Registry[Figure] = Registry("figures")
dependants: Registry[FindDependants] = Registry("dependants")
datasets: Registry[Dataset] = Registry("open data")


def desk_roles() -> frozenset[str]:
    """The roles that have a page of their own on the desk's side: who holds one sees that side."""
    return frozenset().union(*(entry.roles for entry in navigation.values() if entry.desk))


def navigation_for(roles: frozenset[str], *, desk: bool) -> list[NavigationEntry]:
    """The entries that those with `roles` see on the citizen's side or the desk's, in order."""
    entries = [entry for entry in navigation.values() if entry.desk is desk and not entry.foot]
    return sorted((e for e in entries if not e.roles or e.roles & roles), key=lambda e: e.order)


def navigation_at_foot() -> list[tuple[Any, list[NavigationEntry]]]:
    """The columns of the page's foot: (title, entries in order)."""
    entries = sorted((entry for entry in navigation.values() if entry.foot), key=lambda entry: entry.order)
    return [(title, [entry for entry in entries if entry.foot == column]) for column, title in FOOT.items()]


@dataclass(frozen=True, slots=True)
class HomeBlock:
    """What an app shows on the home page: a template and its context for an actor in a division (its digits)."""

    template: str
    context: Callable[[Actor, str], dict[str, Any]]


home_blocks: Registry[HomeBlock] = Registry("home blocks")


def dependants_of(kind: str, codes: Collection[str]) -> list[Dependant]:
    """What leans on any of `codes` of a kind, as the upper floors know it."""
    return [found for find in dependants.values() for found in find(kind, codes)]
