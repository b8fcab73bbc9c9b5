"""What opens next: the semantics of docs/flows.md as pure functions over a graph and a state.

A graph is a list of stages; a state mirrors it: a sequence is {"at": index, "stages": {index: stage state},
"end": "" | "approved" | "refused" | "absent"}; a task stage is {"status": open | approved | refused | cancelled}; a
parallel stage is {"branches": [sequence, …], "status": open | approved | refused}; an `each` stage is a parallel stage
with one branch for each thing of a list, as long as the list was when it was entered. Values in, values out.
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

VERDICTS = {"approve": "approved", "refuse": "refused", "return": ""}


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
    """Apply {task, do, to?, set?}; an error means refused and nothing changed. ValueError for an unknown `do`."""
    if state["end"]:
        return Step(state, [], "ended", state["end"])
    new = copy.deepcopy(state)
    if event["do"] == "withdraw":
        new["end"] = "withdrawn"
        cancel(new["root"])
        return finished(graph, new)
    if event["do"] not in VERDICTS:
        raise ValueError(f"do: {event['do']}")
    path = find(graph, new["root"], event.get("task"))
    if path is None or path[-1].task["status"] != "open":
        return Step(state, open_tasks(graph, state), "not_open", "")
    new["data"].update(event.get("set") or {})
    if event["do"] == "return":
        if not reopen(graph, path, event.get("to"), new["data"]):
            return Step(state, open_tasks(graph, state), "bad_target", "")
    else:
        decide(path, VERDICTS[event["do"]], new["data"])
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
    """Whether a stage's condition holds now; a missing field or one that cannot be compared skips the stage.

    ValueError for an operator that is none.
    """
    if not when:
        return True
    field, op, value = when
    if op not in COMPARE:
        raise ValueError(f"when: {op}")
    try:
        return field in data and bool(COMPARE[op](data[field], value))
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


def items_of(stage: dict[str, Any], data: Mapping[str, Any]) -> int:
    """Over how many things an `each` stage runs now: the length of the list in its field."""
    listed = data.get(stage.get("over", ""))
    return len(listed) if isinstance(listed, list) else 0


def branches_of(stage: dict[str, Any], count: int) -> list[Graph]:
    """The branches of a parallel stage, or of an `each` stage over `count` things: its keys end in #1, #2, …"""
    if stage["kind"] == "each":
        return [[numbered(inner, number + 1) for inner in stage["stages"]] for number in range(count)]
    branches: list[Graph] = stage["branches"]
    return branches


def numbered(stage: dict[str, Any], number: int) -> dict[str, Any]:
    """A stage for the n-th thing of a list."""
    copied = {**stage, "key": f"{stage['key']}#{number}"}
    if "branches" in stage:
        copied["branches"] = [[numbered(inner, number) for inner in branch] for branch in stage["branches"]]
    if "stages" in stage:
        copied["stages"] = [numbered(inner, number) for inner in stage["stages"]]
    return copied


def pairs(stage: dict[str, Any], entered: State) -> Iterator[tuple[Graph, State]]:
    """The branches of an entered stage, each with its state."""
    states: list[State] = entered["branches"]
    return zip(branches_of(stage, len(states)), states, strict=True)


def enter(stage: dict[str, Any], sequence: State, index: int, data: Mapping[str, Any]) -> bool:
    """Enter one stage; whether it waits for somebody."""
    if stage["kind"] == "task":
        sequence["stages"][str(index)] = {"status": "open"}
        return True
    inner = branches_of(stage, items_of(stage, data))
    branches = [fresh() for _ in inner]
    for branch, stages in zip(branches, inner, strict=True):
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


def find(stages: Graph, sequence: State, key: str | None) -> list[Place] | None:
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
        for inner, branch in pairs(stage, entered):
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
    if rule not in ("all", "any"):
        needed = min(int(rule["k"] if isinstance(rule, dict) else rule), len(present))
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
            for inner, branch in pairs(stage, entered):
                yield from walk(inner, branch)
