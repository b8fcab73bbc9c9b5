"""What a case's pages show beyond its data: what the applicant must do, the arithmetic of each clock, the log."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from documents.models import Paper
from records.clock import Reading
from records.clock.wording import number_in, sentence
from records.ledger.kept import Kept
from workflows.models import Pause, Task

from .case_items import materials_of_case, names_in_case
from .clocks import Timing
from .models import Application, CaseMessage, Correction, Deferral, ReviewOutcome

CLOCKS = {
    "acceptance": gettext_lazy("受理期限"), "promised": gettext_lazy("承诺期限"), "statutory": gettext_lazy("法定期限"),
    "delivery": gettext_lazy("送达期限"),
}  # fmt: skip

OWED = Kept(lambda root: Deferral.objects.filter(application=root, delivered_at=None, lapsed_at=None))
TASKS = Kept(
    lambda references: (
        Task.objects.filter(process__upper_ref__in=references)
        .select_related("department", "process", "visit_part__visit")
        .order_by("-opened_at")
    )
)
WORDS = Kept(lambda case: CaseMessage.objects.filter(application=case).select_related("department"))
NOTICES = Kept(lambda root: Correction.objects.filter(application=root))


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """One clock, line by line, as it is told to everybody."""

    name: str
    reading: Reading
    lines: tuple[str, ...]


def arithmetic(readings: Mapping[str, Reading]) -> list[Arithmetic]:
    """The clocks of a case in words, the same for applicant, clerk and supervisor."""
    return [
        Arithmetic(str(CLOCKS[name]), shown, tuple(line_words(line) for line in shown.lines))
        for name, shown in readings.items()
    ]


def line_words(line: Any) -> str:
    """One line of the arithmetic in the reader's language."""
    message, values = sentence(line)
    number = number_in(line)
    said = _(message) if number is None else ngettext(message, message, 1 if number == 1 else 2)
    return said % values


def waiting_for_me(root: Application) -> Correction | None:
    """The correction notice that the applicant has to answer."""
    return waiting_among(NOTICES(root.pk))


def waiting_among(notices: Iterable[Correction]) -> Correction | None:
    """The one of them that is neither answered nor lapsed."""
    return next((row for row in notices if row.answered_at is None and row.lapsed_at is None), None)


def named_marks(case: Application, notice: Correction | None) -> list[tuple[Any, Any]]:
    """What a correction notice marks, each with what people call it."""
    names = names_in_case(case) if notice else {}
    marks = notice.marks.all() if notice else ()
    return [(names.get((mark.kind, mark.element), {"zh-Hans": mark.element}), mark) for mark in marks]


def owed_by(root: Application) -> list[tuple[Any, Any]]:
    """Materials promised for later and not there yet, with their names."""
    rows = OWED(root.pk)
    names = {material.element: material.name for material in materials_of_case(root)} if rows else {}
    return [(row, names.get(row.element, row.element)) for row in rows]


def moves_of(case: Application, cases: list[Application]) -> Iterable[dict[str, Any]]:
    """Submission and receipt of the whole; of each member acceptance and an end without a decision."""
    yield {"at": case.submitted_at, "kind": "submitted", "who": None, "what": case.name}
    if case.received_at:
        yield {"at": case.received_at, "kind": "received", "who": None, "what": case.name}
    for member in cases:
        if member.parent_id and member.received_at and case.received_at and member.received_at > case.received_at:
            yield {"at": member.received_at, "kind": "followed", "who": None, "what": member.name}
        if member.accepted_at:
            kind = "deemed" if member.deemed else "accepted"
            yield {"at": member.accepted_at, "kind": kind, "who": member.department.name, "what": member.name}
        if member.ended_at and member.state in {"not_accepted", "terminated", "withdrawn"}:
            yield {"at": member.ended_at, "kind": member.state, "who": None, "what": member.name}


def events_of(
    case: Application,
    cases: list[Application],
    papers: Iterable[Paper],
    tasks: Iterable[Task],
    outcomes: Iterable[ReviewOutcome],
    known: Mapping[str, Timing],
    notices: Iterable[Correction],
) -> list[dict[str, Any]]:
    """The log, newest first: submission, receipt, corrections, acceptance, pauses, steps, papers, the end."""
    found: list[dict[str, Any]] = [*moves_of(case, cases), *corrections(case, notices), *clock_events(cases, known)]
    found += [
        {"at": t.done_at, "kind": t.nature, "who": t.department.name, "what": t.title, "decision": t.decision}
        for t in tasks
        if t.done_at and t.decision and t.nature != "intake"
    ]
    found += [
        {
            "at": p.made_at,
            "kind": "paper",
            "who": p.department.name,
            "what": p.data.get("title"),
            "href": reverse("documents:file", args=[p.reference]),
        }
        for p in papers
        if p.made_at
    ]
    found += [
        {"at": o.recorded_at, "kind": "reviewed", "who": o.organ, "what": o.get_outcome_display()} for o in outcomes
    ]
    return sorted(found, key=lambda event: event["at"], reverse=True)


def corrections(case: Application, notices: Iterable[Correction]) -> Iterable[dict[str, Any]]:
    """Notices sent, answered, lapsed."""
    for row in notices:
        for kind, at in (("correction", row.sent_at), ("corrected", row.answered_at), ("lapsed", row.lapsed_at)):
            if at is not None:
                yield {"at": at, "kind": kind, "who": None, "what": case.name}


def clock_events(cases: list[Application], known: Mapping[str, Timing]) -> Iterable[dict[str, Any]]:
    """Pauses begun and ended, extensions."""
    for case in cases:
        timing = known.get(case.reference, Timing())
        for pause in timing.pauses:
            yield from pause_events(pause, case)
        for extension in timing.extensions:
            who = case.department.name
            yield {"at": extension.approved_at, "kind": "extension", "who": who, "what": case.name}


def pause_events(pause: Pause, case: Application) -> Iterable[dict[str, Any]]:
    """A pause as it began and ended."""
    yield {"at": pause.started_at, "kind": "pause", "who": case.department.name, "what": pause.label}
    if pause.ended_at is not None:
        yield {"at": pause.ended_at, "kind": "resume", "who": case.department.name, "what": pause.label}


def latest_due(cases: Iterable[Application]) -> Any:
    """The day by which everything is promised; None while any has none."""
    days = [case.promised_due for case in cases if not case.ended]
    return max(days) if days and all(days) else None  # type: ignore[type-var]


def version_parts(root: Application, cases: list[Application], papers: list[Paper], *counted: int) -> list[Any]:
    """What a poll compares."""
    return [
        *((c.reference, c.state, str(c.promised_due)) for c in [root, *cases]),
        *((p.reference, p.status) for p in papers), *counted,
    ]  # fmt: skip


def tasks_of(references: Collection[str]) -> list[Task]:
    """The tasks of cases, newest first, with what the page reads."""
    return TASKS(sorted(references))


def doing_now(tasks: Iterable[Task]) -> dict[str, list[Any]]:
    """The steps that are open, by case number: what is being done at this moment."""
    found: dict[str, list[Any]] = {}
    for task in tasks:
        if task.done_at is None and task.nature != "intake":
            found.setdefault(task.process.upper_ref, []).append(task.title)
    return found
