"""Load the demonstration province through actions; safe to run again."""

import time
from datetime import timedelta
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction
from django.utils.module_loading import import_string

from blueprints.models import Edition
from records.ledger.actor import Actor, system_actor
from records.ledger.clock import as_of, now

OPENED = timedelta(days=75)  # a portal with cases of the last weeks has been there for longer than they
# the part, the app it needs, the module that loads it: one of an app left out is never imported
PARTS = [
    ("places", "registers", "places"),
    ("regulations", "registers", "regulations"),
    ("cast", "identity", "cast"),
    ("seals", "identity", "seals"),
    ("editions", "services", "editions"),
    ("internal", "services", "internal"),
    ("legal_defaults", "services", "legal_defaults"),
    ("hall_items", "services", "hall_items"),
    ("words", "services", "words"),
    ("licences", "services", "licences"),
    ("registers", "services", "registers"),
    ("acting", "services", "acting"),
    ("privacy", "services", "privacy"),
    ("enforcement", "enforcement", "enforcement"),
]


class Command(BaseCommand):
    """`manage.py demonstration`."""

    help = "Load the demonstration province (fictitious, code 99)."

    def add_arguments(self, parser: CommandParser) -> None:
        """Cases of the last weeks are asked for: tests begin with an empty desk."""
        parser.add_argument("--cases", action="store_true", help="cases of the last six weeks as well, once")

    def handle(self, *args: Any, **options: Any) -> None:
        """Every part in a transaction of its own, those of apps that are left out not at all."""
        by, installed = system_actor("demonstration"), {config.label for config in apps.get_app_configs()}
        opened = now() - OPENED if options["cases"] and not Edition.objects.exists() else now()
        with as_of(opened):
            for name, label, module in PARTS:
                if label in installed:
                    self.load(name, f"portal.demonstration.{module}.load_{name}", by)
        if options["cases"] and "services" in installed:
            self.tell("cases of the last six weeks, through the deeds of the pages (once, about a minute)")
            import_string("portal.demonstration.cases.planting.plant_cases")(by, self.tell)

    def load(self, name: str, path: str, by: Actor) -> None:
        """One part, with its time."""
        started = time.monotonic()
        with transaction.atomic():
            import_string(path)(by)
        self.stdout.write(f"  {name:<14} {time.monotonic() - started:5.1f} s")

    def tell(self, words: str) -> None:
        """A line of progress, at once."""
        self.stdout.write(f"  · {words}")
        self.stdout.flush()
