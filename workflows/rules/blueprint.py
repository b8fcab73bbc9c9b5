"""What a process edition consists of."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import Field

from blueprints.registry import Frozen
from blueprints.texts import Text
from records.ledger.errors import Problem

Nature = Literal["intake", "review", "visit", "decide", "opinion"]


class TaskStage(Frozen):
    """One task: who does what within how many working days."""

    kind: Literal["task"] = "task"
    key: str
    title: Text
    nature: Nature
    dept: str
    roles: tuple[str, ...]
    days: int = Field(ge=0, description="Working days for this step")
    when: tuple[str, str, Any] | None = None


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
    when: tuple[str, str, Any] | None = None


Stage = Annotated[TaskStage | ParallelStage, Field(discriminator="kind")]


class Process(Frozen):
    """A whole process."""

    title: Text
    stages: tuple[Stage, ...]

    def tasks(self) -> dict[str, TaskStage]:
        """Every task stage by key."""
        return {stage.key: stage for stage in walk(self.stages)}

    def graph(self) -> list[dict[str, Any]]:
        """The graph that the flow rules read."""
        return [stage.model_dump(mode="json") for stage in self.stages]


def walk(stages: tuple[Stage, ...]) -> Iterator[TaskStage]:
    """Task stages in order, branches included."""
    for stage in stages:
        if isinstance(stage, TaskStage):
            yield stage
        else:
            for branch in stage.branches:
                yield from walk(branch)


def problems(process: Process) -> list[Problem]:
    """What cannot be published: keys used twice, no decision."""
    found: list[Problem] = []
    keys = [stage.key for stage in walk(process.stages)]
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        found.append(Problem(f"/stages/{key}", f"环节“{key}”出现了两次，请改名。"))
    if not any(stage.nature == "decide" for stage in walk(process.stages)):
        found.append(Problem("/stages", "流程里没有“决定”环节。"))
    return found


ParallelStage.model_rebuild()
