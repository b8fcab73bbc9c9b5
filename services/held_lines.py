"""Values of registers and certificates as pages show them: each with its source, its time and what was said to it."""

from typing import Any, NamedTuple

from blueprints.forms.display import display
from blueprints.forms.schema import Field, Form, Group
from records.vault.masks import mask

from .actions.drafts import form_of
from .case_items import form_of_case
from .models import Application, Draft, Prefilled
from .prefill import names_for, opened_values, source_name


class Held(NamedTuple):
    """A held value as a page shows it."""

    field: Field
    row: Prefilled
    source: Any
    register: Any
    now: Any
    reason: str


def held_lines(draft: Draft, answers: dict[str, Any], rows: dict[str, Prefilled]) -> list[Held]:
    """The held values of a draft in the order of its form."""
    names = names_for(rows.values()) if rows else {}
    found = []
    for field in form_of(draft).fields() if rows else ():
        row = rows.get(field.id)
        if row is not None and (field.id in answers):
            said = opened_values(row)
            shown = display(field, said["register"]), display(field, answers[field.id])
            found.append(Held(field, row, source_name(row, names), *shown, str(said.get("reason", ""))))
    return found


def disputes_of(root: Application) -> list[Held]:
    """What the applicant disputed when filling in a case: both values (sealed ones masked), source, reason."""
    rows = (
        Prefilled.objects.filter(draft__reference=root.draft_ref, state=Prefilled.State.DISPUTED)
        if root.draft_ref
        else []
    )
    known = {row.field: row for row in rows}
    names = names_for(known.values()) if known else {}
    fields = [field for field in form_of_case(root).fields() if field.id in known] if known else []
    return [disputed(field, known[field.id], names) for field in fields]


def disputed(field: Field, row: Prefilled, names: dict[str, str]) -> Held:
    """One disputed value as the counter sees it."""
    said = opened_values(row)
    sides = [
        mask("number", str(said[side])) if field.sealed else display(field, said[side])
        for side in ("register", "declared")
    ]
    return Held(field, row, source_name(row, names), sides[0], sides[1], str(said.get("reason", "")))


def by_group(form: Form, held: list[Held]) -> list[tuple[Group, list[Held]]]:
    """Held values under the groups of their form."""
    known = {line.field.id: line for line in held}
    groups = [(group, [known[field.id] for field in group.fields if field.id in known]) for group in form.groups]
    return [(group, lines) for group, lines in groups if lines]
