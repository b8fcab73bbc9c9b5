"""Replay an opened draw: says that it replays, or what does not hold."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from enforcement.models import Draw
from enforcement.replaying import opened_of
from enforcement.rules.drawing import replay_problems


class Command(BaseCommand):
    """One draw by its number."""

    help = "Replay an opened double-random draw."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("reference")

    def handle(self, *args: Any, **options: Any) -> None:
        draw = Draw.objects.filter(reference=options["reference"]).first()
        if draw is None or draw.opened_at is None:
            raise CommandError("There is no such draw, or it is not opened yet.")
        wrong = replay_problems(opened_of(draw))
        if wrong:
            raise CommandError(f"{draw.reference} does not replay: {', '.join(wrong)}")
        self.stdout.write(f"{draw.reference} replays: {len(draw.picks)} of {len(draw.listed['lots'])}\n")
