"""One form of many: a data element is asked once, and every condition and check of every member still holds."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from blueprints.expressions.conditions import Expression
from blueprints.expressions.nodes import Node
from blueprints.forms.schema import Check, Field, Form, Group

Names = dict[str, str]  # a field's own id → its id in the merged form


def merge_forms(forms: Iterable[Form]) -> Form:
    """One form: groups by id in order of appearance, a data element asked once, conditions and checks of all."""
    every = list(forms)
    groups: dict[str, Group] = {}
    places: dict[str, str] = {}  # the group in which a merged field stands
    checks: dict[str, Check] = {}
    for form, names in zip(every, names_of(every), strict=True):
        for group in form.groups:
            place(group, names, groups, places)
        for check in form.checks:
            moved = check.model_copy(
                update={"that": renamed(check.that, names), "field": names.get(check.field, check.field)}
            )
            checks.setdefault(free(moved, checks), moved)
    return Form(groups=tuple(g for g in groups.values() if g.fields), checks=tuple(distinct(checks)))


def free(check: Check, taken: Mapping[str, Check]) -> str:
    """The check's id, or one that no other check has; the same check twice stays one."""
    name, known = check.id, taken.get(check.id)
    while known is not None and known.that.source + known.field != check.that.source + check.field:
        name += "_"
        known = taken.get(name)
    return name


def distinct(checks: Mapping[str, Check]) -> Iterator[Check]:
    """Each check under the id found for it."""
    for name, check in checks.items():
        yield check.model_copy(update={"id": name})


def names_of(forms: list[Form]) -> list[Names]:
    """What each form's fields are called in the merged form: as in the first form that asks for the element."""
    by_element: Names = {}
    taken: set[str] = set()
    found = []
    for form in forms:
        names: Names = {}
        for field in form.fields():
            known = by_element.get(element_of(field), "")
            if not known or known in names.values():  # one form may ask for an element twice: both stay
                known = unused(field.id, taken)
                by_element.setdefault(element_of(field), known)
                taken.add(known)
            names[field.id] = known
        found.append(names)
    return found


def unused(name: str, taken: set[str]) -> str:
    """`name`, or with a number behind it when another element has that id."""
    number, found = 2, name
    while found in taken:
        found, number = f"{name[:55]}_{number}", number + 1
    return found


def place(group: Group, names: Names, groups: dict[str, Group], places: dict[str, str]) -> None:
    """Lay a group over what is there: new fields join the group of its id, known ones are asked if anybody asks."""
    shown = renamed(group.show_when, names) if group.show_when else None
    known = groups.get(group.id)
    if known is None:
        groups[group.id] = group.model_copy(update={"fields": (), "show_when": shown})
    elif same(known.show_when, shown) is False:
        groups[group.id] = known.model_copy(update={"show_when": None})
    for field in group.fields:
        moved = renamed_field(field, names)
        home = places.setdefault(moved.id, group.id)
        holder = groups[home]
        if not shown and holder.show_when:
            holder = holder.model_copy(update={"show_when": None})
        earlier = [one for one in holder.fields if one.id != moved.id]
        if len(earlier) == len(holder.fields):
            fields = (*holder.fields, moved)
        else:
            fields = tuple(asked(one, moved) if one.id == moved.id else one for one in holder.fields)
        groups[home] = holder.model_copy(update={"fields": fields})


def asked(one: Field, other: Field) -> Field:
    """One field for two members: shown and needed wherever either of them says so."""
    same_shown, same_needed = same(one.show_when, other.show_when), same(one.required_when, other.required_when)
    changed: dict[str, Any] = {
        "sensitive": one.sensitive or other.sensitive,
        "required": one.required or other.required,
    }
    if not same_shown:
        changed["show_when"] = None
    if not same_needed:
        changed["required_when"] = None
    return one.model_copy(update=changed)


def same(one: Expression | None, other: Expression | None) -> bool:
    """Whether two conditions say the same."""
    return (one and one.nodes) == (other and other.nodes)


def renamed_field(field: Field, names: Names) -> Field:
    """A field under its merged id, reading the others under theirs."""
    changed: dict[str, Any] = {name: renamed(told, names) for name, told in field.conditions().items()}
    return field.model_copy(update={"id": names[field.id], **changed})


def renamed(expression: Expression, names: Names) -> Expression:
    """An expression whose nodes read the merged fields; its source stays what the department wrote."""
    return expression.model_copy(update={"nodes": expression.nodes and renamed_node(expression.nodes, names)})


def renamed_node(node: Node, names: Names) -> Node:
    """The same node over the merged fields."""
    changed: Node = {"args": [renamed_node(part, names) for part in node["args"]]} if "args" in node else {}
    if node["op"] in {"name", "has"}:
        changed["value"] = names.get(node["value"], node["value"])
    return {**node, **changed}


def answers_for(form: Form, forms: Iterable[Form], answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers to the merged `forms`, also under the ids that `form`, one of them, has for its fields."""
    every = list(forms)
    names = names_of(every)[every.index(form)]
    own = {field: answers[name] for field, name in names.items() if name in answers}
    return {**answers, **own}


def element_of(field: Field) -> str:
    """The data element of a field, else its own id."""
    return field.element or field.id
