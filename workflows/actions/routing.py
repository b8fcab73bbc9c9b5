"""Which department a stage goes to: what the process was given, corrected by the competences of the day."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import models

from records.clock import local_date
from records.ledger.actor import Actor
from records.ledger.deeds import deed, record
from records.ledger.errors import Invalid, Problem
from records.ledger.kept import Kept
from records.registers.models import Department

from ..models import Competence, Process
from ..permissions import POLICY
from ..rules.routing import Mode, Power, competent, in_whose_name


class Route(NamedTuple):
    """Who acts, in whose name when not its own, why."""

    department: UUID
    principal: UUID | None = None
    basis: str = ""


Routes = Mapping[str, Route]


def lines(roles: list[str], day: date) -> Any:
    """The rows of competences of roles on a day."""
    in_time = models.Q(valid_to=None) | models.Q(valid_to__gte=day)
    return Competence.objects.filter(in_time, role__in=roles, valid_from__lte=day)


LINES = Kept(lines)
OFFICES = Kept(lambda keys: Department.objects.filter(pk__in=keys).values_list("pk", "role"))


def routes_together(wanted: list[tuple[Process, Collection[str]]], at: datetime) -> list[Routes]:
    """Of each process: name in the edition (organ, window, a role) → the department that acts for it in the case's
    place today; two questions for all."""
    given = [{name: UUID(process.departments[name]) for name in names} for process, names in wanted]
    roles = dict(OFFICES(sorted({department for names in given for department in names.values()})))
    powers = powers_of(set(roles.values()), local_date(at))
    return [
        {name: route(powers, process, department, roles[department], local_date(at)) for name, department in of.items()}
        for (process, _), of in zip(wanted, given, strict=True)
    ]


def route(powers: list[Power], process: Process, department: UUID, role: str, day: date) -> Route:
    """Where a stage of a department goes."""
    power = competent(powers, role=role, region=process.region, item=process.item, day=day)
    return Route(department) if power is None else routed(power)


def supervisor_of(department: Department, *, region: str, item: str, at: datetime) -> Department:
    """Who supervises what `department` grants (审管联动): the organ whose power it was before the competence of the day
    moved it to a bureau, a street or somebody entrusted; else the department itself."""
    power = competent(
        powers_of({department.role}, local_date(at)), role=department.role, region=region, item=item, day=local_date(at)
    )
    return department if power is None else Department.objects.get(pk=power.principal)


def routed(power: Power) -> Route:
    """The route of a line."""
    principal = in_whose_name(power)
    return Route(UUID(power.acts), UUID(principal) if principal != power.acts else None, power.basis)


def powers_of(roles: Collection[str], day: date) -> list[Power]:
    """The lines of some roles that hold on a day."""
    return [
        Power(row.role, row.division, row.item, row.mode, str(row.acts_id), str(row.principal_id), row.basis,
              row.valid_from, row.valid_to)
        for row in LINES(sorted(roles), day)
    ]  # fmt: skip


@deed
def enter_competence(
    *,
    role: str,
    division: str,
    mode: Mode,
    acts: Department,
    principal: Department,
    basis: str,
    valid_from: date,
    by: Actor,
    at: datetime | None = None,
    item: str = "",
    valid_to: date | None = None,
) -> Competence:
    """Enter who acts for a role in a place from a day on, once; Invalid without a basis or outside one's region."""
    POLICY.require(by, "competence.enter")
    require_own_place(division, by)
    if not basis.strip():
        sentence = "请写明依据：法律法规条款、批准文件或者委托书的文号。"
        raise Invalid("competence.basis", sentence, [Problem("basis", sentence)])
    row, made = Competence.objects.get_or_create(
        role=role, division=division, item=item, valid_from=valid_from,
        defaults={"mode": mode, "acts": acts, "principal": principal, "basis": basis, "valid_to": valid_to},
    )  # fmt: skip
    detail = {"role": role, "division": division, "item": item, "mode": mode, "acts": acts.code, "new": made}
    record("competence.enter", stream=f"competence:{role}:{division}", subject=str(row.pk), by=by, at=at, detail=detail)
    return row


@deed
def end_competence(row: Competence, last: date, *, by: Actor, at: datetime | None = None) -> Competence:
    """A line holds until `last` (that day counts); Invalid for a day before it began. Open tasks stay."""
    POLICY.require(by, "competence.enter")
    require_own_place(row.division, by)
    if last < row.valid_from:
        sentence = "最后一天不能早于开始的那天。"
        raise Invalid("competence.last", sentence, [Problem("valid_to", sentence)])
    row.valid_to = last
    row.save(update_fields=["valid_to"])
    detail = {"role": row.role, "division": row.division, "item": row.item, "until": last.isoformat()}
    stream = f"competence:{row.role}:{row.division}"
    record("competence.end", stream=stream, subject=str(row.pk), by=by, at=at, detail=detail)
    return row


def require_own_place(division: str, by: Actor) -> None:
    """Invalid for a place outside an official's region."""
    if by.kind == "official" and not (by.region and division.startswith(by.region)):
        sentence = "只能登记您这个地区的职权。请核对地区代码。"
        raise Invalid("competence.place", sentence, [Problem("division", sentence)])
