"""`manage.py states`: write docs/states.md."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from portal.states import page


class Command(BaseCommand):
    """A house test fails while the kept page differs from the models."""

    help = "Write docs/states.md."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        (settings.BASE_DIR / "docs" / "states.md").write_text(page(), encoding="utf-8")
