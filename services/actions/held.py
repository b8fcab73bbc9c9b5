"""Held values (registers, certificates) beside the answers of a draft: kept, laid in, compared. No deed by itself."""

import json
from collections.abc import Mapping
from typing import Any

from blueprints.forms.cleaning import Cleaned
from records.vault.elements import seal_elements

from ..models import Draft, Prefilled
from ..prefill import held_of, opened_values

State = Prefilled.State


def keep_values(row: Prefilled, values: Mapping[str, Any]) -> None:
    """What is said on either side, encrypted (not saved)."""
    texts = {name: json.dumps(value, ensure_ascii=False) for name, value in values.items()}
    row.values = seal_elements(texts, texts, f"prefilled:{row.id}")


def with_held(data: Mapping[str, Any], standing: Mapping[str, Any], rows: Mapping[str, Prefilled]) -> dict[str, Any]:
    """What was sent, with the `standing` answers of held fields that the page did not ask."""
    return {**data, **{name: standing.get(name) for name in rows if data.get(name) is None}}


def compare_held(rows: Mapping[str, Prefilled], cleaned: Cleaned) -> list[Prefilled]:
    """Mark the held values from which the answers differ now, and those that agree again; the rows that moved."""
    moved = [row for name, row in rows.items() if name in cleaned.values and compared(row, cleaned.values[name])]
    Prefilled.objects.bulk_update(moved, ["state", "values"])
    return moved


def compared(row: Prefilled, declared: Any) -> bool:
    """Whether what the applicant says moves a held value."""
    values = opened_values(row)
    if declared == values["register"]:
        if row.state not in {State.DIFFERS, State.DISPUTED}:
            return False
        row.move_to(State.TAKEN if row.state == State.DIFFERS else State.CONFIRMED)
        return True
    if row.state == State.DISPUTED and declared == values.get("declared"):
        return False
    if row.state != State.DIFFERS:
        row.move_to(State.DIFFERS)
    keep_values(row, {**values, "declared": declared})
    return True


def open_differences(draft: Draft) -> list[str]:
    """Fields about which the applicant has not said yet what holds."""
    return [name for name, row in held_of(draft).items() if row.state == State.DIFFERS]
