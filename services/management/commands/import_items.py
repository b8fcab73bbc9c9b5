"""`import_items FILE`: a whole list in one pass, resumable; `export_items FILE` writes the same columns."""

from django.core.management.base import CommandParser

from blueprints.management.commands.import_list import Command as ImportList

KINDS = ("service", "directory_item")


class Command(ImportList):
    """Items, unless another kind is named."""

    help = "Import an item list (xlsx, csv, json) in the field names of the national exchange."

    def add_arguments(self, parser: CommandParser) -> None:
        self.add_file(parser)
        parser.add_argument("--kind", choices=KINDS, default="service")
