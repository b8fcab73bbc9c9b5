"""Approvals (performance.md §8, 4 and 9): claiming the next task at 8 and at 32 clients, deciding, what an errand adds
to the request, the steps that workers carry; each beside its limit, in interleaved rounds."""

import http.client
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from statistics import median, quantiles
from threading import Barrier
from typing import NamedTuple
from unittest.mock import patch
from urllib.parse import urlencode, urlsplit

from django.db import connection

from blueprints.actions import publish_edition, save_working_copy
from blueprints.models import Edition
from identity.actors import actor_of_mandates
from identity.models import Mandate
from portal import journey
from records.ledger.actor import Actor, system_actor
from records.ledger.bells import ring
from records.ledger.carrying import carry
from records.ledger.clock import now
from records.ledger.deeds import write_errands
from records.registers.models import Department
from services.models import Application
from workflows.actions import Start, claim_next, decide_task, start_processes
from workflows.models import Process, Task, TaskMove

from .cases import fill_cases, made
from .citizen import cookies
from .limit import fill_limit, rate
from .stepping import bare_celery, bare_outbox

SYSTEM = system_actor("bench")
TITLE = {"zh-Hans": "审查", "en": "Review"}
CODE = "bench_claim"
PROCESSES, ROUNDS, CLIENTS, MANY = 2, 3, 8, 32
TASKS, DECISIONS = 240, 100
NEXT = "/tasks/next/"


class Round(NamedTuple):
    """One round: claims, decisions and steps per second, milliseconds of decisions and of their errands."""

    limit_claim: float
    eight: float
    many: float
    http: float
    deciding: list[float]
    rows: list[float]
    bells: list[float]
    steps: float
    outbox: float
    celery: float


class Spell(NamedTuple):
    """What was done from when to when, in seconds of the clock that processes share."""

    refs: list[str]
    begun: float
    ended: float

    @property
    def rate(self) -> float:
        """So many a second."""
        return len(self.refs) / (self.ended - self.begun)


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


def open_reviews(count: int) -> None:
    """Open tasks that nobody holds, each of a firm's case of its own."""
    organ, pinned = Department.objects.get(role="market_regulation", division__code="990102000000"), edition()
    fill_cases(made() + count * 2)
    busy = Process.objects.filter(upper_ref__startswith="bench").values("upper_ref")
    idle = Application.objects.filter(reference__startswith="bench").exclude(reference__in=busy)
    references = list(idle.order_by("-reference").values_list("reference", flat=True)[:count])
    starts = [Start(reference, pinned, {}, {"organ": organ}, "990102001") for reference in references]
    start_processes(starts, kind="application", by=SYSTEM)


def claim_until_none(clients: int) -> Spell:
    """Each of `clients` threads takes the next task until there is none, all from one moment on."""
    gate = Barrier(clients)

    def one(_: int) -> Spell:
        by, taken = official(), list[str]()
        gate.wait()
        begun = time.time()
        while task := claim_next(by=by):
            taken.append(task.reference)
        ended = time.time()
        connection.close()
        return Spell(taken, begun, ended)

    with ThreadPoolExecutor(clients) as pool:
        return together(list(pool.map(one, range(clients))))


def together(spells: list[Spell]) -> Spell:
    """Several as one: from the first beginning to the last end."""
    refs = [ref for spell in spells for ref in spell.refs]
    return Spell(refs, min(spell.begun for spell in spells), max(spell.ended for spell in spells))


@contextmanager
def two_processes() -> Iterator[ProcessPoolExecutor]:
    """As many workers as the portal's web server has; none shares a connection with this process."""
    connection.close()
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("fork")) as pool:
        list(pool.map(time.sleep, [0.1] * PROCESSES))
        yield pool


