"""Ending a visit: everything answered and signed; the record sealed, findings followed up, results due."""

from collections import Counter
from datetime import datetime
from typing import Any

from documents.actions import order_paper
from records.clock import local_date
from records.ledger.actor import Actor, system_actor
from records.ledger.clock import now
from records.ledger.deeds import deed, record
from records.ledger.errors import Conflict, Invalid
from records.registers.calendars import calendar_for

from ..models import Answer, Assignment, Entry, Inspection, Publication
from ..permissions import POLICY, on_visit
from ..rules.publishing import RULES, WITHIN, lines_of, shown_until
from ..rules.visits import closing_problems, outcome_of
from .after import end_recheck, open_findings
from .checks import MOVED, order, step
from .draws import open_draw
from .entries import locked
from .matters import answer_matter
from .telling import tell_ended
from .wording import item_names, record_data, result_data

SIGNED = {"signature": "被检查单位已签名", "refusal": "被检查单位拒绝签名，执法人员注明情况"}


def standing(visit: Inspection) -> tuple[dict[str, str], dict[str, int]]:
    """The answers so far and the number of photographs, by content, of all organs."""
    rows = Answer.objects.filter(assignment__inspection=visit)
    answers = dict(rows.values_list("content", "result"))
    photos = Counter(Entry.objects.filter(inspection=visit, kind="photo").values_list("content", flat=True))
    return answers, photos


def problems_of(visit: Inspection, checks: list[Assignment]) -> list[Any]:
    """What still stands in the way of the end."""
    answers, photos = standing(visit)
    shown = visit.started_at is not None
    contents = [code for check in checks for code in sorted(check.contents)]
    return closing_problems(contents, answers, shown=shown, signed=bool(visit.signed), photos=photos)


@deed
def close_visit(visit: Inspection, *, by: Actor, at: datetime | None = None) -> Inspection:
    """End the visit of all organs at once, by any of its officers. Invalid lists what is missing."""
    POLICY.require(by, "visit.close", on_visit(by, visit))
    visit = locked(visit)
    if visit.state == Inspection.State.CLOSED:
        raise Conflict("visit.closed", MOVED)
    rows = visit.assignments.select_related("department__division", "premises__firm", "draw").order_by("id")
    checks = list(rows)
    problems = problems_of(visit, checks)
    if problems:
        raise Invalid("visit.incomplete", problems[0].sentence, problems)
    visit.record = order_record(visit, checks, by, at)
    visit.closed_at = at
    visit.move_to("closed")
    visit.save(update_fields=["record", "closed_at", "state"])
    stream = f"case:{visit.reference}"
    record("visit.close", stream=stream, subject=visit.reference, by=by, at=at, region=visit.region)
    for check in checks:
        end_check(check, by, at)
    tell_ended(visit, [check.outcome for check in checks], by=by, at=at)
    for draw in {check.draw_id: check.draw for check in checks if check.draw is not None}.values():
        open_draw(draw, by=system_actor("enforcement"), at=at)
    return visit


def order_record(visit: Inspection, checks: list[Assignment], by: Actor, at: datetime | None) -> Any:
    """现场检查笔录: one paper of the leading organ, for all."""
    firm = visit.premises.firm
    return order_paper(
        "site_record", key=f"site_record:{visit.reference}", upper_ref=visit.reference, department=visit.lead,
        data=record_data(visit, checks, SIGNED[visit.signed]), region=visit.region,
        recipients=[firm.organisation] if firm.organisation else [], by=by, at=at,
    )  # fmt: skip


def end_check(check: Assignment, by: Actor, at: datetime | None) -> None:
    """One organ's part: its outcome, its findings, its result to be published."""
    answers = dict(Answer.objects.filter(assignment=check).values_list("content", "result"))
    check.outcome = outcome_of(answers)
    check.move_to("done")
    check.save(update_fields=["outcome", "state"])
    step(check, "done", by, at)
    day = local_date(at or now())
    rule = RULES[check.kind]
    lines = lines_of(
        check.kind, name=check.premises.firm.name, organ=check.department.name["zh-Hans"], day=day,
        outcome=check.outcome, items=item_names(check.items),
    )  # fmt: skip
    due = calendar_for(check.region).add_working_days(day, WITHIN)
    Publication.objects.get_or_create(assignment=check, defaults={"lines": lines, "basis": rule.basis, "due_on": due})
    if check.kind == Assignment.Kind.RECHECK:
        end_recheck(check, by=by, at=at)
    else:
        open_findings(check, by=by, at=at)
        data = result_data(check, day, due, shown_until(check.kind, due))
        order(check, "inspection_result", f"inspection_result:{check.reference}", data, by=by, at=at)
    answer_matter(check, by=by, at=at)
