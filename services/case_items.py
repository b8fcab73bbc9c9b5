"""The items a case concerns (as its 办理项 asks them): their merged form and materials; of a bundle all members'."""

from typing import Any

from blueprints.forms.schema import Form
from blueprints.loading import load
from blueprints.texts import Text
from records.vault.elements import open_elements

from .models import Application
from .rules.bundle import answers_for, asked_materials, merge_forms, merge_materials
from .rules.item import Item, Material
from .rules.item.afterlife import handled


def items_of_case(case: Application) -> list[Item]:
    """The items a case concerns."""
    value = load(case.edition)
    if isinstance(value, Item):
        return [handled(value, case.handling)]
    return [load(part.edition) for part in case.parts]


def names_in_case(case: Application) -> dict[tuple[str, str], Text]:
    """What people call what can be marked: by kind (field, material) and its element."""
    items = items_of_case(case)
    fields = {("field", field.id): field.label for item in items if item.form for field in item.form.fields()}
    return fields | {("material", material.element): material.name for item in items for material in item.materials}


def form_of_case(case: Application) -> Form:
    """The merged form of a case."""
    return merge_forms(item.form for item in items_of_case(case) if item.form)


def case_answers(case: Application) -> dict[str, Any]:
    """The answers of a case in plain. Doors note the reading first."""
    root = case.root
    return open_elements(root.answers, f"case:{root.reference}")


def materials_of_case(case: Application) -> list[Material]:
    """The merged materials of a case, as its answers make them."""
    items = items_of_case(case)
    if not any(item.asks_by_answer for item in items):
        return merge_materials(items)
    return asked_materials(items, own_answers(case, form_of_case(case)))


def own_answers(case: Application, own: Form) -> dict[str, Any]:
    """The answers of a case; those of a bundle's member also under the ids that its `own` form has for its fields."""
    answers = case_answers(case)
    if case.parent is None or not own.groups:
        return answers
    everything = [item.form for item in items_of_case(case.parent) if item.form]
    return answers_for(own, everything, answers) if own in everything else answers
