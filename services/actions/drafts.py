"""Starting, saving and filling a draft."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

from blueprints.forms.cleaning import clean, sensitive_fields
from blueprints.forms.schema import Form
from blueprints.loading import load
from blueprints.models import Edition
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, record
from records.ledger.errors import Conflict, Problem
from records.vault.elements import open_elements, seal_elements

from ..models import Draft
from ..permissions import POLICY, acts_by_right, draft_relations
from ..prefill import held_of
from ..rules.bundle import Bundle, asked_materials, can_be_applied_for, merge_forms, merge_materials, wanted
from ..rules.item import Item, Material
from ..rules.item.afterlife import handled
from ..sparing import refuse_repealed
from .crossing import settle_place
from .held import compare_held, with_held
from .standing import applicant, note_use, refuse_other_party, refuse_standing
from .telling import tell_grounds

SUBMITTED = "这份申请已经提交，不能再改。请到“我的办件”看进度。"
MOVED = "draft.moved"
MOVED_WORDS = "您在另一个页面改过这份申请，这一页填的还没有保存。点“先保存”，两边会摆在一起让您选。"
UNTOLD = "请先看完“告知”这一步：谁要哪些信息、依据是什么。看完再填写。"
NOT_YET = "这个事项还在完善，暂时不能网上申请。请到办事大厅窗口办理。"
FOR_FIRM = "这件事要以经营主体的名义办。请先在“我的账户”选择代表的单位，再来申请。"
FOR_PERSON = "这件事要以个人的名义办。请先在“我的账户”选择“本人”，再来申请。"


def members_of(edition: Edition, at: datetime, chosen: Collection[str] = ()) -> list[Edition]:
    """The item editions an application to `edition` concerns, in order: a bundle's members, or the item itself.

    Of optional members those `chosen`. None where a compulsory one cannot be applied for (ADR 0120).
    """
    value = load(edition)
    if isinstance(value, Item):
        return [edition]
    codes = [member.item for member in value.members]
    found = {e.code: e for e in Edition.objects.current("service", at).filter(code__in=codes)}
    ready = [code for code, member in found.items() if can_be_applied_for(load(member))]
    return [found[code] for code in wanted(value, ready, chosen)]


def in_order(edition: Edition, members: Iterable[Edition]) -> tuple[Edition, ...]:
    """Members as their bundle lists them; so forms are always merged in the same order."""
    value = load(edition)
    places = {} if isinstance(value, Item) else {member.item: n for n, member in enumerate(value.members)}
    return tuple(sorted(members, key=lambda member: places.get(member.code, 0)))


@deed
def start_draft(
    edition: Edition, *, handling: str = "", licence_ref: str = "", division: str = "", by: Actor,
    at: datetime | None = None, chosen: Collection[str] | None = None,
) -> Draft:  # fmt: skip
    """Start (or go on with) a draft for an item or bundle edition, pinned to the editions of today.

    `chosen` are the optional members of a bundle that are applied for too; None leaves a draft's choice as it is.
    `handling`: the 办理项, where it is about a certificate that exists (`licence_ref`). `division`: where it is to be
    done, when that is not where the applicant is (通办).
    """
    POLICY.require(by, "draft.start", acts_by_right(by))
    value: Item | Bundle = load(edition)
    refuse_repealed(edition.code, at or now())
    members = members_of(edition, at or now(), chosen or ()) if value.complete else []
    if not members:
        raise Conflict("draft.not_yet", NOT_YET)
    party = by.acting_for
    firm = party.id if party and party.kind == "organisation" else None
    refuse_wrong_party(members, firm is not None)
    refuse_standing(edition, members, by, at)
    right = party.right if party else ""
    person, region = applicant(by)
    rows = Draft.objects.visible_to(by).open().filter(
        person=person, organisation=firm, right=right, handling=handling, licence_ref=licence_ref
    )  # fmt: skip
    known: Draft | None = rows.filter(edition=edition).first()
    if known is not None:
        return known if chosen is None else choose_members(known, members, by, at)
    moment, place = at or now(), settle_place(members, region, division)
    draft: Draft = Draft.objects.create(
        person=person, organisation_id=firm, edition=edition, region=place.region, started_at=moment, saved_at=moment,
        agent_id=by.person_id if right else None, basis=party.basis if party and right else "", right=right,
        handling=handling, licence_ref=licence_ref, cross_mode=place.mode, taken_in_by=place.taken_in_by,
    )  # fmt: skip
    draft.members.set(members)
    detail = {"edition": edition.reference, "right": right}
    tell_grounds(draft, members, by=by, at=moment)
    record("draft.start", stream=f"draft:{draft.reference}", subject=draft.reference, by=by, at=at, detail=detail)
    note_use(draft, by=by, at=at)
    return draft


def refuse_wrong_party(members: Iterable[Edition], for_firm: bool) -> None:
    """Conflict where none of the items is for a firm, respectively for a person (服务对象)."""
    audiences = {kind for member in members for kind in load(member).audience}
    if ("legal" if for_firm else "natural") not in audiences:
        raise Conflict("draft.for_person", FOR_PERSON) if for_firm else Conflict("draft.for_firm", FOR_FIRM)


def choose_members(draft: Draft, members: list[Edition], by: Actor, at: datetime | None) -> Draft:
    """Another choice of optional members for a draft; what is filled in and handed in stays."""
    codes = [member.code for member in members]
    if sorted(codes) != sorted(member.code for member in draft.chosen):
        draft.members.set(members)
        draft.chosen = members
        stream, detail = f"draft:{draft.reference}", {"members": codes}
        record("draft.choose", stream=stream, subject=draft.reference, by=by, at=at, detail=detail)
    return draft


class Merged(NamedTuple):
    """What a set of item editions asks together."""

    items: tuple[Item, ...]
    form: Form
    materials: tuple[Material, ...]


@lru_cache(maxsize=512)
def merged(editions: tuple[Edition, ...], handling: str = "") -> Merged:
    """One form and one list of materials for editions, which never change."""
    items = tuple(handled(load(edition), handling) for edition in editions)
    form = merge_forms(item.form for item in items if item.form)
    return Merged(items, form, tuple(merge_materials(items)))


def merged_of(draft: Draft) -> Merged:
    """What a draft asks."""
    return merged(in_order(draft.edition, draft.chosen), draft.handling)


def items_of(draft: Draft) -> tuple[Item, ...]:
    """The items of a draft, in the order of their bundle."""
    return merged_of(draft).items


def form_of(draft: Draft) -> Form:
    """The merged form of a draft."""
    return merged_of(draft).form


def materials_of(draft: Draft) -> tuple[Material, ...]:
    """The merged materials of a draft, as the answers to its form make them."""
    asked = merged_of(draft)
    if not any(item.asks_by_answer for item in asked.items):
        return asked.materials
    return tuple(asked_materials(asked.items, answers_of(draft)))


def answers_of(draft: Draft) -> dict[str, Any]:
    """The answers in plain, for the applicant."""
    return open_elements(draft.answers, f"draft:{draft.reference}")


@deed
def save_draft(
    draft: Draft, data: Mapping[str, Any], *, by: Actor, at: datetime | None = None, if_match: int | None = None
) -> tuple[Draft, list[Problem]]:
    """Keep what was typed, right or wrong; the problems of what is filled in come back.

    `if_match` is the revision the page was made from: Conflict when another tab saved since.
    """
    POLICY.require(by, "draft.save", draft_relations(by, draft))
    draft = Draft.objects.select_for_update().get(pk=draft.pk)
    refuse_other_party(draft, by)
    if draft.submitted_as:
        raise Conflict("draft.submitted", SUBMITTED)
    if if_match is not None and if_match != draft.revision:
        raise Conflict(MOVED, MOVED_WORDS)
    if draft.told_at is None:
        raise Conflict("draft.untold", UNTOLD)
    form, rows = form_of(draft), held_of(draft)
    cleaned = clean(form, with_held(data, answers_of(draft), rows) if rows else data, partial=True)
    compare_held(rows, cleaned)
    draft.answers = seal_elements(cleaned.values, sensitive_fields(form), f"draft:{draft.reference}")
    draft.revision, draft.saved_at = draft.revision + 1, at  # type: ignore[assignment]
    draft.save(update_fields=["answers", "revision", "saved_at"])
    detail = {
        "revision": draft.revision,
        "filled": sum(value not in ("", None, []) for value in cleaned.values.values()),
    }
    record("draft.save", stream=f"draft:{draft.reference}", subject=draft.reference, by=by, at=at, detail=detail)
    return draft, list(cleaned.problems)


def owner_of(draft: Draft) -> str:
    """Whose papers they are: the firm's, or the applicant's; whoever only acts for them keeps none."""
    return str((draft.organisation or draft.person).reference)
