"""Findings: put right on the spot, ordered to be put right by a process with its clock and re-check, or handed on."""

from datetime import datetime

from blueprints.loading import load
from blueprints.models import Edition
from records.clock import local_date
from records.ledger.actor import Actor, system_actor
from records.ledger.clock import now
from records.ledger.deeds import deed
from records.ledger.errors import Conflict
from records.registers.calendars import calendar_for
from workflows.actions import Start, settle_task, start_process
from workflows.models import Process, Task

from ..models import Answer, Assignment, EnforcementCertificate, Finding
from ..permissions import POLICY, on_check
from .checks import order, plan_check
from .stepping import note_step
from .telling import tell_concluded, tell_rectify
from .wording import contents_of, order_data, recheck_data

PROCESS = "rectification"
RECHECK, CLOSE, REMINDED = "recheck", "close", "reminded"
BY_REMEDY = {"on_spot": "done", "clue": "clue"}
RECHECKED = {True: "复查合格，已改正。", False: "复查不合格，逾期未改正。"}


def open_findings(check: Assignment, *, by: Actor, at: datetime | None) -> None:
    """A finding per content that did not hold, with what follows."""
    contents = contents_of(check)
    for answer in Answer.objects.filter(assignment=check, result="bad").order_by("content"):
        finding, created = Finding.objects.get_or_create(
            assignment=check, content=answer.content,
            defaults={"remedy": answer.remedy, "found_at": at or now(), "region": check.region},
        )  # fmt: skip
        if not created:
            continue
        if answer.remedy == "rectify":
            order_rectification(finding, contents[answer.content], answer.note.plain(), by=by, at=at)
        else:
            move(finding, BY_REMEDY[answer.remedy], by, at)


def order_rectification(finding: Finding, content: object, note: str, *, by: Actor, at: datetime | None) -> None:
    """责令改正通知书 and the process that watches it; its step's term is the firm's term."""
    check = finding.assignment
    edition = Edition.objects.in_force("process", PROCESS, at)
    days = load(edition).task(RECHECK).days
    finding.due_on = calendar_for(check.region).add_working_days(local_date(at or now()), days)
    data = order_data(finding, content, note, finding.due_on)
    finding.order = order(check, "rectification_order", f"rectification:{finding.reference}", data, by=by, at=at)
    finding.save(update_fields=["due_on", "order"])
    start = Start(finding.reference, edition, {}, {"organ": check.department}, check.region)
    start_process(start, kind=PROCESS, by=system_actor("enforcement"), at=at)
    tell_rectify(finding, by=by, at=at)
    note_step(
        finding.reference, "open", stream=f"case:{finding.reference}", act="finding.open", region=finding.region, by=by,
        at=at,
    )  # fmt: skip


def move(finding: Finding, to: str, by: Actor, at: datetime | None, reason: str = "") -> None:
    """Move a finding to its end."""
    finding.move_to(to)
    finding.ended_at = at
    finding.save(update_fields=["state", "ended_at"])
    note_step(
        finding.reference, to, stream=f"case:{finding.reference}", act=f"finding.{to}", region=finding.region, by=by,
        at=at, reason=reason,
    )  # fmt: skip


@deed
def plan_recheck(finding: Finding, *, by: Actor, at: datetime | None = None) -> Assignment:
    """整改复查 of one finding by the same officers, outside the cap; once."""
    check = finding.assignment
    POLICY.require(by, "check.plan", on_check(by, check))
    if finding.state != Finding.State.OPEN:
        raise Conflict("finding.ended", "这个问题已经了结，不用再复查。请刷新页面。")
    officers = list(EnforcementCertificate.objects.filter(assignments=check).select_related("mandate"))
    return plan_check(
        check.premises, "recheck", items=check.items, department=check.department, key=f"recheck:{finding.reference}",
        officers=officers, trigger="recheck", trigger_ref=finding.reference, only=finding.content, by=by, at=at,
    )  # fmt: skip


def end_recheck(check: Assignment, *, by: Actor, at: datetime | None) -> None:
    """What the re-check came to settles the step of the process that waits for it."""
    finding = Finding.objects.select_related("assignment__premises__firm").get(reference=check.trigger_ref)
    answer = Answer.objects.get(assignment=check, content=finding.content)
    held = answer.result != "bad"
    data = recheck_data(finding, answer, local_date(at or now()), RECHECKED[held])
    order(check, "recheck_opinion", f"recheck_opinion:{check.reference}", data, by=by, at=at)
    process = Process.objects.get(upper_ref=finding.reference, parent_task=None)
    task = Task.objects.open().filter(process=process, key=RECHECK).first()
    if task is not None:
        do = "approve" if held else "refuse"
        settle_task(task, do=do, opinion=RECHECKED[held], by=by, at=at)  # type: ignore[arg-type]


@deed
def conclude_finding(process: Process, *, by: Actor, at: datetime | None = None) -> None:
    """The outcome of a rectification: approved means put right, refused a clue may follow. Again is nothing."""
    rows = Finding.objects.select_for_update(of=("self",)).select_related("assignment")
    finding = rows.filter(reference=process.upper_ref).first()
    if finding is not None and finding.state == Finding.State.OPEN and process.state != Process.State.WITHDRAWN:
        done = process.state == Process.State.APPROVED
        move(finding, "done" if done else "failed", by, at)
        tell_concluded(finding, by=by, at=at)


@deed
def remind_rectification(finding: Finding, *, by: Actor, at: datetime | None = None) -> None:
    """Tell the firm that the day is near, once."""
    POLICY.require(by, "finding.remind")
    tell_rectify(finding, by=by, at=at, again=True)
    note_step(
        finding.reference, REMINDED, stream=f"case:{finding.reference}", act="finding.remind", region=finding.region,
        by=by, at=at,
    )  # fmt: skip
