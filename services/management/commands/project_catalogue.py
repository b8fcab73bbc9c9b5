"""`project_catalogue`: write the rows that lists, search and suggestions read again from the newest editions."""

from typing import Any

from django.core.management.base import BaseCommand

from blueprints.models import Edition
from records.ledger.actor import system_actor

from ...actions.projecting import project_batch

BATCH = 200


class Command(BaseCommand):
    """Safe to repeat: needed after an update that reads editions differently; the editions stay as they are."""

    help = "Rebuild the projections of the catalogue (lists, search, suggestions)."

    def handle(self, *args: Any, **options: Any) -> None:
        rows = Edition.objects.filter(kind__in=["service", "bundle"]).order_by("code")
        codes = list(rows.values_list("code", flat=True).distinct())
        by = system_actor("projections")
        for start in range(0, len(codes), BATCH):
            project_batch(codes[start : start + BATCH], by=by)
        self.stdout.write(f"{len(codes)} items and bundles")
