"""Submit over HTTP and step by the worker's own function, against pgbench, in interleaved rounds (one client)."""

import io
import os
import subprocess
import sys
import time
from contextlib import redirect_stdout
from pathlib import Path
from statistics import median
from typing import NamedTuple

import django

from portal import journey
from portal.demo import readiness
from portal.journey_visitor import Visitor
from portal.ports import free_port, wait_until

from .limit import make_database, rate

ROUNDS = 3
CASES = int(os.environ.get("BENCH_CASES") or 12)
SECONDS = int(os.environ.get("BENCH_SECONDS") or 4)


class Round(NamedTuple):
    """What one round measured."""

    submit_ms: list[float]
    steps: float
    limit_submit: float
    limit_step: float


def serve() -> tuple[subprocess.Popen[bytes], str]:
    """The product's own web server on a free port, no workers: the bench carries the errands itself."""
    for command in ("prepare_database", "demonstration"):
        subprocess.run([sys.executable, "manage.py", command], check=True, stdout=subprocess.DEVNULL)
    port = free_port(0)
    granian = [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port), "--workers", "2"]
    child = subprocess.Popen([*granian, "--blocking-threads", "4", "--no-ws", "--no-log", "portal.wsgi:application"])
    address = f"http://127.0.0.1:{port}/"
    wait_until(lambda: not readiness(address), "the web server does not answer", 60)
    return child, address


def prepared_draft(lin: Visitor) -> str:
    """A draft of the bundle, filled in and complete, on its last page; the path that submits it."""
    quiet = io.StringIO()
    with redirect_stdout(quiet):
        return journey.fill_draft(lin)


def submit_cases(lin: Visitor, mo: Visitor, count: int) -> list[float]:
    """Milliseconds of each submission alone; receipt and acceptance (untimed) make the work of the next part."""
    spent = []
    for _ in range(count):
        path = prepared_draft(lin)
        begun = time.perf_counter()
        lin.submit(path, {"declare": "on"})
        spent.append((time.perf_counter() - begun) * 1000)
        with redirect_stdout(io.StringIO()):
            journey.receive(mo, lin.url.rstrip("/").rpartition("/")[2])
    return spent


def step_rate() -> float:
    """Errands of the queue `approvals` carried per second by the worker's own function."""
    from records.ledger.carrying import carry

    begun, done = time.perf_counter(), 0
    while some := carry("approvals"):
        done += some
    return done / (time.perf_counter() - begun)


def measure(lin: Visitor, mo: Visitor, limit: str) -> Round:
    """One interleaved round."""
    limit_submit = rate(limit, "submit.sql", SECONDS)
    submit_ms = submit_cases(lin, mo, CASES)
    return Round(submit_ms, step_rate(), limit_submit, rate(limit, "step.sql", SECONDS))


def report(rounds: list[Round]) -> str:
    """Medians and ratios."""
    every = sorted(ms for one in rounds for ms in one.submit_ms)
    submits = median(1000 / (sum(one.submit_ms) / len(one.submit_ms)) for one in rounds)
    steps = median(one.steps for one in rounds)
    limit_submit, limit_step = (median(one[index] for one in rounds) for index in (2, 3))
    middle, late = median(every), every[int(len(every) * 0.95)]
    return f"""
{len(rounds)} interleaved rounds of {CASES} cases, one client, medians; load generator on the same machine
submit (a bundle: three cases), HTTP   {submits:8.1f} /s   p50 {middle:.0f} ms  p95 {late:.0f} ms
pgbench, least work of one submit      {limit_submit:8.1f} /s   ratio {submits / limit_submit:.3f}
step (errand of approvals, batched)    {steps:8.1f} /s
pgbench, least work of one step        {limit_step:8.1f} /s   ratio {steps / limit_step:.3f}"""


def main() -> int:
    """`python -m bench` with the engines named by the environment."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    os.chdir(Path(__file__).resolve().parent.parent)
    print("→ preparing", flush=True)
    limit = make_database(os.environ.get("DATABASE_OWNER_URL") or os.environ["DATABASE_URL"])
    child, address = serve()
    try:
        django.setup()
        lin, mo = journey.log_in(address, "lin"), journey.log_in(address, "mo")
        with redirect_stdout(io.StringIO()):
            journey.act_for_firm(lin)
        submit_cases(lin, mo, 2)
        step_rate()
        rounds = []
        for number in range(ROUNDS):
            print(f"→ round {number + 1} of {ROUNDS}", flush=True)
            rounds.append(measure(lin, mo, limit))
        print(report(rounds))
    finally:
        child.terminate()
        child.wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())
