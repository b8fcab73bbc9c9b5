"""Names of items, for pages: what is published says what a code is called."""

from collections.abc import Iterable
from typing import Any

from blueprints.loading import whole_content
from blueprints.models import Edition
from records.ledger.clock import now


def item_names(codes: Iterable[str]) -> dict[str, Any]:
    """Code → name by language; a code that nothing is published under stays a code."""
    wanted = {code for code in codes if code}
    rows = Edition.objects.current("service", now()).filter(code__in=wanted).select_related("base")
    known = {row.code: whole_content(row).get("name") or row.code for row in rows}
    return {code: known.get(code, code) for code in wanted}
