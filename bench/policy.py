"""What policy and lists cost: who may, what one sees, the clerk's work lists over a province's cases and grants."""

import os
import time
from collections.abc import Callable
from statistics import median
from typing import Any

from django.db import connection
from django.test import Client
from django.utils.timezone import localdate

from identity.actors import actor_of_mandates
from identity.models import Mandate, User
from records.ledger.policy import Policy
from services.models import Application
from workflows.models import Task

from .cases import fill_cases, made
from .grants import fill_grants
from .plans import look_at

CASES = int(os.environ.get("BENCH_CASES") or 1_000_000)
GRANTS = int(os.environ.get("BENCH_GRANTS") or 100_000)
ROUNDS = 3
TIMES = 40
MOST = 10_000  # rows a node of a plan may touch on the first page
BARE = "SELECT reference, submitted_at FROM services_application WHERE id = %s"


def spent(act: Callable[[], Any], times: int = TIMES) -> float:
    """Milliseconds of one act: the median of many."""
    found = []
    for _ in range(times):
        begun = time.perf_counter()
        act()
        found.append((time.perf_counter() - begun) * 1000)
    return median(found)


def bare_query() -> None:
    """The least a statement costs: one row by its key."""
    with connection.cursor() as cursor:
        cursor.execute(BARE, ["00000000-0000-0000-0000-000000000000"])
        cursor.fetchall()


def clerk() -> Any:
    """Mo at her post."""
    posts = Mandate.objects.held_on(localdate()).filter(person__user__username="mo")
    return actor_of_mandates(list(posts.select_related("person", "department")))


def desk(user: User) -> Client:
    """A client that is logged in as the clerk."""
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def opened(client: Client, door: str) -> None:
    """Draw a page; an answer that is none stops the bench."""
    answer = client.get(door)
    if answer.status_code != 200:
        raise RuntimeError(f"{door} answered {answer.status_code}")


def scenarios() -> dict[str, Callable[[], Any]]:
    """What is measured, by name; the first two are what the others are compared with."""
    by, client = clerk(), desk(User.objects.get(username="mo"))
    policy = Policy("bench", {"act": {("window_clerk", "region"), ("approver", "department")}})
    queue = Application.objects.all().waiting_for(by).defer("answers")
    one = Application.objects.filter(parent=None, at_desk=True, region=by.region).order_by("submitted_at")[0].reference
    tasks = Task.objects.visible_to(by).open().for_roles(by).order_by("due_at", "id")
    return {
        "bare statement, one row by key": bare_query,
        "bare page (liveness)": lambda: opened(client, "/healthz/live"),
        "policy: may an actor do an act": lambda: policy.allows(by, "act", {"region"}),
        "one visible case by its number": lambda: Application.objects.visible_to(by).filter(reference=one).first(),
        "the counter's queue, 51 rows": lambda: list(queue[:51]),
        "the office's tasks, 51 rows": lambda: list(tasks[:51]),
        "page /desk/, 50 rows": lambda: opened(client, "/desk/"),
        "page /tasks/, 50 rows": lambda: opened(client, "/tasks/"),
    }


def measure_policy() -> str:
    """Fill, measure in interleaved rounds, look at the plans; the report."""
    fill_cases(CASES)
    fill_grants(GRANTS)
    acts = scenarios()
    rounds = [{name: spent(act) for name, act in acts.items()} for _ in range(ROUNDS)]
    middle = {name: median(one[name] for one in rounds) for name in acts}
    names = list(acts)
    size = f"over {made():,} cases and {GRANTS:,} grants"
    lines = ["", f"{size:40s} ms   ratio to the bare statement   to the bare page"]
    for name in names:
        to_statement, to_page = middle[name] / middle[names[0]], middle[name] / middle[names[1]]
        lines.append(f"{name:34s} {middle[name]:10.3f}   {to_statement:10.2f}   {to_page:20.2f}")
    for name in names[-2:]:
        seen = look_at(acts[name])
        verdict = "ok" if seen.widest <= MOST else "TOO MANY"
        found = f"{seen.queries} statements, widest node of their plans {seen.widest:,} rows"
        lines.append(f"{name:34s} {found}: {verdict}")
    return "\n".join(lines)
