"""What an applicant may change after a correction notice: what is marked, and what depends on it."""

from collections.abc import Collection, Mapping
from typing import Any

from blueprints.expressions import names
from blueprints.forms.schema import Field, Form, Group


def reads(part: Field | Group) -> set[str]:
    """The fields that a field's or group's conditions read."""
    conditions = part.conditions().values() if isinstance(part, Field) else [part.show_when]
    return {name for condition in conditions if condition and condition.nodes for name in names(condition.nodes)}


def editable(form: Form, marked: Collection[str]) -> set[str]:
    """The marked fields and, again and again, those whose conditions read one of them."""
    depends = {
        field.id: reads(field) | reads(group) for group in form.groups for field in group.fields
    }  # fmt: skip
    found, before = {name for name in marked if name in depends}, set[str]()
    while found != before:
        before = set(found)
        found |= {name for name, read in depends.items() if read & found}
    return found


def unchanged(marked: Collection[str], before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """Marked fields that say what they said."""
    return [name for name in marked if before.get(name) == after.get(name)]
