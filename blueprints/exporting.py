"""Editions in force as rows of a file."""

from collections.abc import Iterator
from typing import IO

from records.ledger.clock import now

from .actions.imports import table_of
from .loading import load
from .models import Edition
from .sheets import write_rows
from .tables import Table

PIECE = 500


def export_table(kind: str, out: IO[bytes], form: str, owner: str = "") -> None:
    """Write what is in force of a kind (of one department: `owner`) as xlsx, csv or json, one row after another."""
    table = table_of(kind)
    write_rows([column.name for column in table.columns], rows_in_force(kind, owner), out, form)


def rows_in_force(kind: str, owner: str = "") -> Iterator[dict[str, str]]:
    """The rows in the order of their codes, piece by piece. What is listed by name only has no row."""
    table, last, moment = table_of(kind), "", now()
    while True:
        rows = Edition.objects.current(kind, moment).filter(code__gt=last).select_related("base")
        piece = list((rows.filter(owner=owner) if owner else rows)[:PIECE])
        for edition in piece:
            value = load(edition)
            if getattr(value, "complete", True):
                yield {**coded(table, edition.code), **table.write_row(value)}
        if len(piece) < PIECE:
            return
        last = piece[-1].code


def coded(table: Table, code: str) -> dict[str, str]:
    """The cell of the code, where a table has a column of its own for it and the content does not say it."""
    return {"code": code} if any(column.name == "code" for column in table.columns) else {}
