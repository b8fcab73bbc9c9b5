"""`manage.py try dates|ids|queries|penalty|workflow`: JSON lines in, one JSON line each out (docs/formats/)."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from portal.examiner import NAMES, answers


class Command(BaseCommand):
    """Thin: `portal.examiner` answers."""

    help = "Put cases to the portal's own rules: JSON lines in, JSON lines out."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("kind", choices=NAMES)

    def handle(self, *args: Any, **options: Any) -> None:
        for line in answers(options["kind"], sys.stdin):
            self.stdout.write(line)
