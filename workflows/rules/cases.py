"""The examiner's graphs (`manage.py try workflow`): JSON in, the engine's own steps out."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from . import flow

Operator = Literal["==", "!=", ">", ">=", "<", "<=", "in"]
When = tuple[str, Operator, Any]


class TaskCase(TypedDict):
    """A stage with one task. `when`: [field, operator, value], read when the stage is entered."""

    key: str
    kind: Literal["task"]
    dept: NotRequired[str]
    when: NotRequired[When | None]


class KOfN(TypedDict):
    """k approved branches pass the stage; more than the branches present means all."""

    k: Annotated[int, Field(ge=1)]


class ParallelCase(TypedDict):
    """A stage with branches side by side, each a sequence of stages."""

    key: str
    kind: Literal["parallel"]
    join: NotRequired[Literal["all", "any"] | KOfN]
    branches: "list[list[StageCase]]"
    on_refuse: NotRequired[Literal["", "opinion", "collect"] | None]
    when: NotRequired[When | None]


class EachCase(TypedDict):
    """The same stages for each thing of the list in a field, side by side; their keys end in #1, #2, … An empty list, a
    missing one, and what is no list are passed."""

    key: str
    kind: Literal["each"]
    over: str
    stages: "list[StageCase]"
    join: NotRequired[Literal["all", "any"] | KOfN]
    on_refuse: NotRequired[Literal["", "opinion", "collect"] | None]
    when: NotRequired[When | None]


StageCase = Annotated[TaskCase | ParallelCase | EachCase, Field(discriminator="kind")]


class EventCase(TypedDict):
    """A decision. `to` is the target of a return; `set` changes the data before the next stage is entered."""

    task: NotRequired[str | None]
    do: Literal["approve", "refuse", "return", "withdraw"]
    to: NotRequired[str | None]
    set: NotRequired[dict[str, Any] | None]


class WorkflowCase(TypedDict):
    """A graph, its data, and what is decided in turn."""

    id: str | int
    graph: list[StageCase]
    data: NotRequired[dict[str, Any] | None]
    events: NotRequired[list[EventCase] | None]


class StepAnswer(TypedDict):
    """After the start or an event: the open tasks in the order of the graph; an error means that nothing changed."""

    open: list[str]
    state: Literal["running", "approved", "refused", "withdrawn"]
    error: Literal["not_open", "bad_target", "ended"] | None


class WorkflowAnswer(TypedDict):
    """One step for the start and one per event; `end` is null while the case runs."""

    id: str | int
    steps: list[StepAnswer]
    end: Literal["approved", "refused", "withdrawn"] | None


def answer(case: Mapping[str, Any]) -> dict[str, Any]:
    """The answer to a graph, its data and a list of events; KeyError, TypeError, ValueError when it is no case."""
    graph = list(case["graph"])
    step = flow.start(graph, case.get("data") or {})
    steps = [shown(step)]
    for event in case.get("events") or []:
        step = flow.apply(graph, step.state, event)
        steps.append(shown(step))
    return {"id": case.get("id"), "steps": steps, "end": step.end or None}


def shown(step: flow.Step) -> dict[str, Any]:
    """A step as the examiner reads it."""
    return {"open": step.open, "state": step.end or "running", "error": step.error or None}
