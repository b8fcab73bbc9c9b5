"""Why a stage is open, what it waits for, why it was skipped: read from graph and state alone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from .flow import Graph, State, branches_of, fresh, holds, open_tasks, pairs

Status = Literal["open", "approved", "refused", "cancelled", "skipped", "waiting"]
Code = Literal[
    "first", "after", "beside", "done", "refused", "cancelled", "condition", "empty", "waits", "joins", "never"
]


@dataclass(frozen=True, slots=True)
class Line:
    """One stage: where it stands and why; `keys` are the stages the reason names, `values` its figures."""

    key: str
    depth: int
    status: Status
    code: Code
    keys: tuple[str, ...] = ()
    values: tuple[Any, ...] = ()


def explain(graph: Graph, state: State) -> list[Line]:
    """A line for every stage, in the order of the graph."""
    opened = tuple(open_tasks(graph, state))
    lines = sequence_lines(graph, state["root"], opened, "", 0, bool(state["end"]))
    return [passed_over(line, state["data"]) for line in lines]


def passed_over(line: Line, data: Mapping[str, Any]) -> Line:
    """A stage with others in it that was passed not for a condition of its own: there was nothing to do in it."""
    if line.code == "empty" and line.values and not holds(list(line.values), data):
        return replace(line, code="condition")
    return replace(line, values=()) if line.code == "empty" else line


def sequence_lines(
    stages: Graph, sequence: State, opened: tuple[str, ...], fork: str, depth: int, over: bool
) -> Iterator[Line]:
    """The lines of a sequence; `fork` is the parallel stage whose branch it is, `over` says it will not go on."""
    over = over or bool(sequence["end"])
    before = ""
    for index, stage in enumerate(stages):
        entered = sequence["stages"].get(str(index))
        if entered is None:
            yield from unentered(stage, depth, opened, passed=index <= sequence["at"], over=over)
            continue
        yield reason(stage, entered, depth, before, fork)
        before = stage["key"]
        if stage["kind"] != "task":
            for inner, branch in pairs(stage, entered):
                closed = over or entered["status"] != "open"
                yield from sequence_lines(inner, branch, opened, stage["key"], depth + 1, closed)


def unentered(
    stage: dict[str, Any], depth: int, opened: tuple[str, ...], *, passed: bool, over: bool
) -> Iterator[Line]:
    """A stage that was skipped, still waits, or will not come any more; with what lies in it."""
    if passed:
        code: Code = "condition" if stage["kind"] == "task" else "empty"
        yield Line(stage["key"], depth, "skipped", code, values=tuple(stage.get("when") or ()))
        return
    yield Line(stage["key"], depth, "waiting", "never" if over else "waits", () if over else opened)
    if stage["kind"] == "parallel":
        for branch in branches_of(stage, 0):
            yield from sequence_lines(branch, fresh(), opened, stage["key"], depth + 1, over)


def reason(stage: dict[str, Any], entered: State, depth: int, before: str, fork: str) -> Line:
    """Why an entered stage stands where it stands."""
    status = entered["status"]
    if status == "open" and stage["kind"] != "task":
        ends = [branch["end"] for branch in entered["branches"] if branch["end"] != "absent"]
        rule = stage.get("join", "all")
        needed = {"all": len(ends), "any": 1}.get(rule, 0) if isinstance(rule, str) else min(rule["k"], len(ends))
        return Line(stage["key"], depth, "open", "joins", values=(needed, ends.count("approved"), len(ends)))
    if status == "open":
        code: Code = "after" if before else "beside" if fork else "first"
        return Line(stage["key"], depth, "open", code, tuple(key for key in (before or fork,) if key))
    codes: dict[str, Code] = {"approved": "done", "refused": "refused", "cancelled": "cancelled"}
    return Line(stage["key"], depth, status, codes[status], (fork,) if status == "cancelled" and fork else ())


def targets(graph: Graph, state: State, key: str) -> list[str]:
    """The done tasks that an open task may be returned to, the nearest first."""
    return targets_in(graph, state["root"], key) or []


def targets_in(stages: Graph, sequence: State, key: str) -> list[str] | None:
    """Those below and in a sequence, when the task lies there; else None."""
    done: list[str] = []
    for index, stage in enumerate(stages):
        entered = sequence["stages"].get(str(index))
        if entered is None:
            continue
        if stage["kind"] == "task" and stage["key"] == key:
            return done[::-1]
        below = None
        for inner, branch in pairs(stage, entered) if stage["kind"] != "task" else ():
            below = targets_in(inner, branch, key) if below is None else below
        if below is not None:
            return [*below, *done[::-1]]
        if stage["kind"] == "task" and entered["status"] == "approved":
            done.append(stage["key"])
    return None
