"""一件事: members side by side, one form, one set of materials, one submission (domain.md §1.8)."""

from collections.abc import Iterable, Sequence

from blueprints.registry import Frozen
from blueprints.texts import Text

from .item import Item, Material
from .merging import answers_for, merge_forms

__all__ = ["Bundle", "Counts", "Member", "answers_for", "merge_forms", "merge_materials"]


class Member(Frozen):
    """An item of the bundle; `optional` ones are chosen by the applicant."""

    item: str
    name: Text
    optional: bool = False
    needs_licence: str = ""


class Bundle(Frozen):
    """One bundle; what it takes before and after is computed from its members, never typed."""

    name: Text
    complete: bool = True
    summary: Text | None = None
    aliases: tuple[str, ...] = ()
    audience: tuple[str, ...] = ("legal",)
    lead_role: str = ""
    lead_name: Text
    members: tuple[Member, ...] = ()
    document: str = ""


class Counts(Frozen):
    """What it takes: forms' fields, materials, days."""

    fields: int
    materials: int
    days: int


def merge_materials(items: Iterable[Item]) -> list[Material]:
    """One set of materials: an element handed in once."""
    merged: dict[str, Material] = {}
    for item in items:
        for material in item.materials:
            merged.setdefault(material.element, material)
    return list(merged.values())


def counts_one_by_one(items: Sequence[Item]) -> Counts:
    """What it takes item after item."""
    return Counts(
        fields=sum(len(item.form.fields()) for item in items if item.form),
        materials=sum(len(item.materials) for item in items),
        days=sum(item.statutory.days for item in items if item.statutory),
    )


def counts_together(items: Sequence[Item]) -> Counts:
    """What it takes as one thing: one form, what is left to upload, the longest promise."""
    form = merge_forms(item.form for item in items if item.form)
    return Counts(
        fields=len(form.fields()),
        materials=sum(not material.exempt for material in merge_materials(items)),
        days=max((item.promised.days for item in items if item.promised), default=0),
    )
