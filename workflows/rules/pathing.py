"""How many working days a process still needs: the longest way through what is open and what will come. Pure.

Branches run side by side, so a parallel stage takes as long as the branches its join waits for: all of them, the
fastest for `any`, the k-th fastest for k of n. What a condition will skip nobody knows yet: it counts while it is not
passed. The figure is a floor for planning, never a term of law.
"""

from collections.abc import Mapping
from typing import Any

from .flow import Graph, State, branches_of, fresh, items_of, pairs

Days = Mapping[str, int]


def still_needed(graph: Graph, state: State, left: Days) -> int:
    """Working days from now to the end by the stages' own days; `left` says what is left of the open tasks."""
    return 0 if state["end"] else sequence_days(graph, state["root"], left, state["data"])


def sequence_days(stages: Graph, sequence: State, left: Days, data: Mapping[str, Any]) -> int:
    """What a sequence still takes: the stage it stands at, and all after it."""
    if sequence["end"]:
        return 0
    here = sequence["stages"].get(str(sequence["at"]))
    total = 0 if here is None else entered_days(stages[sequence["at"]], here, left, data)
    return total + sum(planned_days(stage, left, data) for stage in stages[sequence["at"] + 1 :])


def entered_days(stage: dict[str, Any], entered: State, left: Days, data: Mapping[str, Any]) -> int:
    """What an entered stage still takes."""
    if entered["status"] != "open":
        return 0
    if stage["kind"] == "task":
        return left.get(stage["key"], stage.get("days", 0))
    branches = [(branch, sequence_days(inner, branch, left, data)) for inner, branch in pairs(stage, entered)]
    present = [days for branch, days in branches if branch["end"] in ("", "approved")]
    return joined_days(stage, present)


def planned_days(stage: dict[str, Any], left: Days, data: Mapping[str, Any]) -> int:
    """What a stage that was not entered yet will take."""
    if stage["kind"] == "task":
        return int(stage.get("days", 0))
    inner = branches_of(stage, items_of(stage, data) if stage["kind"] == "each" else 0)
    return joined_days(stage, [sequence_days(branch, fresh(), left, data) for branch in inner])


def joined_days(stage: dict[str, Any], days: list[int]) -> int:
    """What a join waits for: the slowest of all, the fastest of any, the k-th fastest."""
    if not days:
        return 0
    rule = stage.get("join", "all")
    if rule == "all":
        return max(days)
    k = 1 if rule == "any" else int(rule["k"] if isinstance(rule, dict) else rule)
    return sorted(days)[min(k, len(days)) - 1]
