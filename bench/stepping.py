"""What a step costs at least (performance.md §5): five statements by the barest Django, carried from an outbox in
batches, or one by one by Celery with its connections kept; two processes each."""

import contextlib
import os
import subprocess
import sys
import time

import psycopg2
from celery import Celery

from portal.ports import wait_until

from .limit import HERE

WORKERS, STEPS = 2, 1200
FILL = (
    "TRUNCATE outbox",
    "DELETE FROM task WHERE application < 0",
    "INSERT INTO task (application, step, state) SELECT -n, 1, 3 FROM generate_series(1, %(count)s) AS n",
    "INSERT INTO outbox (kind, ref) SELECT 'advance', -n FROM generate_series(1, %(count)s) AS n",
    "ANALYZE task",
)


def fill(limit: str) -> None:
    """STEPS jobs that are due."""
    with contextlib.closing(psycopg2.connect(limit)) as link, link.cursor() as hand:
        for statement in FILL:
            hand.execute(statement, {"count": STEPS})
        link.commit()


def left(limit: str) -> int:
    """How many jobs are not done."""
    with contextlib.closing(psycopg2.connect(limit)) as link, link.cursor() as hand:
        hand.execute("SELECT count(*) FROM outbox WHERE done_at IS NULL")
        found = hand.fetchone()
    return int(found[0]) if found else 0


def bare(limit: str, *words: str, read: bool = False) -> "subprocess.Popen[str]":
    """A process of the barest Django on the limit's database."""
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "bare_settings", "BENCH_LIMIT": limit}
    out = subprocess.PIPE if read else subprocess.DEVNULL
    return subprocess.Popen(
        [sys.executable, *words], cwd=HERE, env=env, stdout=out, stderr=subprocess.DEVNULL, text=True
    )


def bare_outbox(limit: str) -> float:
    """Steps per second, twenty in a transaction."""
    fill(limit)
    children = [bare(limit, "bare_step.py", read=True) for _ in range(WORKERS)]
    told = [[float(word) for word in child.communicate()[0].split()] for child in children]
    return sum(done for done, _, _ in told) / (max(end for *_, end in told) - min(begun for _, begun, _ in told))


def bare_celery(limit: str) -> float:
    """Steps per second of a worker with two processes; all tasks wait in the broker before the first is done."""
    fill(limit)
    app, queue = Celery("bare", broker=os.environ["REDIS_URL"]), f"bare-{time.time_ns()}"
    for ref in range(1, STEPS + 1):
        app.send_task("step", args=[-ref], queue=queue)
    words = ["-m", "celery", "-A", "bare_step", "worker", "-c", str(WORKERS), "-Q", queue, "--loglevel", "ERROR"]
    child = bare(limit, *words)
    try:
        wait_until(lambda: left(limit) < STEPS, "the bare worker does not begin", 60)
        begun, before = time.perf_counter(), left(limit)
        wait_until(lambda: not left(limit), "the bare worker does not end", 120)
        return before / (time.perf_counter() - begun)
    finally:
        child.terminate()
        child.wait()
