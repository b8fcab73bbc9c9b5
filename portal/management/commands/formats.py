"""`manage.py formats`: write the JSON Schemas of the examiner's cases and of all editions to docs/formats/."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from blueprints.formats import files
from portal.examiner import schemas


class Command(BaseCommand):
    """A house test fails while a kept schema differs from the generated one."""

    help = "Write docs/formats/*.schema.json."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        folder = settings.BASE_DIR / "docs" / "formats"
        folder.mkdir(parents=True, exist_ok=True)
        texts = {folder / name: text for name, text in schemas().items()} | files(folder / "editions")
        for path, text in texts.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            self.stdout.write(str(path.relative_to(settings.BASE_DIR)))
