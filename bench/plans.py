"""What the database reads for a page: every query's plan as it ran, and the widest node in it."""

import json
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from django.db import connection
from django.test.utils import CaptureQueriesContext

REMOVED = ("Rows Removed by Filter", "Rows Removed by Join Filter", "Rows Removed by Index Recheck")


class Seen(NamedTuple):
    """What a page asked: how many statements, the most rows a node of a plan returned or removed, its statement."""

    queries: int
    widest: int
    statement: str


def nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every node of a plan."""
    yield plan
    for part in plan.get("Plans", []):
        yield from nodes(part)


def read_by(node: dict[str, Any]) -> int:
    """Rows that a node returned and removed, over all its loops."""
    rows: float = node["Actual Rows"] + sum(node.get(name, 0) for name in REMOVED)
    loops: float = node["Actual Loops"]
    return round(rows * loops)


def widest_of(statement: str) -> int:
    """The most rows that one node of the statement's plan touches; it is run once more."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {statement}")
        answer = cursor.fetchone()[0]
    plan = json.loads(answer) if isinstance(answer, str) else answer
    return max(read_by(node) for node in nodes(plan[0]["Plan"]))


def look_at(page: Callable[[], Any]) -> Seen:
    """Draw a page and look at all it asked the database."""
    with CaptureQueriesContext(connection) as asked:
        page()
    statements = [query["sql"] for query in asked.captured_queries]
    selects = [sql for sql in statements if sql.startswith(("SELECT", "WITH"))]
    found = max(((widest_of(sql), sql) for sql in selects), default=(0, ""))
    return Seen(len(statements), *found)
