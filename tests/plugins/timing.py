"""Tells at the end of a run what it cost: seconds by folder and the twenty slowest tests."""

from collections import defaultdict

import pytest

SPENT: dict[str, float] = defaultdict(float)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Add set-up, call and tear-down of each test."""
    SPENT[report.nodeid] += report.duration


def folder_of(nodeid: str) -> str:
    """`tests/stories/test_x.py::test_y` belongs to `tests/stories`."""
    return nodeid.partition("::")[0].rpartition("/")[0]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print both tables."""
    if not SPENT:
        return
    folders: dict[str, list[float]] = defaultdict(list)
    for nodeid, seconds in SPENT.items():
        folders[folder_of(nodeid)].append(seconds)
    terminalreporter.section("time by folder (seconds of all workers)")
    for folder, spent in sorted(folders.items(), key=lambda item: -sum(item[1])):
        terminalreporter.write_line(f"{sum(spent):8.1f}  {len(spent):5d} tests  {folder}")
    terminalreporter.section("slowest 20")
    for nodeid, seconds in sorted(SPENT.items(), key=lambda item: -item[1])[:20]:
        terminalreporter.write_line(f"{seconds:8.2f}  {nodeid}")
