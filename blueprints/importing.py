"""From a file to batches: what is done is read over, codes seen before are told, the end is noted."""

import hashlib
import io
import secrets
from collections.abc import Iterator
from typing import IO

from django.core.files.base import File
from django.core.files.storage import default_storage

from records.ledger.actor import Actor
from records.ledger.errors import Invalid

from .actions import end_import, import_batch
from .actions.imports import table_of
from .models import ImportRun
from .sheets import Numbered, rows_of, unfold_sheet
from .tables import Table

BATCH = 500


class Headings:
    """The headings of a file as columns of a table; those that mean nothing are remembered."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.known: dict[str, str] = {}

    def named(self, cells: dict[str, str]) -> dict[str, str]:
        """Cells by column."""
        for heading in cells.keys() - self.known.keys():
            self.known[heading] = self.table.name_of(heading)
        return {self.known[heading]: cell for heading, cell in cells.items() if self.known[heading]}

    def unknown(self) -> list[str]:
        """Headings that stand for no column."""
        return sorted(heading for heading, name in self.known.items() if not name)


def carry_rows(run: ImportRun, stream: IO[bytes], *, by: Actor, batches: int = 0) -> Iterator[ImportRun]:
    """Import the rows after the run's cursor, batch after batch (at most `batches`; 0: to the end); the run after each.

    Each batch is one transaction with the cursor: killed at any moment, the next call goes on where it stopped.
    """
    headings = Headings(table_of(run.kind))
    seen: set[int] = set()
    waiting: list[Numbered] = []
    twice: set[int] = set()
    for number, cells in rows_of(stream, run.format):
        named = headings.named(cells)
        code = hash(headings.table.code_of(named))
        if number > run.cursor and named:
            waiting.append((number, named))
            twice |= {number} if code in seen else set()
        seen.add(code)
        if len(waiting) == BATCH:
            run = import_batch(run, waiting, twice, after=run.cursor, by=by)
            yield run
            waiting, twice, batches = [], set(), batches - 1
            if batches == 0:
                return
    if waiting:
        run = import_batch(run, waiting, twice, after=run.cursor, by=by)
        yield run
    yield end_import(run, by=by, unknown=headings.unknown())


def carry_to_the_end(run: ImportRun, stream: IO[bytes], *, by: Actor, batches: int = 0) -> ImportRun:
    """The same without looking in between; a file that cannot be read ends its run with the reason."""
    try:
        for moved in carry_rows(run, stream, by=by, batches=batches):
            run = moved
    except Invalid as refused:
        return end_import(run, by=by, fault=refused.sentence)
    return run


def keep_file(stream: IO[bytes], form: str) -> tuple[str, str]:
    """Put an uploaded file aside; its place and its SHA-256."""
    place = default_storage.save(f"imports/{secrets.token_hex(20)}.{form}", File(stream))
    with default_storage.open(place, "rb") as kept:
        return place, hashlib.file_digest(kept, "sha256").hexdigest()


def unfolded(stream: IO[bytes]) -> str:
    """The same lines as a CSV; its place."""
    place = default_storage.save(f"imports/{secrets.token_hex(20)}.csv", File(io.BytesIO(), name="rows.csv"))
    with default_storage.open(place, "wb") as out:
        unfold_sheet(stream, out)
    return place
