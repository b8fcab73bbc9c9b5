"""In CI a skipped test is a failure unless tests/skips.toml lists it with a reason."""

import os
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import pytest

LIST = Path(__file__).resolve().parent.parent / "skips.toml"
SKIPPED: set[str] = set()


def allowed() -> dict[str, str]:
    """Pattern of a test's name → reason."""
    entries = tomllib.loads(LIST.read_text(encoding="utf-8")).get("skip", [])
    return {entry["test"]: entry["reason"] for entry in entries}


def unlisted(skipped: set[str]) -> list[str]:
    """The skipped tests that no pattern with a reason covers."""
    patterns = [pattern for pattern, reason in allowed().items() if reason.strip()]
    return sorted(name for name in skipped if not any(fnmatch(name, pattern) for pattern in patterns))


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Remember what was skipped (an expected failure is none)."""
    if report.skipped and not hasattr(report, "wasxfail"):
        SKIPPED.add(report.nodeid)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail the run in CI."""
    if os.environ.get("CI") and not hasattr(session.config, "workerinput") and unlisted(SKIPPED):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name the tests that nobody allowed to skip."""
    for name in unlisted(SKIPPED):
        terminalreporter.write_line(f"skipped without a reason in tests/skips.toml: {name}")
