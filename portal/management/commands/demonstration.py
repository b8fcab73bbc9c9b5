"""Load the demonstration province through actions; safe to run again."""

import time
from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand
from django.db import transaction

from portal.demonstration.acting import load_acting
from portal.demonstration.cast import load_cast
from portal.demonstration.editions import load_editions
from portal.demonstration.hall_items import load_hall_items
from portal.demonstration.internal import load_internal
from portal.demonstration.legal_defaults import load_legal_defaults
from portal.demonstration.licences import load_licences
from portal.demonstration.places import load_places
from portal.demonstration.privacy import load_privacy
from portal.demonstration.regulations import load_regulations
from portal.demonstration.seals import load_seals
from portal.demonstration.words import load_words
from records.ledger.actor import Actor, system_actor

PARTS: list[tuple[str, str, Callable[[Actor], None]]] = [
    ("places", "registers", load_places),
    ("regulations", "registers", load_regulations),
    ("cast", "identity", load_cast),
    ("seals", "identity", load_seals),
    ("editions", "services", load_editions),
    ("internal", "services", load_internal),
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

    def handle(self, *args: Any, **options: Any) -> None:
        by = system_actor("demonstration")
        for name, label, load in PARTS:
            if label not in {config.label for config in apps.get_app_configs()}:
                continue
            started = time.monotonic()
            with transaction.atomic():
                load(by)
            self.stdout.write(f"  {name:<10} {time.monotonic() - started:5.1f} s")
