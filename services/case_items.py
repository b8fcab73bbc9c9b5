"""The items a case concerns, with their merged form and materials: a bundle's parent has those of all its members."""

from blueprints.forms.schema import Form
from blueprints.loading import load

from .models import Application
from .rules.bundle import merge_forms, merge_materials
from .rules.item import Item, Material


def items_of_case(case: Application) -> list[Item]:
    """The items a case concerns."""
    value = load(case.edition)
    if isinstance(value, Item):
        return [value]
    return [load(child.edition) for child in case.children.select_related("edition").order_by("id")]


def form_of_case(case: Application) -> Form:
    """The merged form of a case."""
    return merge_forms(item.form for item in items_of_case(case) if item.form)


def materials_of_case(case: Application) -> list[Material]:
    """The merged materials of a case."""
    return merge_materials(items_of_case(case))
