"""The trail for an outsider: `manage.py export_trail FILE`, then `python -m records.ledger.verify FILE`."""

import gzip
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import connection, transaction

from ...actor import system_actor
from ...clock import now
from ...exporting import announce_export, export_lines
from ...notary import notarise


class Command(BaseCommand):
    """Signs a root over what is there, records the export, writes the file."""

    help = "Write the whole trail, its roots and time stamps as JSON lines (.gz: packed) for the verifier."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to."""
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        by = system_actor("export_trail")
        announce_export(by=by)
        notarise(by=by)
        apart = not connection.in_atomic_block
        with transaction.atomic(), opened(file) as out:
            if apart:
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            count = 0
            for line in export_lines(now()):
                out.write(line + "\n")
                count += 1
        self.stdout.write(f"{count} lines written to {file}")


def opened(file: Path) -> Any:
    """The file to write, packed by its suffix."""
    return gzip.open(file, "wt", encoding="utf-8") if file.suffix == ".gz" else file.open("w", encoding="utf-8")
