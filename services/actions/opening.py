"""The processes of a case that was just submitted: one per organ, none waits for another (practice 1)."""

from datetime import datetime
from typing import Any

from blueprints.forms.schema import Form
from blueprints.loading import load
from blueprints.models import Edition
from records.ledger.actor import Actor
from records.ledger.kept import Kept
from records.registers.models import Department
from workflows.actions import Start, start_processes

from ..models import Application
from ..rules.item.afterlife import handled

CONDITIONAL = {"number", "choice", "yes_no"}  # kinds of fields whose answers conditions may read

ORGANS = Kept(lambda division: Department.objects.filter(division__code=division).select_related("division"))


def organs_of(region: str) -> dict[str, Department]:
    """The competent organs by their role: those of the county where the business or home is."""
    division = region[:6].ljust(12, "0")
    return {organ.role: organ for organ in ORGANS(division)}


def open_processes(
    cases: list[Application], organs: dict[str, Department], facts: dict[str, Any], *, by: Actor, at: datetime
) -> None:
    """Start each case's own process: no organ waits for another (practice 1)."""
    codes = {case.item_code: handled(load(case.edition), case.handling).process for case in cases}
    current = Edition.objects.current("process", at).filter(code__in=codes.values()).defer("content")
    editions = {edition.code: edition for edition in current}
    starts = [
        Start(
            case.reference, editions[codes[case.item_code]],
            {**facts, "cross_mode": case.cross_mode} if case.cross_mode else facts, taking_part(case, organs),
            case.region, case.item_code,
        )
        for case in cases
    ]  # fmt: skip
    start_processes(starts, kind="application", by=by, at=at)


def taking_part(case: Application, organs: dict[str, Department]) -> dict[str, Department]:
    """The departments of a process by role; `local`: the one where the applicant is, for its part (多地联办)."""
    window = organs["service_hall"]
    return {**organs, "organ": case.department, "window": window, "local": case.taken_in_by or window}


def open_facts(form: Form, answers: dict[str, Any], partners: int = 0) -> dict[str, Any]:
    """What a process may read of the answers: numbers, choices and ticks; the rows of a table and the others who apply
    as numbers, so that a stage may run for each of them. Nothing sensitive, no text."""
    told = [f for f in form.fields() if f.id in answers and not f.sealed]
    kept = {f.id: float(answers[f.id]) if f.kind == "number" else answers[f.id] for f in told if f.kind in CONDITIONAL}
    rows = {f.id: list(range(1, len(answers[f.id] or []) + 1)) for f in told if f.kind == "table"}
    return {"partners": list(range(1, partners + 1)), **kept, **rows}
