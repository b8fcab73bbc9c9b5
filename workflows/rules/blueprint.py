"""What a process edition consists of."""

from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import Field

from blueprints.registry import Frozen
from blueprints.texts import Text

Nature = Literal["intake", "review", "visit", "decide", "opinion", "countersign", "discussion", "panel", "auto"]
Act = Literal["document", "certificate", "notice", "data_check", "process", "message", "batch"]
Operator = Literal["==", "!=", ">", ">=", "<", "<=", "in"]
When = tuple[str, Operator, Any]


class Automatic(Frozen):
    """What a worker does here: order the document or notice `of` a kind, issue the certificate, compare with the data
    `of` a register (the finding becomes the field `check_<of>`), run the process `of` a code to its end, or send the
    step's department a message `of` a kind `about` something and wait for the answer (the field `answer_<key>`), or
    enter the item's open batch and wait for its result (the fields `placed` and `rank`)."""

    act: Act
    of: str = ""
    about: str = ""


class Panel(Frozen):
    """An expert panel: how many vote, how many have to agree."""

    seats: int = Field(ge=1)
    needed: int = Field(ge=1)


class Deemed(Frozen):
    """What silence means at the end of the step's term, where an article says so."""

    outcome: Literal["approve", "refuse"]
    basis: str = Field(min_length=1, description="Regulation and article")


class TaskStage(Frozen):
    """One task: who does what within how many working days."""

    kind: Literal["task"] = "task"
    key: str
    title: Text
    nature: Nature
    dept: str
    roles: tuple[str, ...] = ()
    days: int = Field(ge=0, description="Working days for this step")
    when: When | None = None
    automatic: Automatic | None = None
    four_eyes: tuple[str, ...] = Field(default=(), description="Who settled these tasks may not settle this one")
    panel: Panel | None = None
    batch: bool = Field(default=False, description="May be approved for many cases at once")
    deemed: Deemed | None = None


class Join(Frozen):
    """k of n."""

    k: int = Field(ge=1)


class ParallelStage(Frozen):
    """Branches side by side."""

    kind: Literal["parallel"] = "parallel"
    key: str
    title: Text
    join: Literal["all", "any"] | Join = "all"
    on_refuse: Literal["", "opinion", "collect"] = ""
    branches: tuple[tuple["Stage", ...], ...]
    when: When | None = None


class EachStage(Frozen):
    """The same stages for each thing of a list: each co-owner, each site."""

    kind: Literal["each"] = "each"
    key: str
    title: Text
    over: str = Field(min_length=1, description="The field that holds the list")
    join: Literal["all", "any"] | Join = "all"
    on_refuse: Literal["", "opinion", "collect"] = ""
    stages: tuple["Stage", ...]
    when: When | None = None


Stage = Annotated[TaskStage | ParallelStage | EachStage, Field(discriminator="kind")]


class Process(Frozen):
    """A whole process."""

    title: Text
    stages: tuple[Stage, ...]

    @cached_property
    def _tasks(self) -> dict[str, TaskStage]:
        return {stage.key: stage for stage in walk(self.stages) if isinstance(stage, TaskStage)}

    @cached_property
    def _graph(self) -> list[dict[str, Any]]:
        return [stage.model_dump(mode="json") for stage in self.stages]

    def tasks(self) -> dict[str, TaskStage]:
        """Every task stage by key."""
        return self._tasks

    def titles(self) -> dict[str, dict[str, str]]:
        """The title of every stage by key."""
        return {stage.key: stage.title for stage in walk(self.stages)}

    def task(self, key: str) -> TaskStage:
        """The stage of a task's key; the tasks of a stage over a list end in #1, #2, …"""
        return self.tasks()[key.partition("#")[0]]

    def graph(self) -> list[dict[str, Any]]:
        """The graph that the flow rules read; they change nothing of it."""
        return self._graph


def inner(stage: Stage) -> tuple[tuple[Stage, ...], ...]:
    """The sequences within a stage."""
    if isinstance(stage, TaskStage):
        return ()
    return (stage.stages,) if isinstance(stage, EachStage) else stage.branches


def walk(stages: tuple[Stage, ...]) -> Iterator[Stage]:
    """All stages in order, those within others included."""
    for stage in stages:
        yield stage
        for branch in inner(stage):
            yield from walk(branch)


for shape in (ParallelStage, EachStage):
    shape.model_rebuild()
