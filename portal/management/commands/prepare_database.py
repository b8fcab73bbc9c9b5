"""Migrate the database."""

from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Migrate."""

    def handle(self, *args: object, **options: object) -> None:
        call_command("migrate", verbosity=0)
