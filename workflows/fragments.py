"""Parts of the task page: the time left, where the process stands and why, what else the actor may do."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.timezone import localdate
from django.utils.translation import get_language

from blueprints.loading import load
from blueprints.texts import say
from identity.models import Mandate
from records.calendar import WorkCalendar
from records.clock import Light, local_date
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.kept import Kept

from .forms import DiscussionForm, ExtensionForm, GroundForm, MoveForm, PauseForm, VoteForm, WordsForm
from .models import Extension, Pause, Process, Task, TaskMove, Voice
from .naming import condition_words, facts_of
from .permissions import POLICY, held_by_another, relations, timing_relations
from .registry import process_kinds
from .rules.explaining import Line, explain
from .rules.pathing import still_needed

DONE = Kept(
    lambda process: (
        Task.objects.filter(process=process).select_related("department", "mandate__person").order_by("opened_at", "id")
    )
)
VOICES = Kept(lambda task: Voice.objects.filter(task=task).select_related("mandate__person"))
MOVES = Kept(
    lambda task: TaskMove.objects.filter(task=task).select_related(
        "mandate__person", "to_department", "to_holder__person"
    )
)
PAUSES = Kept(lambda process: Pause.objects.filter(process=process))
EXTENSIONS = Kept(lambda process: Extension.objects.filter(process=process))
OFFICE = Kept(
    lambda department, day: Mandate.objects.held_on(day).filter(department=department).select_related("person")
)
ABLE = Kept(
    lambda department, roles, day: (
        Mandate.objects.held_on(day).filter(department=department, role__in=roles).select_related("person")
    )
)


@dataclass(frozen=True, slots=True)
class TimeLeft:
    """A light and whole working days: negative when late."""

    light: Light
    left: int


def time_left(due: datetime, calendar: WorkCalendar) -> TimeLeft:
    """Working days from today to the day a task is due, by a region's calendar."""
    return days_left(local_date(due), calendar)


def days_left(last: date, calendar: WorkCalendar) -> TimeLeft:
    """The same for a day."""
    today = local_date(now())
    if last < today:
        return TimeLeft("red", -max(1, calendar.count_between(last, today)))
    left = calendar.count_between(today, last)
    return TimeLeft("yellow" if left <= 1 else "green", left)


def progress_context(process: Process, calendar: WorkCalendar) -> dict[str, Any]:
    """Every stage with where it stands and why; beside it the tasks as they were done."""
    edition = load(process.edition)
    titles = edition.titles()
    tasks = DONE(process.pk)
    last = {task.key: task for task in tasks}
    lines = [stage_line(line, titles, last.get(line.key)) for line in explain(edition.graph(), process.flow)]
    skipped = [row for row in lines if row["line"].code == "condition"]
    facts = facts_of(process) if skipped else {}
    for row in skipped:
        row["condition"] = condition_words(row["line"].values, facts)
    return {"history": tasks, "lines": lines, **forecast(process, tasks, calendar)}


def forecast(process: Process, tasks: list[Task], calendar: WorkCalendar) -> dict[str, Any]:
    """Whether the days that the stages still need fit into the days that the case still has (working days)."""
    due = process_kinds.get(process.kind).due(process.upper_ref)
    if due is None or process.state != Process.State.RUNNING:
        return {}
    running = [task for task in tasks if task.state == Task.State.OPEN]
    left = {task.key: max(0, time_left(task.due_at, calendar).left) for task in running}
    needed = still_needed(load(process.edition).graph(), process.flow, left)
    given = max(0, calendar.count_between(local_date(now()), due))
    return {"forecast": {"needed": needed, "given": given, "due": due, "short": needed > given}}


def stage_line(line: Line, titles: dict[str, Any], task: Task | None) -> dict[str, Any]:
    """One line with the titles of the stages that its reason names."""
    named = [titles[key.partition("#")[0]] for key in line.keys]
    number = line.key.partition("#")[2]
    return {"line": line, "title": titles[line.key.partition("#")[0]], "number": number, "named": named, "task": task}


def acts_context(actor: Actor, task: Task, given: dict[str, Any]) -> dict[str, Any]:
    """What else the actor may do with an open task; forms that were just refused are kept as `given`."""
    held = relations(actor, task)
    voices, moves = VOICES(task.pk), MOVES(task.pk)
    if task.state != Task.State.OPEN or not held:
        return {"acts": {}, "moves": moves, "voices": voices}
    mine = task.holder_id is None or not held_by_another(actor, task)
    acts: dict[str, Any] = {
        "claim": task.holder_id is None and POLICY.allows(actor, "task.claim", held),
        "release": task.holder_id is not None and mine and POLICY.allows(actor, "task.claim", held),
    }
    if POLICY.allows(actor, "task.reassign", held) and (mine or actor.has_role("signing_head")):
        acts["reassign"] = MoveForm(choices=colleagues(task, actor))
    talked = [move for move in moves if move.act in {"escalate", "answer"}]
    asked = max(talked, key=lambda move: (move.moved_at, move.pk), default=None)
    if asked is not None and asked.act == "escalate":
        acts["answer"] = WordsForm() if POLICY.allows(actor, "task.answer", held) else None
        acts["question"] = asked
    elif mine and POLICY.allows(actor, "task.escalate", held):
        acts["escalate"] = WordsForm()
    if POLICY.allows(actor, "interest.declare", {"own"}):
        acts["interest"] = GroundForm()
    if task.nature == "panel" and POLICY.allows(actor, "task.vote", held):
        acts["vote"] = VoteForm()
    if task.nature == "discussion" and not voices and POLICY.allows(actor, "discussion.record", held):
        acts["discussion"] = DiscussionForm(people=attendants(task.department_id))
    return {"acts": {**acts, **given.pop("acts", {})}, "moves": moves, "voices": voices}


def colleagues(task: Task, actor: Actor) -> list[tuple[str, str]]:
    """Those of the department who may do the task today."""
    posts = in_office(task)
    return [(post.reference, known_as(post)) for post in posts if post.person_id != actor.person_id]


def known_as(post: Mandate) -> str:
    """A colleague in a list: two may have the same masked name, so the post stands beside it."""
    title = say(post.title, get_language() or "") if post.title else ""
    return f"{post.person.name_masked} · {title}" if title else str(post.person.name_masked)


def in_office(task: Task) -> list[Mandate]:
    """The posts of the task's department that may do it today."""
    return ABLE(task.department_id, task.roles, localdate())


def attendants(department: UUID) -> list[tuple[str, str]]:
    """One post of everybody in a department today."""
    posts = OFFICE(department, localdate())
    return list({post.person_id: (post.reference, known_as(post)) for post in posts}.values())


def timing_panel(process: Process, actor: Actor, **forms: Any) -> dict[str, Any]:
    """Pauses, extensions, and the forms offered now."""
    rules = process_kinds.get(process.kind).clock(process.upper_ref)
    held = timing_relations(actor, process)
    pauses, extensions = PAUSES(process.pk), EXTENSIONS(process.pk)
    found: dict[str, Any] = {"pauses": pauses, "extensions": extensions}
    if not rules.running or process.state != Process.State.RUNNING:
        return found
    standing = any(pause.ended_at is None for pause in pauses)
    if standing:
        found["may_resume"] = POLICY.allows(actor, "process.resume", held)
    elif rules.pauses and POLICY.allows(actor, "process.pause", held):
        found["pause_form"] = PauseForm(kinds=rules.pauses)
    if rules.extension and not extensions and POLICY.allows(actor, "process.extend", held):
        found["extension_form"], found["extension"] = ExtensionForm(), rules
    return {**found, **forms}
