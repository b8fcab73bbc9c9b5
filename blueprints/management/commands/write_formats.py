"""Write the JSON Schemas of all kinds of configuration into docs/formats/editions/."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from blueprints.formats import files


class Command(BaseCommand):
    """`manage.py write_formats`; running it again changes nothing."""

    help = "Write the JSON Schemas of all kinds of configuration into docs/formats/editions/."

    def handle(self, *args: Any, **options: Any) -> None:
        folder = Path(settings.BASE_DIR) / "docs" / "formats" / "editions"
        folder.mkdir(parents=True, exist_ok=True)
        for path, text in files(folder).items():
            path.write_text(text, encoding="utf-8")
            self.stdout.write(path.name)
