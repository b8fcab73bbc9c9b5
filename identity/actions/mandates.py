"""Giving and ending posts."""

from datetime import date, datetime

from records.ledger.actor import Actor
from records.ledger.deeds import deed, record
from records.ledger.errors import NotAllowed
from records.registers.models import Department, Hall

from ..models import Mandate, Person
from ..permissions import POLICY
from ..rules.posts import appointment_problem
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

    Raises NotAllowed when an administrator reaches past their department, their region, or for a role of oversight.
    """
    POLICY.require(by, "mandate.appoint", {"department"} if department.pk == by.department_id else set())
    refuse_overreach(by, person, role, region)
    refuse_third_duty(person, role, valid_from, valid_to)
    mandate: Mandate
    mandate, fresh = Mandate.objects.get_or_create(
        person=person, department=department, role=role, valid_from=valid_from, ended_at=None,
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
    sentence = appointment_problem(role=role, region=region, own_region=by.region, oneself=oneself)
    if sentence:
        raise NotAllowed("identity.appointment", sentence)


def refuse_third_duty(person: Person, role: str, valid_from: date, valid_to: date | None) -> None:
    """System, security and audit administrators are three people at any time (三员分立)."""
    if role not in THREE:
        return
    Person.objects.select_for_update().get(pk=person.pk)  # two appointments at once: one after the other
    held = Mandate.objects.during(valid_from, valid_to).filter(person=person).values_list("role", flat=True)
    sentence = separation_problem(role, held)
    if sentence:
        raise NotAllowed("identity.separation", sentence)


@deed
def end_mandate(mandate: Mandate, *, by: Actor, at: datetime | None = None) -> Mandate:
    """End a post at once: the next request of its holder no longer has its roles. Repeated: nothing more happens."""
    POLICY.require(by, "mandate.end", {"department"} if mandate.department_id == by.department_id else set())
    locked: Mandate = Mandate.objects.select_for_update().get(pk=mandate.pk)
    if locked.ended_at is None:
        locked.ended_at = at
        locked.save(update_fields=["ended_at"])
        detail = {"role": locked.role}
        record("mandate.end", stream=f"mandate:{locked.reference}", by=by, at=at, region=locked.region, detail=detail)
    return locked
