"""The guide of an item for my case: two questions rewrite the list, steps are drawn with what runs side by side."""

from dataclasses import dataclass

from django.http import QueryDict

from .rules.item import Item
from .rules.item.materials import Material, Situation, SituationOption
from .rules.item.model import Step
from .rules.item.situations import materials_for, open_situations, taken
from .rules.ordering import columns

PREFIX = "s-"  # of the questions in the address, so that an answer can be shared as a link


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its answers; `name` is that of its inputs."""

    situation: Situation
    name: str
    chosen: frozenset[str]


@dataclass(frozen=True, slots=True)
class MyCase:
    """What the guide says to somebody who answered so."""

    questions: tuple[Question, ...]
    hints: tuple[SituationOption, ...]
    materials: tuple[Material, ...]
    uploads: int
    answered: bool


def my_case(item: Item, answers: QueryDict) -> MyCase:
    """The questions to ask, what the chosen answers say, and the materials of this case."""
    chosen = {s.id: frozenset(answers.getlist(f"{PREFIX}{s.id}")) for s in item.situations}
    asked = open_situations(item, chosen)
    materials = materials_for(item, chosen)
    return MyCase(
        questions=tuple(Question(s, f"{PREFIX}{s.id}", chosen[s.id]) for s in asked),
        hints=tuple(option for s in asked for option in taken(s, chosen) if option.hint),
        materials=materials,
        uploads=sum(not material.exempt for material in materials),
        answered=any(chosen.values()),
    )


def stages(steps: tuple[Step, ...]) -> list[list[Step]]:
    """Steps in columns: what stands in one column runs side by side. Without `after` one follows the other."""
    if not any(step.after for step in steps):
        return [[step] for step in steps]
    by_id = {step.id: step for step in steps}
    return [[by_id[name] for name in column] for column in columns({step.id: step.after for step in steps})]
