"""一件事: members with conditions and order, one form, one set of materials, one submission (domain.md §1.8)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from math import ceil, floor
from typing import Any

from blueprints.registry import Frozen
from blueprints.texts import Text
from records.ledger.errors import Problem

from .item import Item, Material
from .item.legal import Term
from .item.situations import materials_by_answers
from .merging import answers_for, merge_forms
from .ordering import columns

__all__ = [
    "Bundle", "Counts", "Member", "answers_for", "bundle_problems", "can_be_applied_for", "counts_in_order",
    "counts_one_by_one", "counts_together", "merge_forms", "merge_materials", "missing", "still_to_bring", "wanted",
]  # fmt: skip

WEEK = {"WD": 5 / 5, "D": 5 / 7, "H": 5 / 7 / 24, "M": 5 / 7 * 30, "Y": 5 / 7 * 365}  # working days in one of a unit


class Member(Frozen):
    """An item of the bundle; `optional` ones are chosen by the applicant, under their `condition`.

    `after` names members that must be done before. `organ` says who does it where no item is listed yet.
    """

    item: str
    name: Text
    optional: bool = False
    needs_licence: str = ""
    condition: Text | None = None
    after: tuple[str, ...] = ()
    organ: Text | None = None

    @property
    def compulsory(self) -> bool:
        """Whether every application to the bundle contains it."""
        return not self.optional and not self.needs_licence


class Bundle(Frozen):
    """One bundle; what it takes before and after is computed from its members, never typed; the clock is its own."""

    name: Text
    complete: bool = True
    summary: Text | None = None
    aliases: tuple[str, ...] = ()
    audience: tuple[str, ...] = ("legal",)
    lead_role: str = ""
    lead_name: Text
    promised: Term | None = None
    members: tuple[Member, ...] = ()
    document: str = ""

    @property
    def in_order(self) -> bool:
        """Whether any member waits for another."""
        return any(member.after for member in self.members)

    def earlier(self, item: str, chosen: Collection[str]) -> list[str]:
        """The chosen members that must be granted before a member begins; one that was not chosen keeps nobody back."""
        waits = next((member.after for member in self.members if member.item == item), ())
        return [one for one in waits if one in chosen]

    def stages(self) -> list[list[Member]]:
        """Members in columns: what stands in one column runs side by side."""
        by_item = {member.item: member for member in self.members}
        return [[by_item[item] for item in column] for column in columns({m.item: m.after for m in self.members})]


class Counts(Frozen):
    """What it takes: forms' fields, materials to hand in, working days."""

    fields: int
    materials: int
    days: int


def bundle_problems(bundle: Bundle) -> list[Problem]:
    """What stands against publishing: a bundle that is described whole has members in a possible order."""
    found, told = [], set[str]()
    for member in bundle.members:
        if not set(member.after) <= told:
            found.append(Problem(f"/members/{member.item}", "要先办完的事项，必须也在这件事里，并且排在前面。"))
        if member.item in told:
            found.append(Problem(f"/members/{member.item}", "同一个事项只列一次。"))
        told.add(member.item)
    if bundle.complete and not bundle.members:
        found.append(Problem("/members", "请列出这件事包含的事项；还没有列全的，标为待完善。"))
    if bundle.complete and not bundle.lead_role:
        found.append(Problem("/lead_role", "请写明牵头部门。"))
    return found


def can_be_applied_for(item: Item) -> bool:
    """Whether an item is described whole and a process decides it."""
    return item.complete and bool(item.process)


def missing(bundle: Bundle, ready: Collection[str]) -> list[Member]:
    """Why it cannot be applied for at once: compulsory members without an item to apply for.

    `ready` are the items that can be applied for online. None: it can (ADR 0120).
    """
    return [member for member in bundle.members if member.compulsory and member.item not in ready]


def wanted(bundle: Bundle, ready: Collection[str], chosen: Collection[str]) -> list[str]:
    """What an application contains, in the bundle's order: the compulsory members and the chosen optional ones.

    Empty where a compulsory member cannot be applied for: a bundle is never cut short in silence.
    """
    if missing(bundle, ready):
        return []
    picked = (m for m in bundle.members if m.compulsory or (m.optional and m.item in chosen and m.item in ready))
    return [member.item for member in picked]


def merge_materials(items: Iterable[Item]) -> list[Material]:
    """One set of materials: an element handed in once."""
    merged: dict[str, Material] = {}
    for item in items:
        for material in item.materials:
            merged.setdefault(material.element, material)
    return list(merged.values())


def asked_materials(items: Collection[Item], answers: Mapping[str, Any]) -> list[Material]:
    """One set of materials as the answers to the items' merged form make it: nothing that another situation asks."""
    forms = [item.form for item in items if item.form]
    found: dict[str, Material] = {}
    for item in items:
        given = answers_for(item.form, forms, answers) if item.form and item.asks_by_answer else answers
        for material in materials_by_answers(item, given):
            found.setdefault(material.element, material)
    return list(found.values())


def still_to_bring(items: Iterable[Item]) -> list[Material]:
    """One set of materials of items done in this order: what an earlier one gives is not brought to a later one."""
    given: set[str] = set()
    left: dict[str, Material] = {}
    for item in items:
        for material in item.materials:
            if plain(material.name) not in given:
                left.setdefault(material.element, material)
        if item.result:
            given.add(plain(item.result.name))
    return list(left.values())


def plain(name: Text) -> str:
    """A paper's Chinese name without what stands in brackets: 营业执照（电子） → 营业执照."""
    return name["zh-Hans"].partition("（")[0]


def working_days(term: Term) -> float:
    """A term in working days: five in a week of seven days, thirty days in a month."""
    return term.days * WEEK[term.unit]


def counts_one_by_one(items: Sequence[Item]) -> Counts:
    """What it takes item after item: every form, what each wants handed in, one promise after the other.

    Parts of working days are dropped, so that the sum is never told too long.
    """
    return Counts(
        fields=sum(len(item.form.fields()) for item in items if item.form),
        materials=sum(not material.exempt for item in items for material in item.materials),
        days=floor(sum(working_days(item.promised) for item in items if item.promised)),
    )


def counts_together(items: Sequence[Item], promised: Term | None = None) -> Counts:
    """What it takes as one thing: one form, what is left to hand in, its own promise or else the longest of them."""
    form = merge_forms(item.form for item in items if item.form)
    longest = max((working_days(item.promised) for item in items if item.promised), default=0)
    return Counts(
        fields=len(form.fields()),
        materials=sum(not material.exempt for material in merge_materials(items)),
        days=ceil(working_days(promised) if promised else longest),
    )


def counts_in_order(items: Sequence[Item], promised: Term | None = None) -> Counts:
    """What it takes where one item waits for another: as one thing, without what earlier ones hand on."""
    together = counts_together(items, promised)
    return together.model_copy(update={"materials": sum(not one.exempt for one in still_to_bring(items))})
