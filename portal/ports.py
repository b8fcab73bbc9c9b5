"""Ports on loopback."""

import contextlib
import socket
import time
from collections.abc import Callable

from .engine_account import EngineError


def is_free(port: int, host: str = "127.0.0.1") -> bool:
    """Whether a server of ours could listen there now."""
    with contextlib.suppress(OSError), socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((host, port))
        return True
    return False


def free_port(preferred: int) -> int:
    """`preferred` when nobody listens there, else any free port."""
    if preferred and is_free(preferred):
        return preferred
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until(ready: Callable[[], bool], sentence: str, seconds: float) -> None:
    """Wait until `ready()`; EngineError with `sentence` after `seconds`."""
    deadline = time.monotonic() + seconds
    while not ready():
        if time.monotonic() > deadline:
            raise EngineError(sentence)
        time.sleep(0.05)
