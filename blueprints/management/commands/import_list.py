"""`import_list KIND FILE`: a whole list in one pass, resumable; for every kind that comes in tables."""

import hashlib
import time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from blueprints.actions import begin_import, end_import
from blueprints.bringing import kinds_with_tables
from blueprints.importing import carry_rows
from blueprints.models import ImportRun
from blueprints.sheets import format_of
from records.ledger.actor import system_actor
from records.ledger.errors import Invalid


class Command(BaseCommand):
    """Killed at any moment, the same command goes on after the last whole batch."""

    help = "Import a list (xlsx, csv, json), e.g. supervised_item, then check_content."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("kind", choices=[kind for kind, _ in kinds_with_tables()])
        self.add_file(parser)

    def add_file(self, parser: CommandParser) -> None:
        """What every import of a list takes."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--report", type=int, default=50, help="how many lines of the report to print")

    def handle(self, *args: Any, file: Path, kind: str, report: int, **options: Any) -> None:
        by = system_actor("import")
        try:
            form = format_of(file.name)
        except Invalid as refused:
            raise CommandError(refused.sentence) from None
        with file.open("rb") as stream:
            sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
            run = begin_import(kind, name=file.name, form=form, sha256=sha256, by=by)
            stream.seek(0)
            started, before = time.monotonic(), run.done
            try:
                for moved in carry_rows(run, stream, by=by):
                    run = moved
                    rate = (run.done - before) / max(time.monotonic() - started, 0.001)
                    self.stdout.write(f"\r  {run.done} rows, {rate:.0f} a second", ending="")
            except Invalid as refused:
                end_import(run, by=by, fault=refused.sentence)
                raise CommandError(refused.sentence) from None
        self.tell(run, report)

    def tell(self, run: ImportRun, report: int) -> None:
        """The outcome and the report's first lines."""
        outcome = f"created {run.created}, changed {run.changed}, same {run.same}, refused {run.refused}"
        self.stdout.write(f"\n{run.reference}: {outcome}")
        for fault in run.faults.order_by("row", "column")[:report]:
            self.stdout.write(f"  {fault.row} {fault.column}: {fault.sentence}")
