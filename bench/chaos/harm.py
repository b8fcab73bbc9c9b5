"""Real processes and what is done to them: killed, their queue emptied, their database crashed, their clock moved."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path

import redis
from django.conf import settings
from django.db import connection

from portal import embedded_postgres as postgres
from portal.demo_programs import QUEUES
from portal.engines import noted
from records.ledger.models import Errand

from .driver import stubborn

HOUR = 3600
PAUSE = 5.0
BREATH = 60.0  # how long a harm waits at most until work was carried since the one before


class Programs:
    """Two workers and two beats, each in a session of its own, started again whenever they are gone."""

    def __init__(self, var: Path) -> None:
        celery = [sys.executable, "-m", "celery", "-A", "portal"]
        quiet = ["--without-gossip", "--without-mingle", "-l", "ERROR"]
        self.commands = {
            **{
                f"worker{n}": [*celery, "worker", "-n", f"chaos{n}@yiwang", "-Q", QUEUES, "-c", "1", *quiet]
                for n in (1, 2)
            },
            **{
                f"beat{n}": [*celery, "beat", "-l", "ERROR", "--schedule", f"{var}/beat{n}", "--pidfile="]
                for n in (1, 2)
            },
        }
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        self.log = (var / "chaos.log").open("ab")
        self.offset = 0

    def keep(self) -> None:
        """Start what does not run."""
        for name, command in self.commands.items():
            child = self.running.get(name)
            if child is None or child.poll() is not None:
                env = {**os.environ, "LEDGER_CLOCK_OFFSET": str(self.offset)}
                self.running[name] = subprocess.Popen(
                    command, env=env, stdout=self.log, stderr=self.log, start_new_session=True
                )

    def end(self, name: str, how: signal.Signals) -> None:
        """A signal to one program and its children, and wait for its end."""
        child = self.running[name]
        if child.poll() is None:
            os.killpg(child.pid, how)
        child.wait()

    def stop(self) -> None:
        """A warm stop of all: what is in hand is finished."""
        for child in self.running.values():
            if child.poll() is None:
                child.terminate()
        for child in self.running.values():
            child.wait()
        self.log.close()


class Harm(threading.Thread):
    """Does one harm after another, in a random order that `seed` repeats, until it is told to stop."""

    def __init__(self, programs: Programs, var: Path, seed: int) -> None:
        super().__init__(daemon=True)
        self.programs, self.var, self.chance = programs, var, random.Random(seed)
        self.done: Counter[str] = Counter()
        self.over = threading.Event()
        self.acts = {
            "kill -9 of a worker": self.kill_worker,
            "kill -9 of a beat": self.kill_beat,
            "Redis emptied": self.empty_redis,
            "PostgreSQL crashed and recovered": self.crash_postgres,
            "clock an hour ahead": self.jump,
        }

    def run(self) -> None:
        """Every harm at least once, then any, one every few seconds; killed programs come back."""
        plan = self.chance.sample(sorted(self.acts), len(self.acts))
        while not self.over.wait(PAUSE):
            name = plan.pop() if plan else self.chance.choice(["kill -9 of a worker", *sorted(self.acts)])
            self.acts[name]()
            self.done[name] += 1
            self.programs.keep()
            self.let_work()
        connection.close()

    def let_work(self) -> None:
        """Harm on harm proves nothing: the next one waits until something was carried again."""
        since, deadline = stubborn(self.carried), time.monotonic() + BREATH
        while stubborn(self.carried) == since and time.monotonic() < deadline and not self.over.wait(0.5):
            self.programs.keep()

    def carried(self) -> int:
        """How many errands were ever carried."""
        return Errand.objects.filter(done_at__isnull=False).count()

    def stop(self) -> None:
        """No more harm; everything runs again, by the clock that is ahead: time comes to it in the end."""
        self.over.set()
        self.join()
        self.programs.offset = settings.LEDGER_CLOCK_OFFSET = HOUR
        for name in self.programs.commands:
            self.programs.end(name, signal.SIGTERM)
        self.programs.keep()

    def kill_worker(self) -> None:
        """As when the power fails: the worker and its children are gone at once."""
        self.programs.end(self.chance.choice(["worker1", "worker2"]), signal.SIGKILL)

    def kill_beat(self) -> None:
        """One of the two clocks."""
        self.programs.end(self.chance.choice(["beat1", "beat2"]), signal.SIGKILL)

    def empty_redis(self) -> None:
        """Every bell is lost."""
        redis.Redis.from_url(settings.REDIS_URL).flushall()

    def crash_postgres(self) -> None:
        """Stopped without a checkpoint, every connection cut, started again: it recovers from its log."""
        engines = noted(self.var)
        assert engines is not None
        postgres.run_tool(self.var, "pg_ctl", "stop", "-m", "immediate", "-w")
        time.sleep(0.5)
        postgres.start(self.var, engines)

    def jump(self) -> None:
        """Workers and beats start again with a clock that is an hour ahead, or back where it was."""
        self.programs.offset = 0 if self.programs.offset else HOUR
        for name in self.programs.commands:
            self.programs.end(name, signal.SIGTERM)
