"""Names for pages: what is published says what a code is called, what a case's app says what it is about."""

from collections.abc import Iterable
from typing import Any

from blueprints.loading import whole_content
from blueprints.models import Edition
from records.ledger.clock import now

from .models import Process
from .registry import process_kinds


def item_names(codes: Iterable[str]) -> dict[str, Any]:
    """Code → name by language; a code that nothing is published under stays a code."""
    wanted = {code for code in codes if code}
    rows = Edition.objects.current("service", now()).filter(code__in=wanted).select_related("base")
    known = {row.code: whole_content(row).get("name") or row.code for row in rows}
    return {code: known.get(code, code) for code in wanted}


def case_names(processes: Iterable[Process]) -> dict[str, tuple[Any, str]]:
    """Case → what it is about and whose it is; one question to each kind of case."""
    by_kind: dict[str, set[str]] = {}
    for process in processes:
        by_kind.setdefault(process.kind, set()).add(process.upper_ref)
    return {ref: name for kind, refs in by_kind.items() for ref, name in process_kinds.get(kind).names(refs).items()}
