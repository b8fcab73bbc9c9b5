"""Engines and a demonstration of their own, in a folder that nobody else uses."""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from portal import embedded
from portal.demo import readiness
from portal.engines import noted
from portal.ports import free_port, wait_until

ROOT = Path(__file__).resolve().parent.parent.parent
NAMES = ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL")


@pytest.fixture
def unnamed(monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment that names no engines."""
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def var(tmp_path: Path, unnamed: None) -> Iterator[Path]:
    """A VAR_DIR whose engines are ended afterwards."""
    yield tmp_path / "var"
    embedded.stop(tmp_path / "var")


@dataclass
class Demonstration:
    """A `make demo` that runs."""

    var: Path
    port: int
    process: subprocess.Popen[str]

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}/"

    def again(self) -> subprocess.CompletedProcess[str]:
        """The same command once more."""
        command = [sys.executable, "-m", "portal.demo", "run"]
        return subprocess.run(command, cwd=ROOT, env=environment(self.var, self.port), capture_output=True, text=True)

    def wait_for(self, *words: str, seconds: float = 30) -> None:
        """Wait until /healthz/ready tells all `words` (none: until all is well)."""
        told = lambda: readiness(self.address)  # noqa: E731
        good = lambda: all(word in told() for word in words) if words else not told()  # noqa: E731
        wait_until(good, f"readiness says: {told()}", seconds)


def environment(var: Path, port: int) -> dict[str, str]:
    """The environment of a newcomer."""
    mine = {name: value for name, value in os.environ.items() if name not in NAMES and not name.startswith("PYTEST_")}
    return {**mine, "VAR_DIR": str(var), "PORT": str(port), "EMPTY_DESK": "1"}


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    """`make demo` on a fresh VAR_DIR, seen answering."""
    var, port = tmp_path_factory.mktemp("demo"), free_port(0)
    with (var / "said.txt").open("w") as said:
        command = [sys.executable, "-m", "portal.demo", "run"]
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment(var, port), stdout=said, stderr=said, text=True, start_new_session=True
        )
    running = Demonstration(var, port, process)
    try:
        ended = lambda: process.poll() is not None or "Ctrl-C" in (var / "said.txt").read_text()  # noqa: E731
        wait_until(ended, (var / "said.txt").read_text(), 180)
        assert process.poll() is None, (var / "said.txt").read_text()
        yield running
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.send_signal(signal.SIGINT)
        process.wait(60)
        assert noted(var)
