"""Giving and ending posts."""

from datetime import date, datetime
from typing import Any

from records.ledger.actor import Actor
from records.ledger.deeds import deed, record
from records.ledger.errors import Invalid, NotAllowed, Problem
from records.registers.models import Department, DictionaryEntry, Hall

from ..models import Mandate, Person
from ..permissions import POLICY, reach, substituting
from ..rules.posts import APPOINTERS, OTHER_ROLE, appointment_problem, substitution_problem, term_problem
from ..rules.roles import exclusion_problem
from ..rules.separation import THREE, separation_problem


@deed
def appoint(
    person: Person,
    *,
    department: Department,
    role: str,
    region: str,
    valid_from: date,
    title: dict[str, str],
    by: Actor,
    at: datetime | None = None,
    hall: Hall | None = None,
    valid_to: date | None = None,
) -> Mandate:
    """Give `person` a post from–to (local dates, both included). Repeated: the post that exists.

    Raises NotAllowed when an administrator reaches past their department, their region, or for a role that others
    appoint, or when the person holds a post at the same time that excludes this one.
    """
    POLICY.require(by, "mandate.appoint", reach(by, department))
    refuse_overreach(by, person, role, region)
    refuse_wrong_term(valid_from, valid_to)
    refuse_excluded(person, role, valid_from, valid_to)
    refuse_third_duty(person, role, valid_from, valid_to)
    mandate: Mandate
    mandate, fresh = Mandate.objects.get_or_create(
        person=person, department=department, role=role, valid_from=valid_from, ended_at=None, substitute_for=None,
        defaults={"hall": hall, "region": region, "title": title, "valid_to": valid_to},
    )  # fmt: skip
    if fresh:
        detail = {"role": role, "department": department.code, "person": person.reference}
        record("mandate.appoint", stream=f"mandate:{mandate.reference}", by=by, at=at, region=region, detail=detail)
    return mandate


def refuse_overreach(by: Actor, person: Person, role: str, region: str) -> None:
    """An administrator gives no post beyond their own reach, and none to themselves."""
    if by.kind == "system":
        return
    oneself = by.person_id == person.pk
    sentence = appointment_problem(
        appointed_by=role_rows().get(role, {}).get("appointed_by", ""), roles=by.roles, region=region,
        own_region=by.region, oneself=oneself,
    )  # fmt: skip
    if sentence:
        raise NotAllowed("identity.appointment", sentence)


def is_others_to_give(by: Actor, role: str) -> bool:
    """Whether a post is given from above: the auditor's, the supervisor's … who sit in a department."""
    appointed_by = role_rows().get(role, {}).get("appointed_by", "")
    return by.kind != "system" and appointed_by == "security" and not by.has_role(APPOINTERS[appointed_by])


def refuse_others_post(by: Actor, role: str) -> None:
    """A department's administrator ends no post that is given from above, and names no substitute for it."""
    if is_others_to_give(by, role):
        raise NotAllowed("identity.appointment", OTHER_ROLE)


def refuse_third_duty(person: Person, role: str, valid_from: date, valid_to: date | None) -> None:
    """System, security and audit administrators are three people at any time (三员分立)."""
    if role not in THREE:
        return
    Person.objects.select_for_update().get(pk=person.pk)  # two appointments at once: one after the other
    held = Mandate.objects.during(valid_from, valid_to).filter(person=person).values_list("role", flat=True)
    sentence = separation_problem(role, held)
    if sentence:
        raise NotAllowed("identity.separation", sentence)


def role_rows() -> dict[str, dict[str, Any]]:
    """What the dictionary says of every post, by code."""
    return dict(DictionaryEntry.objects.filter(set="mandate_role", valid_to=None).values_list("code", "data"))


def refuse_wrong_term(valid_from: date, valid_to: date | None) -> None:
    """Invalid for a post that ends before it begins."""
    sentence = term_problem(valid_from, valid_to)
    if sentence:
        raise Invalid("identity.term", sentence, [Problem("valid_to", sentence)])


def refuse_excluded(person: Person, role: str, valid_from: date, valid_to: date | None) -> None:
    """NotAllowed when the person holds, on a day of the term, a post that no two may be one person's."""
    Person.objects.select_for_update().get(pk=person.pk)  # of two appointments at once the second sees the first
    held = Mandate.objects.of_now(valid_from).filter(person=person)
    if valid_to is not None:
        held = held.filter(valid_from__lte=valid_to)
    sentence = exclusion_problem(role, held.values_list("role", flat=True), role_rows())
    if sentence:
        raise NotAllowed("identity.exclusion", sentence)


@deed
def stand_in(
    mandate: Mandate,
    person: Person,
    *,
    valid_from: date,
    valid_to: date | None,
    by: Actor,
    at: datetime | None = None,
) -> Mandate:
    """Let a colleague of the department stand in for the holder of `mandate` from–to: same role, same region.

    The substitute's post ends by itself, and with the post it stands in for. Raises Invalid for days outside that post,
    NotAllowed for oneself, for somebody without a post there, and where posts exclude each other.
    """
    POLICY.require(by, "mandate.substitute", substituting(by, mandate))
    refuse_others_post(by, mandate.role)
    sentence = substitution_problem(
        first=valid_from, last=valid_to, post_first=mandate.valid_from, post_last=mandate.valid_to,
        chained=mandate.substitute_for_id is not None, oneself=person.pk == mandate.person_id,
    )  # fmt: skip
    if sentence:
        raise Invalid("identity.substitute", sentence, [Problem("valid_to", sentence)])
    colleague = Mandate.objects.of_now(valid_from).filter(person=person, department=mandate.department).exists()
    if not colleague or (person.pk == by.person_id and by.kind != "system"):
        raise NotAllowed("identity.colleague", "代理人要是本单位已有岗位的同事，也不能指定自己。")
    refuse_excluded(person, mandate.role, valid_from, valid_to)
    row: Mandate
    row, fresh = Mandate.objects.get_or_create(
        person=person, department=mandate.department, role=mandate.role, valid_from=valid_from, ended_at=None,
        substitute_for=mandate,
        defaults={
            "hall": mandate.hall, "region": mandate.region, "title": mandate.title, "valid_to": valid_to,
        },
    )  # fmt: skip
    if fresh:
        detail = {"role": row.role, "for": mandate.reference, "person": person.reference, "until": str(valid_to)}
        stream = f"mandate:{mandate.reference}"
        record("mandate.substitute", stream=stream, by=by, at=at, region=row.region, detail=detail)
    return row


@deed
def end_mandate(mandate: Mandate, *, by: Actor, at: datetime | None = None) -> Mandate:
    """End a post at once: the next request of its holder no longer has its roles. Repeated: nothing more happens."""
    POLICY.require(by, "mandate.end", reach(by, mandate.department))
    refuse_others_post(by, mandate.role)
    locked: Mandate = Mandate.objects.select_for_update().get(pk=mandate.pk)
    if locked.ended_at is None:
        locked.ended_at = at
        locked.save(update_fields=["ended_at"])
        detail = {"role": locked.role}
        record("mandate.end", stream=f"mandate:{locked.reference}", by=by, at=at, region=locked.region, detail=detail)
    return locked
