"""What the database's index knows of a query: few statements of plain SQL, names only of what is shown (ADR 0065)."""

import json
from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from records.registers.regions import around

from .queries import quoted
from .rules.features import PLACE

CANDIDATES = 80
WEIGHTS = "ARRAY[0.05, 0.1, 0.4, 1.0]::real[]"  # of features labelled D, C, B, A
SHARED = "ARRAY(SELECT f FROM unnest(tsvector_to_array(search)) AS f WHERE f = ANY(%s))"
COLUMNS = f"id, code, {{one}}, {{region}}, complete, {SHARED}"
ORDER = f"ORDER BY ts_rank({WEIGHTS}, search, %s::tsquery) DESC, sort_key LIMIT {CANDIDATES}"
BUNDLES = f"""SELECT true, {COLUMNS.format(one="code", region="''")} FROM services_bundleitem
WHERE search @@ %s::tsquery {ORDER}"""
ITEMS = f"""SELECT false, {COLUMNS.format(one="COALESCE(NULLIF(catalog_code, ''), code)", region="region")}
FROM services_serviceitem WHERE {{where}} {ORDER}"""
HOLDING = "(SELECT {part}, id FROM services_serviceitem WHERE search @@ %s::tsquery LIMIT %s)"
# the planner takes a limit for a reason to read a whole table, which is never one here
BY_INDEX = "SET LOCAL enable_seqscan = off; "
NAMES = """SELECT id, name, summary, department_name FROM services_serviceitem WHERE id = ANY(%s)
UNION ALL SELECT id, name, summary, department_name FROM services_bundleitem WHERE id = ANY(%s)"""


class Candidate(NamedTuple):
    """A row that shares features with a query: `one` is the same for an item in every region."""

    is_bundle: bool
    id: UUID
    code: str
    one: str
    region: str
    complete: bool
    shared: list[str]


def literal(features: Collection[str], joined: str = " | ", places: Collection[str] = ()) -> str:
    """A tsquery of lexemes as they stand, any (or all) of `features`, with any of `places`; unparsed."""
    asked = joined.join(quoted(feature) for feature in features)
    return f"({asked}) & ({' | '.join(quoted(place) for place in places)})" if places else asked


def places_of(region: str) -> list[str]:
    """The lexemes of everything done in `region` (significant digits); none for no region: wherever it is done."""
    return [PLACE + prefix for prefix in ("", *around(region))] if region else []


def candidates(features: Collection[str], region: str = "", among: Collection[UUID] | None = None) -> list[Candidate]:
    """Bundles, then items of `region` (or of those `among`) that share any feature, the most telling first."""
    if not features:
        return []
    asked, held = literal(features), list(features)
    where, values = "search @@ %s::tsquery", list[Any]([asked])
    if among is not None:
        where, values = "id = ANY(%s)", [list(among)]
    elif region:
        where, values = f"{where} AND region = ANY(%s)", [asked, ["", *around(region)]]
    statement = f"({BUNDLES}) UNION ALL ({ITEMS.format(where=where)})"
    with connection.cursor() as cursor:
        cursor.execute(statement, [held, asked, asked, held, *values, asked])
        return [Candidate(*row) for row in cursor.fetchall()]


def holding(asked: Sequence[tuple[str, int]]) -> list[set[UUID]]:
    """Keys of items that answer each tsquery, at most its cap of each."""
    found: list[set[UUID]] = [set() for _ in asked]
    if asked:
        parts = " UNION ALL ".join(HOLDING.format(part=part) for part in range(len(asked)))
        with connection.cursor() as cursor:
            cursor.execute(BY_INDEX + parts, [value for pair in asked for value in pair])
            for part, key in cursor.fetchall():
                found[part].add(key)
    return found


def names_of(shown: Iterable[Candidate]) -> dict[UUID, tuple[Any, Any, Any]]:
    """Name, summary and department of rows, text by language."""
    keys = [row.id for row in shown]
    with connection.cursor() as cursor:
        cursor.execute(NAMES, [keys, keys])
        rows = cursor.fetchall()
    return {key: (json.loads(name), summary and json.loads(summary), json.loads(by)) for key, name, summary, by in rows}
