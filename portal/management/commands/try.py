"""The examiner's interface (docs/formats/): JSON lines in, one answer each out, by the portal's own functions."""

import json
import sys
from collections.abc import Callable
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from records import clock, identifiers


def answer_ids(case: dict[str, Any]) -> dict[str, Any]:
    """Verdict and reason of one identification number."""
    if case.get("kind") not in identifiers.CHECKS:
        return {"id": case.get("id"), "unsupported": True}
    verdict = identifiers.check(case["kind"], str(case.get("value") or ""))
    return {"id": case.get("id"), "verdict": "valid" if verdict.valid else "invalid", "reason": verdict.reason}


KINDS: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {"dates": clock.answer, "ids": answer_ids}


class Command(BaseCommand):
    """`manage.py try dates|ids < cases.jsonl`."""

    help = "Put cases to the portal's own rules: JSON lines in, JSON lines out."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("kind", choices=["dates", "ids", "queries", "penalty", "workflow"])

    def handle(self, *args: Any, **options: Any) -> None:
        answer = KINDS.get(options["kind"], lambda case: {"id": case.get("id"), "unsupported": True})
        for line in sys.stdin:
            if line.strip():
                self.stdout.write(json.dumps(answer(json.loads(line)), ensure_ascii=False))
