"""`make demo`: one command, everything comes back, Ctrl-C ends only what it started. The tests follow one life."""

import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import psycopg2
import pytest
from celery import Celery

from portal.demo import readiness
from portal.demo_supervisor import proxy
from portal.engines import noted
from portal.ports import is_free, wait_until

from .conftest import ROOT, Demonstration, environment

pytestmark = [pytest.mark.processes, pytest.mark.xdist_group("demonstration")]


def pid_of(demonstration: Demonstration, name: str) -> int:
    """The process that supervisor sees now."""
    told = {info["name"]: info["pid"] for info in proxy(demonstration.var).getAllProcessInfo()}
    return int(told[name])


def test_it_says_address_accounts_and_what_to_try(demonstration: Demonstration) -> None:
    said = (demonstration.var / "said.txt").read_text()
    assert demonstration.address in said
    assert "lin" in said
    assert "yiwang-demo-2026" in said
    assert "make journey" in said


def test_running_it_again_says_that_it_runs(demonstration: Demonstration) -> None:
    second = demonstration.again()
    assert second.returncode == 0
    assert f"already runs at {demonstration.address}" in second.stdout


def test_a_killed_worker_is_back_within_two_seconds(demonstration: Demonstration) -> None:
    before = pid_of(demonstration, "worker")
    os.kill(before, signal.SIGKILL)
    wait_until(lambda: pid_of(demonstration, "worker") not in (0, before), "the worker stays away", 2)


def test_liveness_needs_no_engine_and_readiness_tells_which_one_is_gone(demonstration: Demonstration) -> None:
    supervisor = proxy(demonstration.var)
    supervisor.stopProcess("redis")
    demonstration.wait_for("redis: does not answer", "database: ok", "migrations: ok")
    supervisor.stopProcess("postgres")
    demonstration.wait_for("redis: does not answer", "database: does not answer")
    with urllib.request.urlopen(f"{demonstration.address}healthz/live", timeout=5) as answer:
        assert answer.status == 200
    with pytest.raises(urllib.error.HTTPError, match="503"):
        urllib.request.urlopen(f"{demonstration.address}healthz/ready", timeout=5)
    supervisor.startProcess("postgres")
    supervisor.startProcess("redis")
    demonstration.wait_for()


def test_readiness_tells_a_migration_that_is_not_applied(demonstration: Demonstration) -> None:
    engines = noted(demonstration.var)
    assert engines
    with psycopg2.connect(engines.urls["DATABASE_OWNER_URL"]) as link, link.cursor() as cursor:
        cursor.execute("UPDATE django_migrations SET app = 'elsewhere' WHERE app = 'ledger'")
        link.commit()
        assert "ledger" in readiness(demonstration.address)
        cursor.execute("UPDATE django_migrations SET app = 'ledger' WHERE app = 'elsewhere'")
    demonstration.wait_for()


def test_the_running_role_cannot_change_tables_or_edit_the_trail(demonstration: Demonstration) -> None:
    engines = noted(demonstration.var)
    assert engines
    with psycopg2.connect(engines.urls["DATABASE_URL"]) as link, link.cursor() as cursor:
        for statement in ("UPDATE ledger_trailentry SET act = ''", "DELETE FROM ledger_trailentry", "CREATE TABLE x()"):
            with pytest.raises(psycopg2.errors.InsufficientPrivilege):
                cursor.execute(statement)
            link.rollback()


def test_postgres_killed_comes_back_by_itself(demonstration: Demonstration) -> None:
    os.kill(int((demonstration.var / "postgres" / "postmaster.pid").read_text().splitlines()[0]), signal.SIGKILL)
    demonstration.wait_for("database: does not answer")
    demonstration.wait_for()


def test_every_worker_goes_on_after_postgres_came_back(demonstration: Demonstration) -> None:
    engines = noted(demonstration.var)
    assert engines
    logs = [demonstration.var / "logs" / f"{name}.log" for name in ("decisions", "worker")]
    seen = [log.stat().st_size for log in logs]

    def all_sweep() -> bool:
        with Celery(broker=engines.urls["REDIS_URL"]) as app:
            app.send_task("errands.sweep", queue="timers")
        return all(
            "errands.sweep" in (new := log.read_text()[at:]) and "succeeded" in new
            for log, at in zip(logs, seen, strict=True)
        )

    wait_until(all_sweep, "a worker does not carry any more", 60)


def licences_of(demonstration: Demonstration) -> list[tuple[str, int]]:
    """How many certificates each case led to."""
    engines = noted(demonstration.var)
    assert engines
    with psycopg2.connect(engines.urls["DATABASE_URL"]) as link, link.cursor() as cursor:
        cursor.execute("SELECT issue_key, count(*) FROM licences_licence WHERE issue_key LIKE 'case:%' GROUP BY 1")
        return cursor.fetchall()


def test_the_journey_ends_verified_although_a_worker_is_killed_and_nothing_is_doubled(
    demonstration: Demonstration,
) -> None:
    command = [sys.executable, "-m", "portal.journey"]
    journey = subprocess.Popen(
        command, cwd=ROOT, env=environment(demonstration.var, demonstration.port), stdout=subprocess.PIPE, text=True
    )
    assert journey.stdout
    for line in journey.stdout:
        if line.startswith("Mo") and "accepts" in line:
            break
    os.kill(pid_of(demonstration, "worker"), signal.SIGKILL)
    rest = journey.stdout.read()
    assert journey.wait(120) == 0, rest
    assert rest.rstrip().endswith("verified")
    assert [count for _, count in licences_of(demonstration)] == [1, 1]


def test_ctrl_c_ends_everything_it_started(demonstration: Demonstration) -> None:
    pids = [info["pid"] for info in proxy(demonstration.var).getAllProcessInfo()]
    engines = noted(demonstration.var)
    demonstration.process.send_signal(signal.SIGINT)
    assert demonstration.process.wait(60) == 0
    assert engines
    assert all(is_free(port) for port in (demonstration.port, engines.postgres_port, engines.redis_port))
    assert not [pid for pid in pids if Path(f"/proc/{pid}").exists()]


@pytest.mark.parametrize("port", ["abc", "0", "70000"])
def test_a_port_that_is_none_is_refused_with_a_sentence(tmp_path: Path, port: str) -> None:
    command = [sys.executable, "-m", "portal.demo", "run"]
    told = subprocess.run(
        command, cwd=ROOT, env={**environment(tmp_path, 0), "PORT": port}, capture_output=True, text=True
    )
    assert told.returncode == 1
    assert "write a number" in told.stderr


def test_a_taken_port_is_told_with_what_to_type(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        command = [sys.executable, "-m", "portal.demo", "run"]
        told = subprocess.run(command, cwd=ROOT, env=environment(tmp_path, port), capture_output=True, text=True)
    assert told.returncode == 1
    assert f"Port {port} is taken: run `make demo PORT={port + 1}`" in told.stderr
