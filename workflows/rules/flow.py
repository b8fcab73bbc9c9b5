"""What opens next: the semantics of docs/flows.md as pure functions over a graph and a state.

A graph is a list of stages; a state mirrors it: a sequence is {"at": index, "stages": {index: stage state},
"end": "" | "approved" | "refused" | "absent"}; a task stage is {"status": open | approved | refused | cancelled}; a
parallel stage is {"branches": [sequence, …], "status": open | approved | refused}. Values in, values out.
"""

import copy
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Graph = list[dict[str, Any]]
State = dict[str, Any]
COMPARE: dict[str, Callable[[Any, Any], Any]] = {
    "==": lambda a, b: a == b, "!=": lambda a, b: a != b, ">": lambda a, b: a > b, ">=": lambda a, b: a >= b,
    "<": lambda a, b: a < b, "<=": lambda a, b: a <= b, "in": lambda a, b: a in b,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """What an event led to: the new state, the open tasks in the order of the graph, an error code, the end."""

    state: State
    open: list[str]
    error: str
    end: str


def start(graph: Graph, data: Mapping[str, Any]) -> Step:
    """Enter the first stage."""
    state: State = {"root": fresh(), "data": dict(data), "end": ""}
    run_on(graph, state["root"], state["data"])
    return finished(graph, state)


def apply(graph: Graph, state: State, event: Mapping[str, Any]) -> Step:
    """Apply {task, do, to?, set?}; an error means refused and nothing changed."""
    if state["end"]:
        return Step(state, [], "ended", state["end"])
    new = copy.deepcopy(state)
    if event["do"] == "withdraw":
        new["end"] = "withdrawn"
        cancel(new["root"])
        return finished(graph, new)
    path = find(graph, new["root"], event["task"])
    if path is None or path[-1].task["status"] != "open":
        return Step(state, open_tasks(graph, state), "not_open", "")
    new["data"].update(event.get("set") or {})
    if event["do"] == "return":
        if not reopen(graph, path, event.get("to"), new["data"]):
            return Step(state, open_tasks(graph, state), "bad_target", "")
    else:
        decide(path, "approved" if event["do"] == "approve" else "refused", new["data"])
    return finished(graph, new)


def finished(graph: Graph, state: State) -> Step:
    """The step's answer; the case ends when the root sequence has ended."""
    ended = state["root"]["end"]
    if not state["end"] and ended:
        state["end"] = "refused" if ended == "refused" else "approved"
    return Step(state, [] if state["end"] else open_tasks(graph, state), "", state["end"])


def fresh() -> State:
    """A sequence not yet entered."""
    return {"at": -1, "stages": {}, "end": ""}


def holds(when: list[Any] | None, data: Mapping[str, Any]) -> bool:
    """Whether a stage's condition holds now; a missing field or one that cannot be compared skips the stage."""
    if not when:
        return True
    field, op, value = when
    if field not in data or data[field] is None:
        return False
    try:
        return bool(COMPARE[op](data[field], value))
    except TypeError:
        return False


def run_on(stages: Graph, sequence: State, data: Mapping[str, Any]) -> None:
    """Enter the stages after `at` until one waits; set `end` after the last."""
    for index in range(sequence["at"] + 1, len(stages)):
        sequence["at"] = index
        if holds(stages[index].get("when"), data) and enter(stages[index], sequence, index, data):
            return
    sequence["at"] = len(stages)
    sequence["end"] = "approved" if sequence["stages"] else "absent"


def enter(stage: dict[str, Any], sequence: State, index: int, data: Mapping[str, Any]) -> bool:
    """Enter one stage; whether it waits for somebody."""
    if stage["kind"] == "task":
        sequence["stages"][str(index)] = {"status": "open"}
        return True
    branches = [fresh() for _ in stage["branches"]]
    for branch, stages in zip(branches, stage["branches"], strict=True):
        run_on(stages, branch, data)
    if all(branch["end"] == "absent" for branch in branches):
        return False
    sequence["stages"][str(index)] = {"status": "open", "branches": branches}
    return True


@dataclass(frozen=True, slots=True)
class Place:
    """A stage within its sequence, on the way down to a task."""

    stages: Graph
    sequence: State
    index: int

    @property
    def task(self) -> State:
        """The state of the stage here."""
        stage: State = self.sequence["stages"][str(self.index)]
        return stage

    @property
    def stage(self) -> dict[str, Any]:
        """What the graph says of it."""
        return self.stages[self.index]


def find(stages: Graph, sequence: State, key: str) -> list[Place] | None:
    """The places from the root down to the entered task `key`."""
    for index, stage in enumerate(stages):
        entered = sequence["stages"].get(str(index))
        if entered is None:
            continue
        here = Place(stages, sequence, index)
        if stage["kind"] == "task":
            if stage["key"] == key:
                return [here]
            continue
        for inner, branch in zip(stage["branches"], entered["branches"], strict=True):
            below = find(inner, branch, key)
            if below is not None:
                return [here, *below]
    return None


def decide(path: list[Place], verdict: str, data: Mapping[str, Any]) -> None:
    """Give the verdict to the last place of the path and let it rise: sequence, join, outer sequence …"""
    place = path[-1]
    place.task["status"] = verdict
    if verdict == "refused":
        place.sequence["end"] = "refused"
    else:
        run_on(place.stages, place.sequence, data)
    if place.sequence["end"] and len(path) > 1:
        outer = path[:-1]
        joined = join(outer[-1].stage, outer[-1].task["branches"])
        if joined:
            for branch in outer[-1].task["branches"]:
                cancel(branch)
            decide(outer, joined, data)


def join(stage: dict[str, Any], branches: list[State]) -> str:
    """What a parallel stage comes to: approved, refused, or nothing yet."""
    present = [branch["end"] for branch in branches if branch["end"] != "absent"]
    approved, refused = present.count("approved"), present.count("refused")
    rule = stage.get("join", "all")
    if isinstance(rule, dict):
        needed = min(int(rule["k"]), len(present))
        return "approved" if approved >= needed else "refused" if len(present) - refused < needed else ""
    if rule == "any":
        return "approved" if approved else "refused" if refused == len(present) else ""
    return join_all(stage.get("on_refuse", ""), approved, refused, len(present))


def join_all(on_refuse: str, approved: int, refused: int, present: int) -> str:
    """The join `all`: a refusal ends it at once, or is an opinion, or is collected until all have spoken."""
    if refused and not on_refuse:
        return "refused"
    if approved + refused < present:
        return ""
    return "refused" if refused and on_refuse == "collect" else "approved"


def cancel(sequence: State) -> None:
    """Cancel every open task below."""
    for stage in sequence["stages"].values():
        if stage["status"] == "open":
            stage["status"] = "cancelled"
        for branch in stage.get("branches", []):
            cancel(branch)


def reopen(graph: Graph, path: list[Place], target: str | None, data: Mapping[str, Any]) -> bool:
    """Open the done task `target` again: earlier in the task's sequence or in one around it; whether it could be."""
    for place in reversed(path):
        for index in range(place.index):
            stage, entered = place.stages[index], place.sequence["stages"].get(str(index))
            if stage["kind"] == "task" and stage["key"] == target:
                if entered is None or entered["status"] != "approved":
                    return False
                wipe(place.sequence, index)
                return True
    return False


def wipe(sequence: State, index: int) -> None:
    """Forget everything after `index` in a sequence; the task there is open again."""
    sequence["stages"] = {key: stage for key, stage in sequence["stages"].items() if int(key) < index}
    sequence["stages"][str(index)] = {"status": "open"}
    sequence["at"], sequence["end"] = index, ""


def open_tasks(graph: Graph, state: State) -> list[str]:
    """Keys of the open tasks, in the order of the graph."""
    return [key for key, status in walk(graph, state["root"]) if status == "open"]


def walk(stages: Graph, sequence: State) -> Iterator[tuple[str, str]]:
    """(key, status) of every entered task, in the order of the graph."""
    for index, stage in enumerate(stages):
        entered = sequence["stages"].get(str(index))
        if entered is None:
            continue
        if stage["kind"] == "task":
            yield stage["key"], entered["status"]
        else:
            for inner, branch in zip(stage["branches"], entered["branches"], strict=True):
                yield from walk(inner, branch)


def answer(case: Mapping[str, Any]) -> dict[str, Any]:
    """The examiner's answer to a graph, its data and a list of events."""
    graph = list(case["graph"])
    step = start(graph, case.get("data") or {})
    steps = [shown(step)]
    for event in case.get("events") or []:
        step = apply(graph, step.state, event)
        steps.append(shown(step))
    return {"id": case.get("id"), "steps": steps, "end": step.end or None}


def shown(step: Step) -> dict[str, Any]:
    """A step as the examiner reads it."""
    return {"open": step.open, "state": step.end or "running", "error": step.error or None}
