"""What supervisor keeps alive for `make demo`: the engines, the web, the workers, the clock (ADR 0011)."""

import hashlib
import sys
import tempfile
from configparser import RawConfigParser
from dataclasses import dataclass
from pathlib import Path

from . import embedded_postgres as postgres
from . import embedded_redis as redis
from .engine_account import engine_account
from .engines import Engines

BASE_DIR = Path(__file__).resolve().parent.parent
LAUNCHER = str(BASE_DIR / "portal" / "supervised.py")
QUEUES = "approvals,documents,exchange,imports,notary,timers"
DECISIONS = "approvals,timers"  # a worker of their own: a flood of documents never delays a decision
WEB_WORKERS = 2


@dataclass(frozen=True, slots=True)
class Program:
    """One supervised program; `order` is the order of starting, stopping goes backwards."""

    name: str
    command: list[str]
    order: int
    stop: str = "TERM"
    patience: int = 20
    user: str = "-"

    def options(self, logs: Path) -> dict[str, str]:
        """Its section of the configuration."""
        words = [sys.executable, LAUNCHER, self.stop, self.user, *self.command]
        return {
            "command": " ".join(quoted(word) for word in words),
            "process_name": self.name,
            "priority": str(self.order),
            "autostart": "false",
            "autorestart": "true",
            "startsecs": "1",
            "startretries": "30",
            "stopsignal": self.stop,
            "stopwaitsecs": str(self.patience),
            "killasgroup": "true",
            "redirect_stderr": "true",
            "stdout_logfile": escaped(f"{logs}/{self.name}.log"),
            "stdout_logfile_maxbytes": "5MB",
            "stdout_logfile_backups": "1",
        }


def escaped(value: str) -> str:
    """Supervisor expands per cent signs."""
    return value.replace("%", "%%")


def quoted(word: str) -> str:
    """A word of a supervisor command line (shlex rules); our own expansions stay."""
    return '"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"' if " " in word or ";" in word else word


def engine_programs(var: Path, engines: Engines, named: dict[str, str]) -> list[Program]:
    """The engines that the environment does not name."""
    programs = []
    if "DATABASE_URL" not in named:
        account = engine_account(postgres.data_folder(var))
        command = postgres.server_command(var, engines.postgres_port)
        programs.append(Program("postgres", command, 10, "INT", 30, user=account.pw_name if account else "-"))
    if "REDIS_URL" not in named:
        programs.append(Program("redis", redis.server_command(var, engines), 11))
    return programs


def live_command(host: str, port: int) -> list[str]:
    """The live process (ASGI), one is enough for thousands of pages."""
    return [
        sys.executable, "-m", "granian", "--interface", "asgi", "--host", host, "--port", str(port), "--workers", "1",
        "--no-ws", "--respawn-failed-workers", "--respawn-interval", "0.5", "--workers-kill-timeout", "2",
        "portal.live:application",
    ]  # fmt: skip


def portal_programs(var: Path, host: str, port: int, live: int = 0) -> list[Program]:
    """The web (WSGI), the workers, the clock and the live process (at port `live`)."""
    celery = [sys.executable, "-m", "celery", "-A", "portal"]
    web = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port),
        "--workers", str(WEB_WORKERS), "--blocking-threads", "4", "--no-ws", "--respawn-failed-workers",
        "--respawn-interval", "0.5", "--workers-kill-timeout", "10", "portal.wsgi:application",
    ]  # fmt: skip
    workers = [
        Program(name, [
            *celery, "worker", "-n", f"{name}@yiwang", "-Q", queues, "--pool", "prefork", "-c", "1",
            "--without-gossip", "--without-mingle", "-l", "INFO",
        ], 30, patience=40)
        for name, queues in (("decisions", DECISIONS), ("worker", QUEUES))
    ]  # fmt: skip
    beat = [*celery, "beat", "-l", "INFO", "--schedule", f"{var}/beat", "--pidfile="]
    return [
        Program("web", web, 20),
        *workers,
        Program("beat", beat, 40),
        Program("live", live_command(host, live or port + 1), 50),
    ]


def control_socket(var: Path) -> Path:
    """Where supervisor listens for commands; a path of ≤ 100 bytes, as Unix sockets demand."""
    path = var / "supervisor.sock"
    if len(bytes(path)) <= 100:
        return path
    return Path(tempfile.gettempdir()) / f"yiwang-{hashlib.sha256(bytes(var)).hexdigest()[:16]}.sock"


def write_configuration(var: Path, programs: list[Program]) -> Path:
    """The configuration file; its path."""
    logs = var / "logs"
    logs.mkdir(parents=True, exist_ok=True, mode=0o700)
    configuration = RawConfigParser()
    configuration["unix_http_server"] = {"file": escaped(str(control_socket(var))), "chmod": "0700"}
    configuration["supervisord"] = {
        "nodaemon": "true",
        "silent": "true",
        "directory": escaped(str(BASE_DIR)),
        "pidfile": escaped(str(var / "supervisor.pid")),
        "logfile": escaped(str(logs / "supervisor.log")),
        "childlogdir": escaped(str(logs)),
    }
    configuration["rpcinterface:supervisor"] = {
        "supervisor.rpcinterface_factory": "supervisor.rpcinterface:make_main_rpcinterface"
    }
    for program in programs:
        configuration[f"program:{program.name}"] = program.options(logs)
    path = var / "supervisor.conf"
    with path.open("w", encoding="utf-8") as file:
        configuration.write(file)
    return path
