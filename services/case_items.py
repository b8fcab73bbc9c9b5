"""The items a case concerns (as its 办理项 asks them): their merged form and materials; of a bundle all members'."""

from blueprints.forms.schema import Form
from blueprints.loading import load

from .models import Application
from .rules.bundle import merge_forms, merge_materials
from .rules.item import Item, Material
from .rules.item.afterlife import handled


def items_of_case(case: Application) -> list[Item]:
    """The items a case concerns."""
    value = load(case.edition)
    if isinstance(value, Item):
        return [handled(value, case.handling)]
    return [load(part.edition) for part in case.parts]


def form_of_case(case: Application) -> Form:
    """The merged form of a case."""
    return merge_forms(item.form for item in items_of_case(case) if item.form)


def materials_of_case(case: Application) -> list[Material]:
    """The merged materials of a case."""
    return merge_materials(items_of_case(case))
