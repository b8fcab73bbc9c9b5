"""Keep every published edition in the corpus by which upcasters are tested (tests/editions/)."""

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from blueprints.models import Edition


class Command(BaseCommand):
    """`manage.py keep_editions [--fresh]`: adds what is new; `--fresh` first empties it (before a release only)."""

    help = "Keep every published edition in tests/editions/, the corpus of the upcasters."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--fresh", action="store_true", help="Empty the corpus first (before a release)")

    def handle(self, *args: Any, **options: Any) -> None:
        corpus = Path(settings.BASE_DIR) / "tests" / "editions"
        for path in corpus.glob("*/*.json") if options["fresh"] else ():
            path.unlink()
        for edition in Edition.objects.filter(base=None).order_by("kind", "code", "number").iterator():
            self.keep(corpus / edition.kind / f"{edition.sha256[:12]}.json", edition)

    def keep(self, path: Path, edition: Edition) -> None:
        """One edition as a file named by its hash."""
        path.parent.mkdir(parents=True, exist_ok=True)
        kept = {"schema_version": edition.schema_version, "sha256": edition.sha256, "content": edition.content}
        path.write_text(json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        self.stdout.write(f"{edition} {path.name}")
