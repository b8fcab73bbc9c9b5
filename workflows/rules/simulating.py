"""Running an edition on paper before it is published: how long cases would take, and how busy each department would be.

Cases come evenly spread over the days; each department has so many people, who take the task that waits longest; how
long a task takes is drawn from what such tasks took last month, else from the days the edition allows. Time is in
working days. Pure: the same seed gives the same run.
"""

import heapq
import random
from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from . import flow

STEPS = 400  # per case; an edition that still runs then is told as unfinished


@dataclass(frozen=True, slots=True)
class StageModel:
    """What is known of a stage: who does it, how long it took (working days), how often it was refused (0 … 1)."""

    department: str
    days: tuple[float, ...]
    refused: float = 0.0


@dataclass(frozen=True, slots=True)
class Load:
    """One department: tasks done, share of its time in use, the longest queue, the mean wait in days."""

    department: str
    tasks: int
    busy: float
    queue: int
    wait: float


@dataclass(frozen=True, slots=True)
class Simulation:
    """What a run gave: days from start to end per case, ends by name, loads; `unfinished` cases never ended."""

    days: tuple[float, ...]
    ends: Mapping[str, int]
    loads: tuple[Load, ...]
    unfinished: int = 0

    def quantile(self, share: float) -> float:
        """Days within which so many cases (0 … 1) ended; 0 when none did."""
        ordered = sorted(self.days)
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0.0


@dataclass
class Desk:
    """A department at work."""

    free: int
    waiting: deque[tuple[float, int, str]] = field(default_factory=deque)
    done: int = 0
    used: float = 0.0
    waited: float = 0.0
    longest: int = 0


@dataclass
class Run:
    """A run in progress."""

    graph: flow.Graph
    models: Mapping[str, StageModel]
    chance: random.Random
    desks: dict[str, Desk]
    states: dict[int, flow.State] = field(default_factory=dict)
    known: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    events: list[tuple[float, int, int, str]] = field(default_factory=list)
    count: int = 0

    def push(self, at: float, case: int, key: str) -> None:
        """Something will happen to a case: its start (no key) or the end of a task."""
        self.count += 1
        heapq.heappush(self.events, (at, self.count, case, key))

    def open(self, at: float, case: int, keys: Sequence[str]) -> None:
        """New tasks join their department's queue; a task opened again is a new one."""
        for key in keys:
            if key not in self.known[case]:
                desk = self.desks[self.models[base(key)].department]
                desk.waiting.append((at, case, key))
                desk.longest = max(desk.longest, len(desk.waiting))
        self.known[case] = set(keys)

    def serve(self, at: float) -> None:
        """Everybody free takes what waits longest."""
        for desk in self.desks.values():
            while desk.free and desk.waiting:
                since, case, key = desk.waiting.popleft()
                if key not in self.known[case]:
                    continue
                days = self.chance.choice(self.models[base(key)].days)
                desk.free, desk.used, desk.waited = desk.free - 1, desk.used + days, desk.waited + at - since
                self.push(at + days, case, key)


def base(key: str) -> str:
    """The stage of a task's key (tasks over a list end in #1, #2, …)."""
    return key.partition("#")[0]


def simulate(
    graph: flow.Graph,
    models: Mapping[str, StageModel],
    personas: Sequence[Mapping[str, Any]],
    *,
    cases: int,
    per_day: float,
    staff: Mapping[str, int],
    seed: int,
) -> Simulation:
    """Run `cases` cases, `per_day` of them a working day, their data taken from `personas` in turn.

    ValueError for no persona, no case, or a rate that is not positive.
    """
    if not personas or cases < 1 or per_day <= 0:
        raise ValueError("personas, cases and per_day: at least one, and a positive rate")
    desks = {model.department: Desk(max(1, staff.get(model.department, 1))) for model in models.values()}
    run = Run(graph, models, random.Random(seed), desks)
    begun = {case: case / per_day for case in range(cases)}
    for case, at in begun.items():
        run.push(at, case, "")
    days, ends, last = [], defaultdict[str, int](int), 0.0
    for _ in range(cases * STEPS):
        if not run.events:
            break
        at, _, case, key = heapq.heappop(run.events)
        last = max(last, at)
        step = follow(run, case, key, personas[case % len(personas)])
        if step.end and case in begun:
            days.append(at - begun.pop(case))
            ends[step.end] += 1
        run.open(at, case, step.open)
        run.serve(at)
    loads = tuple(load_of(name, desk, max(1, staff.get(name, 1)), last) for name, desk in sorted(desks.items()))
    return Simulation(tuple(days), dict(ends), loads, len(begun))


def follow(run: Run, case: int, key: str, data: Mapping[str, Any]) -> flow.Step:
    """The case starts, or its task ends by the share of refusals; somebody is free again."""
    if not key:
        step = flow.start(run.graph, data)
    else:
        model = run.models[base(key)]
        run.desks[model.department].free += 1
        run.desks[model.department].done += 1
        do = "refuse" if run.chance.random() < model.refused else "approve"
        run.known[case].discard(key)
        step = flow.apply(run.graph, run.states[case], {"task": key, "do": do})
    run.states[case] = step.state
    return step


def load_of(name: str, desk: Desk, people: int, last: float) -> Load:
    """The figures of a department over the whole run."""
    busy = desk.used / (people * last) if last else 0.0
    return Load(name, desk.done, min(1.0, busy), desk.longest, desk.waited / desk.done if desk.done else 0.0)
