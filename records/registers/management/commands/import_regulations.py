"""`manage.py import_regulations FOLDER`: every Markdown text of a folder, idempotent, a line each."""

import re
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from records.clock import local
from records.ledger.actor import system_actor
from records.ledger.clock import now

from ...actions.regulations import import_regulation
from ...rules.regulation_text import read_markdown

VERSION = re.compile(r"\((\d{4}-\d{2}-\d{2})\)")


class Command(BaseCommand):
    """File names carry the date of the version: 行政许可法(2019-04-23).md."""

    help = "Import regulations from Markdown files with 编, 章, 节 and 条."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--source", default="国家法律法规数据库 flk.npc.gov.cn", help="where the texts were read")
        parser.add_argument("--read-on", type=date.fromisoformat, help="when (default: today)")

    def handle(self, *args: Any, **options: Any) -> None:
        folder, self.verbosity = Path(options["folder"]), options["verbosity"]
        if not folder.is_dir():
            raise CommandError(f"{folder} is no folder.")
        read_on = options["read_on"] or local(now()).date()
        failed = 0
        for path in sorted(p for p in folder.glob("*.md") if p.name != "README.md"):
            failed += not self.import_file(path, options["source"], read_on)
        if failed:
            raise CommandError(f"{failed} texts could not be read.")

    def import_file(self, path: Path, source: str, read_on: date) -> bool:
        """One file; whether it went in."""
        version = VERSION.search(path.name)
        try:
            text = read_markdown(path.read_text(encoding="utf-8"))
        except ValueError as problem:
            self.stderr.write(f"{path.name}: {problem}")
            return False
        dated = date.fromisoformat(version[1]) if version else None
        row = import_regulation(text, version=dated, source=source, read_on=read_on, by=system_actor("import"))
        if self.verbosity:
            self.stdout.write(f"{row.title}: {len(text.articles)} articles, in force from {row.valid_from}")
        return True
