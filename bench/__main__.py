"""Submit over HTTP and step by the worker's own function against pgbench; public pages against the barest one."""

import os
import re
import subprocess
import sys
import time
from contextlib import redirect_stdout
from functools import partial
from io import StringIO
from pathlib import Path
from statistics import median
from typing import NamedTuple

from portal import journey
from portal.demo import readiness
from portal.journey_visitor import Visitor
from portal.ports import free_port, wait_until
from records.ledger.carrying import carry

from .acting import measure_acting, report_acting
from .catalogue import fill, filled
from .citizen import measure_citizen, report_citizen
from .crowd import Applicant, burst, gather
from .goals import measure_goals, report_goals
from .keys import measure as measure_keys
from .limit import make_database, rate
from .lists import measure_lists
from .papers import measure_papers, report_papers
from .policy import measure_policy
from .reading import read_pages, report_pages

ROUNDS = 3
CLIENTS = 8
STATUS = partial(Path("/proc").glob, "[0-9]*/status")
BURST = int(os.environ.get("BENCH_BURST") or 6)  # submissions of each client, one after another
SECONDS = int(os.environ.get("BENCH_SECONDS") or 4)


class Round(NamedTuple):
    """What one round measured: milliseconds of each submission, rates per second."""

    submit_ms: list[float]
    submits: float
    steps: float
    limit_submit: float
    limit_step: float


def manage(command: str) -> None:
    """A command of the project, to its end."""
    subprocess.run([sys.executable, "manage.py", command], check=True, stdout=subprocess.DEVNULL)


def memory_of_children(pid: int) -> list[float]:
    """Megabytes that each child of a process holds (VmRSS; nothing where there is no /proc)."""
    told = [dict(re.findall(r"^(PPid|VmRSS):\s+(\d+)", path.read_text(), re.M)) for path in STATUS()]
    return [int(one["VmRSS"]) / 1024 for one in told if one.get("PPid") == str(pid)]


def serve() -> tuple[subprocess.Popen[bytes], str]:
    """The product's own web server on a free port, no workers: the bench carries the errands itself."""
    manage("prepare_database")
    if not filled():
        manage("demonstration")
    port = free_port(0)
    granian = [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port), "--workers", "2"]
    child = subprocess.Popen([*granian, "--blocking-threads", "4", "--no-ws", "--no-log", "portal.wsgi:application"])
    address, begun = f"http://127.0.0.1:{port}/", time.perf_counter()
    wait_until(lambda: not readiness(address), "the web server does not answer", 60)
    held, waited = memory_of_children(child.pid), time.perf_counter() - begun
    sizes = " and ".join(f"{size:.0f}" for size in held)
    print(f"web workers: {waited:.1f} s to the first answer, {sizes} MB   goal 13: at most 0.5 × the rival's")
    return child, address


def step_rate() -> float:
    """Errands of the queue `approvals` carried per second by the worker's own function."""
    begun, done = time.perf_counter(), 0
    while some := carry("approvals"):
        done += some
    return done / (time.perf_counter() - begun)


def measure(crowd: list[Applicant], mo: Visitor, limit: str) -> Round:
    """One interleaved round; receipt and acceptance (untimed) make the work of the steps."""
    limit_submit = rate(limit, "submit.sql", SECONDS, CLIENTS)
    every, spent, cases = burst(crowd, CLIENTS)
    with redirect_stdout(StringIO()):
        for case in cases:
            journey.receive(mo, case)
    return Round(every, len(every) / spent, step_rate(), limit_submit, rate(limit, "step.sql", SECONDS, 1))


def report(rounds: list[Round]) -> str:
    """Medians and ratios."""
    every = sorted(ms for one in rounds for ms in one.submit_ms)
    submits, steps = median(one.submits for one in rounds), median(one.steps for one in rounds)
    limit_submit = median(one.limit_submit for one in rounds)
    limit_step = median(one.limit_step for one in rounds)
    middle, late = median(every), every[int(len(every) * 0.95)]
    return f"""
{len(rounds)} interleaved rounds of {CLIENTS} clients with {BURST} submissions each, load on the same machine
submit (a bundle: three cases), HTTP   {submits:8.1f} /s   p50 {middle:.0f} ms  p95 {late:.0f} ms
pgbench, {CLIENTS} clients, the same writes   {limit_submit:8.1f} /s   ratio {submits / limit_submit:.3f}
step (errand of approvals, batched)    {steps:8.1f} /s
pgbench, 1 client, one step            {limit_step:8.1f} /s   ratio {steps / limit_step:.3f}"""


def measure_acts(address: str, limit: str) -> list[Round]:
    """Submitting and stepping, round after round."""
    crowd, mo = gather(address, CLIENTS * BURST), journey.log_in(address, "mo")
    burst(crowd, CLIENTS)
    step_rate()
    rounds = []
    for number in range(ROUNDS):
        print(f"→ round {number + 1} of {ROUNDS}", flush=True)
        rounds.append(measure(crowd, mo, limit))
    return rounds


def main() -> int:
    """`python -m bench [pages | catalogue | papers | submit | citizen | approvals | policy | keys [people] | lists
    [items]]`: all, or what everybody reads with or without a province's cases, papers, submissions and steps, the
    citizen's part, approvals, policy with the work lists, renewals of keys, lists imported."""
    os.chdir(Path(__file__).resolve().parent.parent)
    if "keys" in sys.argv[1:]:
        manage("prepare_database")
        print(measure_keys(int(sys.argv[2]) if len(sys.argv) > 2 else 250_000))
        return 0
    if "lists" in sys.argv[1:]:
        manage("prepare_database")
        manage("demonstration")
        print(measure_lists(int(sys.argv[2]) if len(sys.argv) > 2 else 6000))
        return 0
    print("→ preparing", flush=True)
    limit = make_database(os.environ.get("DATABASE_OWNER_URL") or os.environ["DATABASE_URL"])
    child, address = serve()
    try:
        if "policy" in sys.argv[1:]:
            print(measure_policy())
            return 0
        if "submit" in sys.argv[1:]:
            print(report(measure_acts(address, limit)))
            return 0
        if "approvals" in sys.argv[1:]:
            print(report_acting(measure_acting(address, limit, SECONDS)))
            return 0
        if "citizen" in sys.argv[1:]:
            print(report_citizen(*measure_citizen(address, gather(address, CLIENTS))))
            return 0
        if not {"pages", "catalogue"} & set(sys.argv[1:]):
            print("→ papers", flush=True)
            print(report_papers(measure_papers()))
        if not {"pages", "papers", "catalogue"} & set(sys.argv[1:]):
            print(report(measure_acts(address, limit)))
            print(report_acting(measure_acting(address, limit, SECONDS)))
            print(report_citizen(*measure_citizen(address, gather(address, CLIENTS))))
        if "papers" in sys.argv[1:]:
            return 0
        if "catalogue" not in sys.argv[1:]:
            print("→ filling a province's cases", flush=True)
            print(measure_policy())
        print("→ filling the catalogue", flush=True)
        fill()
        print("→ reading pages", flush=True)
        print(report_pages(read_pages(address.rstrip("/"), CLIENTS)))
        print(report_goals(*measure_goals(address.rstrip("/"), CLIENTS)))
    finally:
        child.terminate()
        child.wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())
