"""Load the demonstration province through actions; safe to run again."""

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

from blueprints.models import Edition
from portal.demonstration.acting import load_acting
from portal.demonstration.cases.planting import plant_cases
from portal.demonstration.cast import load_cast
from portal.demonstration.editions import load_editions
from portal.demonstration.hall_items import load_hall_items
from portal.demonstration.legal_defaults import load_legal_defaults
from portal.demonstration.licences import load_licences
from portal.demonstration.places import load_places
from portal.demonstration.privacy import load_privacy
from portal.demonstration.regulations import load_regulations
from portal.demonstration.seals import load_seals
from portal.demonstration.words import load_words
from records.ledger.actor import Actor, system_actor
from records.ledger.clock import as_of, now

OPENED = timedelta(days=75)  # a portal with cases of the last weeks has been there for longer than they
PARTS: list[tuple[str, str, Callable[[Actor], None]]] = [
    ("places", "registers", load_places),
    ("regulations", "registers", load_regulations),
    ("cast", "identity", load_cast),
    ("seals", "identity", load_seals),
    ("editions", "services", load_editions),
    ("defaults", "services", load_legal_defaults),
    ("hall_items", "services", load_hall_items),
    ("words", "services", load_words),
    ("licences", "services", load_licences),
    ("acting", "services", load_acting),
    ("privacy", "services", load_privacy),
]


class Command(BaseCommand):
    """One transaction per part; a part whose app is not installed is left out."""

    help = "Load the demonstration province (fictitious, code 99)."

    def add_arguments(self, parser: CommandParser) -> None:
        """Cases of the last weeks are asked for: tests begin with an empty desk."""
        parser.add_argument("--cases", action="store_true", help="cases of the last six weeks as well, once")

    def handle(self, *args: Any, **options: Any) -> None:
        by = system_actor("demonstration")
        opened = now() - OPENED if options["cases"] and not Edition.objects.exists() else now()
        with as_of(opened):
            for name, label, load in PARTS:
                if label not in {config.label for config in apps.get_app_configs()}:
                    continue
                started = time.monotonic()
                with transaction.atomic():
                    load(by)
                self.stdout.write(f"  {name:<10} {time.monotonic() - started:5.1f} s")
        if options["cases"] and "services" in {config.label for config in apps.get_app_configs()}:
            self.tell("cases of the last six weeks, through the deeds of the pages (once, about a minute)")
            plant_cases(by, self.tell)

    def tell(self, words: str) -> None:
        """A line of progress, at once."""
        self.stdout.write(f"  · {words}")
        self.stdout.flush()
