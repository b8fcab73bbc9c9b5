"""Claiming the next task at 8 and at 32 clients, deciding, and what an errand adds to the request."""

import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from statistics import median, quantiles
from unittest.mock import patch

from django.db import connection

from blueprints.actions import publish_edition, save_working_copy
from blueprints.models import Edition
from identity.actors import actor_of_mandates
from identity.models import Mandate
from records.ledger.actor import Actor, system_actor
from records.ledger.clock import now
from records.registers.models import Department
from workflows.actions import claim_next, decide_task, start_process
from workflows.models import Process, Task, TaskMove

from .limit import rate

SYSTEM = system_actor("bench")
TITLE = {"zh-Hans": "审查", "en": "Review"}
CODE = "bench_claim"
PROCESSES = 2
TASKS = 400
DECISIONS = 120


def official() -> Actor:
    """An, in today's posts."""
    rows = Mandate.objects.filter(person__user__username="an", ended_at=None).select_related("person", "department")
    return actor_of_mandates(list(rows.order_by("valid_from", "id")))


def edition() -> Edition:
    """A process of two steps for one department."""
    if not Edition.objects.filter(kind="process", code=CODE).exists():
        common = {"kind": "task", "title": TITLE, "dept": "organ", "days": 1}
        stages = [
            {**common, "key": "review", "nature": "review", "roles": ["approver"]},
            {**common, "key": "decide", "nature": "decide", "roles": ["signing_head"]},
        ]
        save_working_copy("process", CODE, {"title": TITLE, "stages": stages}, by=SYSTEM, owner="")
        publish_edition("process", CODE, by=SYSTEM)
    found: Edition = Edition.objects.current("process", now(), CODE).get()
    return found


def open_reviews(count: int, round_name: str) -> None:
    """Open tasks that nobody holds."""
    organ, pinned = Department.objects.get(role="market_regulation", division__code="990102000000"), edition()
    for number in range(count):
        start_process(
            kind="application", edition=pinned, upper_ref=f"BENCH-{round_name}-{number}", data={},
            departments={"organ": organ}, region="990102001", by=SYSTEM,
        )  # fmt: skip


def claim_until_none(clients: int) -> list[str]:
    """Each of `clients` threads takes the next task until there is none; the references taken."""

    def one(_: int) -> list[str]:
        by, taken = official(), []
        while task := claim_next(by=by):
            taken.append(task.reference)
        connection.close()
        return taken

    connection.close()
    with ThreadPoolExecutor(clients) as pool:
        return [reference for taken in pool.map(one, range(clients)) for reference in taken]


def claims(clients: int, name: str) -> float:
    """Claims per second by `clients` clients in two processes; AssertionError when a task was taken twice."""
    open_reviews(TASKS, name)
    connection.close()
    begun = time.perf_counter()
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("fork")) as pool:
        parts = list(pool.map(claim_until_none, [clients // PROCESSES] * PROCESSES))
    spent = time.perf_counter() - begun
    taken = [reference for part in parts for reference in part]
    assert len(set(taken)) == len(taken) >= TASKS, "a task was taken twice, or left"
    assert TaskMove.objects.filter(task__reference__in=taken).count() == len(taken)
    return len(taken) / spent


def timed(act: Callable[[Task], object], tasks: list[Task]) -> list[float]:
    """Milliseconds of an act on each task."""
    found = []
    for task in tasks:
        begun = time.perf_counter()
        act(task)
        found.append((time.perf_counter() - begun) * 1000)
    return found


def decisions() -> tuple[list[float], list[float]]:
    """Milliseconds of a decision, and of the same without its errand row, on tasks of An's own."""
    by = official()
    rows = Task.objects.open().filter(process__edition__code=CODE, holder__person=by.person_id)
    tasks = list(rows.select_related("process__edition")[: 2 * DECISIONS])

    def decide(task: Task) -> None:
        decide_task(task, do="approve", by=by)

    decide(tasks.pop())
    with_errand, without = timed(decide, tasks[::2]), []
    with patch("workflows.actions.deciding.put"):
        without = timed(decide, tasks[1::2])
    return with_errand, without


def measure_acting(limit: str, seconds: int) -> str:
    """The lines of the report."""
    name = f"{int(time.time())}"
    claim_limit = rate(limit, "claim.sql", seconds, 8)
    eight, many = claims(8, f"{name}a"), claims(32, f"{name}b")
    with_errand, without = decisions()
    late = quantiles(with_errand, n=20)[-1]
    Process.objects.filter(edition__code=CODE, state="running").update(state="withdrawn", ended_at=now())
    Task.objects.open().filter(process__edition__code=CODE).update(state="cancelled")
    return f"""
claim the next task, 8 clients         {eight:8.1f} /s   ({many:.1f} /s at 32 clients; never the same twice)
pgbench, 8 clients, one claim          {claim_limit:8.1f} /s   ratio {eight / claim_limit:.3f}
decide (the deed alone)                p50 {median(with_errand):.1f} ms  p95 {late:.1f} ms
errand row within it                   p50 {median(with_errand) - median(without):+.2f} ms"""
