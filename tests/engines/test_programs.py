"""Which workers carry what: a flood of documents never delays a decision, and every queue is carried."""

import shlex
from pathlib import Path

from portal.celery import app
from portal.demo_programs import portal_programs
from records.ledger.registry import queues

app.loader.import_default_modules()


def carried_by():
    """Worker → the queues it takes."""
    found = {}
    for program in portal_programs(Path("var"), "127.0.0.1", 8000):
        if "-Q" in program.command:
            found[program.name] = set(program.command[program.command.index("-Q") + 1].split(","))
    return found


def test_one_worker_takes_decisions_and_the_clock_alone():
    assert {"approvals", "timers"} in carried_by().values()


def test_every_registered_queue_is_carried():
    assert {name for name, _ in queues.items()} - {"test"} <= set().union(*carried_by().values())


def test_its_command_survives_a_shell():
    for program in portal_programs(Path("var"), "127.0.0.1", 8000):
        assert shlex.split(shlex.join(program.command)) == program.command


def test_the_demonstration_starts_every_program():
    source = (Path(__file__).resolve().parents[2] / "portal" / "demo.py").read_text(encoding="utf-8")
    programs = {program.name for program in portal_programs(Path("var"), "127.0.0.1", 8000)}
    assert all(f'"{name}"' in source for name in programs)
