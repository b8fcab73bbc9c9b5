"""Talking to the supervisor of a demonstration."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from http.client import HTTPException
from pathlib import Path
from typing import Any
from xmlrpc.client import Fault, ServerProxy

from supervisor.xmlrpc import SupervisorTransport

from .demo_programs import LAUNCHER, control_socket
from .engine_account import EngineError
from .ports import wait_until


def proxy(var: Path) -> Any:
    """The commands of the supervisor of `var`."""
    address = f"unix://{control_socket(var)}"
    return ServerProxy("http://127.0.0.1", transport=SupervisorTransport(serverurl=address)).supervisor


def is_running(var: Path) -> bool:
    """Whether a supervisor of `var` answers."""
    with contextlib.suppress(OSError, HTTPException, Fault):
        return bool(proxy(var).getState()["statename"] == "RUNNING")
    return False


def launch(var: Path, configuration: Path, environment: dict[str, str]) -> subprocess.Popen[bytes]:
    """Start supervisor away from the terminal's Ctrl-C; it dies with us even by kill -9."""
    command = [sys.executable, LAUNCHER, "TERM", "-", sys.executable, "-m", "supervisor.supervisord"]
    with (var / "logs" / "supervisor.err").open("w") as errors:
        child = subprocess.Popen(
            [*command, "-n", "-c", str(configuration)],
            env={**os.environ, **environment}, stdin=subprocess.DEVNULL, stdout=errors, stderr=errors,
            start_new_session=True,
        )  # fmt: skip
    sentence = f"supervisor did not start; see {var}/logs/supervisor.err."
    wait_until(lambda: is_running(var) or child.poll() is not None, sentence, 20)
    if child.poll() is not None:
        raise EngineError(sentence)
    return child


def begin(var: Path, names: list[str]) -> None:
    """Start programs (a group at a time, in order) without waiting for them."""
    for name in names:
        proxy(var).startProcessGroup(name, False)


def not_running(var: Path) -> list[str]:
    """The programs that supervisor does not see running."""
    return [told["name"] for told in proxy(var).getAllProcessInfo() if told["statename"] != "RUNNING"]


def end(child: subprocess.Popen[bytes]) -> None:
    """End supervisor and with it, in reverse order, everything it started."""
    child.send_signal(signal.SIGTERM)
    child.wait()


def end_running(var: Path, seconds: float = 60) -> bool:
    """End a supervisor that runs on `var`, whoever started it; False when there is none."""
    if not is_running(var):
        return False
    pid = int(proxy(var).getPID())
    proxy(var).shutdown()
    deadline = time.monotonic() + seconds
    while alive(pid) and time.monotonic() < deadline:
        time.sleep(0.1)
    return True


def alive(pid: int) -> bool:
    """Whether the process exists and is no zombie."""
    with contextlib.suppress(OSError):
        os.kill(pid, 0)
        status = Path(f"/proc/{pid}/stat")
        return not status.exists() or status.read_text().rpartition(")")[2].split()[0] != "Z"
    return False