def claims(clients: int) -> float:
    """Claims per second by the product's own function; AssertionError when a task was taken twice, or one is left."""
    open_reviews(TASKS)
    with two_processes() as pool:
        spell = together(list(pool.map(claim_until_none, [clients // PROCESSES] * PROCESSES)))
    assert len(set(spell.refs)) == len(spell.refs) >= TASKS, "a task was taken twice, or left"
    assert TaskMove.objects.filter(task__reference__in=spell.refs).count() == len(spell.refs)
    return spell.rate


def press_next(site: str, cookie: str) -> int:
    """Press the button “next” on one connection until there is none; how many were taken."""
    token = next(part.split("=", 1)[1] for part in cookie.split("; ") if part.startswith("csrftoken="))
    headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded", "Connection": "keep-alive"}
    link, taken = http.client.HTTPConnection(urlsplit(site).netloc, timeout=30), 0
    while True:
        link.request("POST", NEXT, urlencode({"csrfmiddlewaretoken": token}), headers)
        answer = link.getresponse()
        answer.read()
        if answer.status != 302:
            raise RuntimeError(f"{NEXT} answered {answer.status}")
        if "none" in answer.headers["Location"]:
            link.close()
            return taken
        taken += 1


def claims_over_http(site: str, cookie: str) -> float:
    """Claims per second of 8 clients at the web server."""
    open_reviews(TASKS)
    with ThreadPoolExecutor(CLIENTS) as pool:
        begun = time.perf_counter()
        taken = sum(pool.map(partial(press_next, site), [cookie] * CLIENTS))
        spent = time.perf_counter() - begun
    assert taken >= TASKS, "a task was left"
    return taken / spent


def timed(function: Callable[..., object], spent: list[float]) -> Callable[..., object]:
    """The function; it notes its milliseconds."""

    def run(*args: object, **kwargs: object) -> object:
        begun = time.perf_counter()
        try:
            return function(*args, **kwargs)
        finally:
            spent.append((time.perf_counter() - begun) * 1000)

    return run


def decisions() -> tuple[list[float], list[float], list[float]]:
    """Milliseconds of a decision, of its errand's row within it, of the bell after its commit; all that was claimed is
    decided."""
    by = official()
    mine = Task.objects.open().filter(process__edition__code=CODE, key="review", holder__person=by.person_id)
    tasks = list(mine.select_related("process")[: 3 * TASKS])
    spent, rows, bells = list[float](), list[float](), list[float]()
    decide = timed(decide_task, spent)
    with (
        patch("records.ledger.deeds.write_errands", timed(write_errands, rows)),
        patch("records.ledger.bells.ring", timed(ring, bells)),
    ):
        for task in tasks:
            decide(task, do="approve", by=by)
    return spent[-DECISIONS:], rows[-DECISIONS:], bells[-DECISIONS:]


def carry_until_none(_: int = 0) -> Spell:
    """What a worker does with its queue, batch after batch."""
    connection.ensure_connection()
    begun, done = time.time(), 0
    while some := carry("approvals"):
        done += some
    ended = time.time()
    connection.close()
    return Spell([""] * done, begun, ended)


def steps() -> float:
    """Steps per second of two workers."""
    with two_processes() as pool:
        return together(list(pool.map(carry_until_none, range(PROCESSES)))).rate


def clear() -> None:
    """Nothing of earlier rounds is left open or due."""
    Process.objects.filter(edition__code=CODE, state="running").update(state="withdrawn", ended_at=now())
    Task.objects.open().filter(process__edition__code=CODE).update(state="cancelled")
    carry_until_none()


def measure_round(site: str, cookie: str, limit: str, seconds: int) -> Round:
    """Every limit beside what it bounds."""
    clear()
    fill_limit(limit)
    limit_claim = rate(limit, "claim.sql", seconds, CLIENTS)
    eight, many, over_http = claims(CLIENTS), claims(MANY), claims_over_http(site, cookie)
    decided = decisions()
    return Round(limit_claim, eight, many, over_http, *decided, steps(), bare_outbox(limit), bare_celery(limit))


def measure_acting(site: str, limit: str, seconds: int) -> list[Round]:
    """The rounds."""
    cookie, rounds = cookies(journey.log_in(site, "an")), []
    for number in range(ROUNDS):
        print(f"→ approvals, round {number + 1} of {ROUNDS}", flush=True)
        rounds.append(measure_round(site, cookie, limit, seconds))
    clear()
    return rounds


def report_acting(rounds: list[Round]) -> str:
    """Medians and ratios beside the goals."""
    middle = {name: median(getattr(one, name) for one in rounds) for name in Round._fields if name not in SAMPLES}
    deciding, rows, bells = ([ms for one in rounds for ms in getattr(one, name)] for name in SAMPLES)
    limit, outbox, celery = middle["limit_claim"], middle["outbox"], middle["celery"]
    eight, many, over_http, carried = (middle[name] for name in ("eight", "many", "http", "steps"))
    return f"""
approvals, {len(rounds)} interleaved rounds, medians
claim the next task, 8 clients         {eight:8.1f} /s   ratio {eight / limit:.3f}   goal 4: at least 0.08
  at 32 clients                        {many:8.1f} /s   ratio {many / limit:.3f}   no task twice, none left
  over HTTP, 8 clients                 {over_http:8.1f} /s   ratio {over_http / limit:.3f}
pgbench, 8 clients, one claim          {limit:8.1f} /s
decide (the deed)                      p50 {median(deciding):6.2f} ms  p95 {late(deciding):6.2f} ms
the errand's row within it             p50 {median(rows):6.2f} ms  p95 {late(rows):6.2f} ms   goal 9: at most 0.5
the bell after its commit              p50 {median(bells):6.2f} ms  p95 {late(bells):6.2f} ms
step, two workers                      {carried:8.1f} /s
bare outbox, two workers, 20 at a time {outbox:8.1f} /s   ratio {carried / outbox:.3f}   goal 9: at least 0.6
bare Celery, two workers, one by one   {celery:8.1f} /s   ratio {carried / celery:.3f}   goal 9: at least 1.5"""


SAMPLES = ("deciding", "rows", "bells")


def late(spent: list[float]) -> float:
    """The 95th of a hundred."""
    return quantiles(spent, n=20)[-1]
