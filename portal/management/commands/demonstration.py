"""Load the demonstration province."""

from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Nothing to load yet."""

    def handle(self, *args: object, **options: object) -> None:
        pass
