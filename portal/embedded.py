"""Real PostgreSQL and Redis without an installed server (ADR 0010).

Engines come from Python wheels, listen on loopback only and keep everything below VAR_DIR. What DATABASE_URL and
REDIS_URL name is used instead and never started, stopped or changed here.

    python -m portal.embedded start|stop|urls VAR_DIR [--hurried]
    python -m portal.embedded run|run-durable VAR_DIR COMMAND…     engines of VAR_DIR around one command
"""

import contextlib
import fcntl
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from . import embedded_postgres as postgres
from . import embedded_redis as redis
from .engine_account import EngineError
from .engines import Engines, note_down, noted
from .ports import free_port

DEMO_PORTS = (54329, 63799)


def outside() -> dict[str, str]:
    """The engines that the environment names."""
    named = {name: os.environ[name] for name in ("DATABASE_URL", "REDIS_URL") if os.environ.get(name)}
    if "DATABASE_URL" in named:
        named["DATABASE_OWNER_URL"] = os.environ.get("DATABASE_OWNER_URL") or named["DATABASE_URL"]
    return named


def choose(var: Path, preferred: tuple[int, int] = (0, 0)) -> Engines:
    """The ports for `var`: those of engines that run, else those remembered while free, else preferred, else any."""
    if var.exists() and not os.access(var, os.W_OK):
        raise EngineError(f"{var} belongs to another user: run as that user, or set VAR_DIR to a folder of your own.")
    var.mkdir(parents=True, exist_ok=True)
    known = noted(var)
    wanted = (known.postgres_port, known.redis_port) if known else preferred
    postgres_port = postgres.running_port(var) or free_port(wanted[0])
    redis_port = wanted[1] if known and redis.is_ours(var, known) else free_port(wanted[1])
    return note_down(var, postgres_port, redis_port)


def start(var: Path, *, durable: bool = True, preferred: tuple[int, int] = (0, 0)) -> dict[str, str]:
    """Start what the environment does not name; the addresses to use. Engines of `var` that run are kept."""
    named = outside()
    if {"DATABASE_URL", "REDIS_URL"} <= named.keys():
        return named
    engines = choose(var, preferred)
    if "DATABASE_URL" not in named:
        postgres.initialise(var, engines.password, durable=durable)
        postgres.start(var, engines)
        postgres.prepare_roles(engines)
    if "REDIS_URL" not in named:
        redis.start(var, engines, durable=durable)
    return {**engines.urls, **named}


def stop(var: Path) -> None:
    """Stop the engines of `var`, and nothing else."""
    engines = noted(var)
    if engines:
        redis.stop(var, engines)
        postgres.stop(var)


@contextlib.contextmanager
def running(var: Path, *, durable: bool = False) -> Iterator[dict[str, str]]:
    """Engines around a piece of work; the last of several users of `var` stops them."""
    var.mkdir(parents=True, exist_ok=True)
    with (var / "users.lock").open("w") as users:
        try:
            with (var / "start.lock").open("w") as starting:
                fcntl.flock(starting, fcntl.LOCK_EX)
                fcntl.flock(users, fcntl.LOCK_SH)
                urls = start(var, durable=durable)
            yield urls
        finally:
            with contextlib.suppress(BlockingIOError):
                fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
                stop(var)


def run(var: Path, command: list[str], *, durable: bool) -> int:
    """Run `command` with engines of `var`; its exit code. Ctrl-C reaches the command itself, SIGTERM is passed on."""
    with running(var, durable=durable) as urls:
        child = subprocess.Popen(command, env={**os.environ, **urls, "VAR_DIR": str(var)})
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, lambda *_: child.terminate())
        return child.wait()


def main(arguments: list[str]) -> int:
    """The command line described on top; `start` and `urls` print lines for a shell to evaluate."""
    verb, var = arguments[0], Path(arguments[1]).resolve()
    try:
        if verb in {"run", "run-durable"}:
            return run(var, arguments[2:], durable=verb == "run-durable")
        if verb == "stop":
            stop(var)
            return 0
        known = noted(var)
        urls = start(var, durable="--hurried" not in arguments) if verb == "start" else known.urls if known else {}
    except EngineError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    for name, url in urls.items():
        print(f"export {name}={url}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
