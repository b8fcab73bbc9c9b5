"""`make demo`: the whole portal in the foreground, on engines of its own, with demonstration data (ADR 0011)."""

import fcntl
import hashlib
import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from . import demo_supervisor as supervisor
from . import embedded
from . import embedded_postgres as postgres
from . import embedded_redis as redis
from .demo_programs import BASE_DIR, engine_programs, portal_programs, write_configuration
from .demo_words import welcome
from .engine_account import EngineError
from .engines import Engines
from .ports import free_port, is_free, wait_until

SHAPING = {".py", ".json", ".toml", ".txt", ".typ", ".po", ".csv", ".html"}
NOT_SHAPING = {".venv", ".git", "var", "tests", "docs", "bench", "static"}


PROGRESS = "  · "  # what a command tells of how far it is


class Ended(BaseException):
    """Somebody pressed Ctrl-C or asked us to end."""


def say(sentence: str) -> None:
    """A line of progress."""
    print(f"→ {sentence}", flush=True)


def interrupted(number: int, frame: FrameType | None) -> None:
    """Turn a signal into an orderly end."""
    raise Ended


@contextmanager
def alone(var: Path, address: str) -> Iterator[bool]:
    """True while no other `make demo` runs on `var`; the lock file tells the other's address."""
    var.mkdir(parents=True, exist_ok=True)
    with (var / "demo.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        lock.truncate(0)
        lock.write(address)
        lock.flush()
        yield True


def start_engines(var: Path, engines: Engines, named: dict[str, str]) -> None:
    """Engines under supervision; roles and database when they are ours."""
    supervisor.begin(var, [program.name for program in engine_programs(var, engines, named)])
    if "DATABASE_URL" not in named:
        postgres.wait_ready(engines, f"{var}/logs/postgres.log")
        postgres.prepare_roles(engines)
    if "REDIS_URL" not in named:
        redis.wait_ready(var, engines)


def manage(var: Path, environment: dict[str, str], command: str, *options: str) -> None:
    """Run one management command, showing its own lines of progress; EngineError with its last lines when it fails."""
    log = var / "logs" / f"{command}.log"
    with log.open("w") as output:
        running = subprocess.Popen(
            [sys.executable, "manage.py", command, *options], cwd=BASE_DIR, env={**os.environ, **environment},
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, text=True, errors="replace",
        )  # fmt: skip
        assert running.stdout is not None
        for line in running.stdout:
            output.write(line)
            if line.startswith(PROGRESS):
                print(line, end="", flush=True)
    if running.wait():
        last = "\n".join(log.read_text(errors="replace").splitlines()[-12:])
        raise EngineError(f"`manage.py {command}` failed; the whole text is in {log}:\n{last}")


def readiness(address: str) -> str:
    """What /healthz/ready says is still missing; empty when nothing is."""
    try:
        with urllib.request.urlopen(f"{address}healthz/ready", timeout=5):
            return ""
    except urllib.error.HTTPError as error:
        body = error.read().decode(errors="replace")
        return ", ".join(f"{name}: {told}" for name, told in json.loads(body).items()) if error.code == 503 else body
    except OSError as error:
        return str(error)


def wait_for_web(var: Path, address: str, seconds: float = 90) -> None:
    """Wait for the first true answer."""
    deadline = time.monotonic() + seconds
    missing = readiness(address)
    while missing:
        if time.monotonic() > deadline:
            raise EngineError(f"The portal does not answer ({missing[:300]}); see {var}/logs/web.log.")
        time.sleep(0.1)
        missing = readiness(address)


def state_of_code(database: str) -> str:
    """A hash of what shapes tables and demonstration data, and of the database that holds them."""
    digest = hashlib.sha256(database.encode())
    rooms = [room for room in BASE_DIR.iterdir() if room.name not in NOT_SHAPING]
    for path in sorted(path for room in rooms for path in room.rglob("*")):
        if path.suffix in SHAPING:
            digest.update(f"{path} {path.stat().st_mtime_ns}".encode())
    return digest.hexdigest()


def prepare(var: Path, environment: dict[str, str]) -> None:
    """Tables and demonstration data, unless this very state of the code has made them in this database."""
    stamp, state = var / "prepared", state_of_code(environment["DATABASE_URL"])
    if stamp.exists() and stamp.read_text() == state:
        return
    say("preparing the tables")
    manage(var, environment, "prepare_database")
    say("loading the demonstration province (nothing is doubled)")
    manage(var, environment, "demonstration", *([] if os.environ.get("EMPTY_DESK") else ["--cases"]))
    stamp.write_text(state)


def start_portal(var: Path, address: str) -> None:
    """The web first, so that it answers soon; then workers and clock."""
    say("starting the web")
    supervisor.begin(var, ["web"])
    wait_for_web(var, address)
    say("starting workers, clock and live updates")
    supervisor.begin(var, ["decisions", "worker", "beat", "live"])
    wait_until(lambda: not supervisor.not_running(var), f"Not everything runs; see {var}/logs/.", 30)


def build(var: Path, address: str, host: str, port: int, begun: float) -> subprocess.Popen[bytes]:
    """Engines, tables, data, web, workers: in this order; the supervisor's process."""
    named = embedded.outside()
    engines = embedded.choose(var, embedded.DEMO_PORTS)
    if "DATABASE_URL" not in named:
        postgres.initialise(var, engines.password, durable=True)
    (var / "static").mkdir(exist_ok=True)
    live = free_port(port + 1)
    usual = {"SITE_URL": address.rstrip("/"), "STAFF_SECOND_FACTOR": "off", "LIVE_URL": f":{live}/live/"}
    environment = {**usual, **os.environ, **engines.urls, **named, "VAR_DIR": str(var)}
    programs = [*engine_programs(var, engines, named), *portal_programs(var, host, port, live)]
    child = supervisor.launch(var, write_configuration(var, programs), environment)
    try:
        say("starting PostgreSQL and Redis")
        start_engines(var, engines, named)
        prepare(var, environment)
        start_portal(var, address)
    except BaseException:
        supervisor.end(child)
        raise
    print(welcome(address, port, time.monotonic() - begun), flush=True)
    return child


def watch(child: subprocess.Popen[bytes]) -> int:
    """Stay until the supervisor ends or somebody ends us."""
    try:
        code = child.wait()
        say("the supervisor has ended, and with it everything else")
        return code
    except Ended:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        say("ending: workers finish what they hold")
        supervisor.end(child)
        say("ended")
        return 0


def run(var: Path, host: str, port: int) -> int:
    """The whole life of a demonstration; the exit code."""
    begun = time.monotonic()
    address = f"http://{'127.0.0.1' if host == '0.0.0.0' else host}:{port}/"
    with alone(var, address) as first:
        if not first:
            print(f"The demonstration already runs at {(var / 'demo.lock').read_text()} (`make stop` ends it).")
            return 0
        if supervisor.end_running(var):
            say("an interrupted demonstration was ended first")
        if not is_free(port, host):
            raise EngineError(f"Port {port} is taken: run `make demo PORT={port + 1}`.")
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, interrupted)
        return watch(build(var, address, host, port, begun))


def main(arguments: list[str]) -> int:
    """`python -m portal.demo run|stop` with VAR_DIR, HOST and PORT from the environment."""
    var = Path(os.environ.get("VAR_DIR") or BASE_DIR / "var/demo").resolve()
    try:
        if arguments == ["stop"]:
            print("ended" if supervisor.end_running(var) else "nothing runs here")
            return 0
        port = os.environ.get("PORT") or "8000"
        if not port.isdigit() or not 0 < int(port) < 65536:
            raise EngineError(f"PORT is {port!r}: write a number, for example `make demo PORT=8001`.")
        return run(var, os.environ.get("HOST") or "127.0.0.1", int(port))
    except EngineError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    except Ended:
        say("ended")
        return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
