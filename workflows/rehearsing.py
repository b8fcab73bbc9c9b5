"""What a simulation is fed with: last month's durations by stage, last month's facts; nothing about anybody."""

from collections import defaultdict
from datetime import datetime, timedelta
from typing import Any

from blueprints.loading import lifted
from blueprints.models import Edition, WorkingCopy
from blueprints.registry import blueprint_kinds
from records.ledger.actor import Actor
from records.registers.models import Department

from .models import Process as Case
from .models import Task
from .rules.blueprint import Process
from .rules.simulating import Simulation, StageModel, simulate

MONTH = timedelta(days=30)
ROWS = 5000
SEED = 20261125
DRAFT = "draft:"


def choices(actor: Actor, at: datetime) -> list[tuple[str, dict[str, str]]]:
    """What can be run: one's own department's working copies first, then what is published."""
    drafts = WorkingCopy.objects.filter(kind="process", owner=actor.department or "none").order_by("code")
    published = Edition.objects.current("process", at)
    return [
        *((f"{DRAFT}{row.code}", row.content["title"]) for row in drafts),
        *((row.code, row.content["title"]) for row in published),
    ]


def edition_of(choice: str, actor: Actor, at: datetime) -> Process:
    """The process behind a choice."""
    if choice.startswith(DRAFT):
        row = WorkingCopy.objects.get(kind="process", code=choice.removeprefix(DRAFT), owner=actor.department)
        content = row.content
    else:
        edition = Edition.objects.current("process", at, choice)[0]
        content = lifted("process", edition.content, edition.schema_version)
    value: Process = blueprint_kinds.get("process").model.model_validate(content)  # type: ignore[assignment]
    return value


def stage_models(process: Process, code: str, at: datetime) -> dict[str, StageModel]:
    """What is known of each stage: last month's durations and refusals of the same code, else the days allowed."""
    rows = Task.objects.filter(process__edition__code=code, state="done", done_at__gte=at - MONTH)
    taken, refused = defaultdict[str, list[float]](list), defaultdict[str, int](int)
    for key, opened, done, decision in rows.values_list("key", "opened_at", "done_at", "decision")[:ROWS]:
        stage = key.partition("#")[0]
        taken[stage].append((done - opened).total_seconds() / 86400)
        refused[stage] += decision == "refuse"
    return {
        key: StageModel(stage.dept, tuple(taken[key]) or (float(stage.days),), refused[key] / max(1, len(taken[key])))
        for key, stage in process.tasks().items()
    }


def personas(code: str, at: datetime) -> list[dict[str, Any]]:
    """The facts of last month's cases, as conditions read them (numbers, choices, ticks); one empty one without any."""
    flows = Case.objects.filter(edition__code=code, started_at__gte=at - MONTH).values_list("flow", flat=True)[:500]
    return [flow["data"] for flow in flows] or [{}]


def rehearse(
    choice: str, *, cases: int, per_day: float, people: int, actor: Actor, at: datetime
) -> tuple[Simulation, bool]:
    """Run an edition with so many people in each department; whether last month's figures fed it."""
    process, code = edition_of(choice, actor, at), choice.removeprefix(DRAFT)
    models, facts = stage_models(process, code, at), personas(code, at)
    staff = {model.department: people for model in models.values()}
    run = simulate(process.graph(), models, facts, cases=cases, per_day=per_day, staff=staff, seed=SEED)
    return run, facts != [{}]


def names(region: str) -> dict[str, Any]:
    """What the departments of a region are called, by role."""
    rows = Department.objects.filter(division__code=region[:6].ljust(12, "0"))
    return {row.role: row.name for row in rows}
