"""Stopping, restarting and extending a case's clock: only by an article, told to the applicant (practice 2)."""

from datetime import datetime
from typing import Any

from records.clock import Clock, TermKind, local_date, reading
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, record
from records.ledger.errors import Conflict, Invalid, Problem
from records.registers.calendars import calendar_for

from ..models import Extension, Pause, Process
from ..permissions import POLICY, require_disinterested, timing_relations
from ..registry import ClockRules, PauseKind, process_kinds

UNFOUNDED = "没有法条允许这种情形停止计时：受理后补材料、内部流转都不停表。这次尝试已记入电子监察。"
NOT_RUNNING = "这件事还没有受理，或已经办结，计时不能暂停、恢复或延长。"
ALREADY = "计时已经暂停。请先结束现在的特别程序。"
NOT_PAUSED = "计时没有暂停，不用恢复。请刷新页面。"
NO_EXTENSION = "这个事项的法律没有规定可以延长期限，或已经延长过一次。"
HEAD_SAYS_WHY = "请写明理由：申请人会收到书面告知。"


@deed
def start_pause(
    process: Process, kind: str, *, days: int, reason: str, by: Actor, at: datetime | None = None
) -> Pause | None:
    """Stop the clock for a special procedure of `days` (in the unit that its rule says).

    None when no article allows `kind`: nothing stops, and the attempt is reported. Conflict when the clock does not
    run or is stopped already; Invalid without a reason or for longer than the rule allows.
    """
    process, rules = opened(process, "process.pause", by)
    lawful = next((row for row in rules.pauses if row.kind == kind), None)
    if lawful is None:
        follow(process, "refused", None, by=by, at=at)
        note(process, "process.pause_refused", process.reference, {"kind": kind[:40]}, by=by, at=at)
        return None
    if process.pauses.filter(ended_at=None).exists():
        raise Conflict("pause.open", ALREADY)
    refuse_vague(lawful, days, reason)
    moment = at or now()
    pause: Pause = Pause.objects.create(
        process=process, kind=kind, label=lawful.label, basis=lawful.basis, days=days, unit=lawful.unit,
        declared_until=last_day(moment, days, lawful.unit, process.region), reason=reason.strip(), started_at=moment,
        started_by_id=by.mandate_id, region=process.region,
    )  # fmt: skip
    detail = {"kind": kind, "days": days, "unit": lawful.unit, "basis": lawful.basis}
    note(process, "process.pause", pause.reference, detail, by=by, at=at)
    follow(process, "pause", pause, by=by, at=at)
    return pause


def refuse_vague(lawful: PauseKind, days: int, reason: str) -> None:
    """Invalid without a reason, without a length, or for longer than the rule allows."""
    problems = []
    if not reason.strip():
        problems.append(Problem("reason", HEAD_SAYS_WHY))
    if days < 1 or (lawful.days and days > lawful.days):
        problems.append(Problem("days", "请写明需要多少天，不超过规定的最长时间。"))
    if problems:
        raise Invalid("pause.vague", problems[0].sentence, problems)


def last_day(start: datetime, days: int, unit: str, region: str) -> Any:
    """The last day of a declared length."""
    kinds: dict[str, TermKind] = {"WD": "organ_wd"}
    clock = Clock(start, days, unit, kinds.get(unit, "calendar_plain"))  # type: ignore[arg-type]
    due = reading(clock, at=start, calendar=calendar_for(region)).due
    assert due is not None  # a clock without pauses always has a due day
    return local_date(due)


@deed
def end_pause(process: Process, *, by: Actor, at: datetime | None = None) -> Pause:
    """The special procedure is over: the clock runs again, today counts."""
    process, _ = opened(process, "process.resume", by)
    pause: Pause | None = process.pauses.select_for_update(of=("self",)).filter(ended_at=None).first()
    if pause is None:
        raise Conflict("pause.none", NOT_PAUSED)
    pause.ended_at, pause.ended_by_id = at, by.mandate_id
    pause.save(update_fields=["ended_at", "ended_by"])
    note(process, "process.resume", pause.reference, {"kind": pause.kind}, by=by, at=at)
    follow(process, "resume", pause, by=by, at=at)
    return pause


@deed
def extend_term(process: Process, *, reason: str, by: Actor, at: datetime | None = None) -> Extension:
    """The head of the organ extends the term once, by what the law allows; the applicant is told in writing."""
    process, rules = opened(process, "process.extend", by)
    if not rules.extension or process.extensions.exists():
        raise Conflict("extension.none", NO_EXTENSION)
    if not reason.strip():
        raise Invalid("extension.reason", HEAD_SAYS_WHY, [Problem("reason", HEAD_SAYS_WHY)])
    extension: Extension = Extension.objects.create(
        process=process, length=rules.extension, unit=rules.unit, basis=rules.extension_basis, reason=reason.strip(),
        approved_at=at or now(), approved_by_id=by.mandate_id, region=process.region,
    )  # fmt: skip
    detail = {"length": extension.length, "unit": extension.unit, "basis": extension.basis}
    note(process, "process.extend", extension.reference, detail, by=by, at=at)
    follow(process, "extension", extension, by=by, at=at)
    return extension


def opened(process: Process, act: str, by: Actor) -> tuple[Process, ClockRules]:
    """The locked process with the rules of its clock; NotAllowed, or Conflict when no clock runs."""
    POLICY.require(by, act, timing_relations(by, process))
    require_disinterested(by, process)
    process = Process.objects.select_for_update().get(pk=process.pk)
    rules = process_kinds.get(process.kind).clock(process.upper_ref)
    if process.state != Process.State.RUNNING or not rules.running:
        raise Conflict("clock.not_running", NOT_RUNNING)
    return process, rules


def follow(process: Process, event: str, row: Any, *, by: Actor, at: datetime | None) -> None:
    """What the kind of the case does when its clock changes."""
    process_kinds.get(process.kind).clock_changed(process, event, row, by=by, at=at)


def note(
    process: Process, act: str, subject: str, detail: dict[str, Any], *, by: Actor, at: datetime | None
) -> None:  # fmt: skip
    """One entry in the case's trail."""
    stream = f"case:{process.upper_ref}"
    record(act, stream=stream, subject=subject, by=by, at=at, region=process.region, detail=detail)
