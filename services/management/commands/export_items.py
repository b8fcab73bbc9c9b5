"""`export_items FILE`: the list in force, in the columns that `import_items` reads."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from blueprints.exporting import export_table
from blueprints.sheets import format_of
from records.ledger.errors import Invalid

from .import_items import KINDS


class Command(BaseCommand):
    """Importing the file again changes nothing."""

    help = "Export an item list as xlsx, csv or json, in the field names of the national exchange."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--kind", choices=KINDS, default="service")

    def handle(self, *args: Any, file: Path, kind: str, **options: Any) -> None:
        try:
            form = format_of(file.name)
        except Invalid as refused:
            raise CommandError(refused.sentence) from None
        with file.open("wb") as out:
            export_table(kind, out, form)
