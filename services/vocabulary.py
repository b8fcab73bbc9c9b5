"""What search knows of words, read once per process: synonyms by version (ADR 0101), common features by the clock."""

from functools import lru_cache

from django.db import connection

from records.ledger.clock import now
from records.ledger.models import TrailHead

from .models import ServiceItem, Synonym
from .models.synonym import SYNONYMS
from .rules.synonyms import Meaning, meaning_of


def meanings() -> tuple[Meaning, ...]:
    """All synonyms in use, as of the last deed that changed any: one small question to the database."""
    head = TrailHead.objects.filter(stream=SYNONYMS).values_list("hash", flat=True).first()
    return read_meanings(bytes(head)) if head else ()


@lru_cache(maxsize=2)
def read_meanings(version: bytes) -> tuple[Meaning, ...]:
    """The same, from the database; `version` changes with every deed on synonyms."""
    rows = Synonym.objects.in_use().values_list("word", "means", "weight", "region")
    return tuple(meaning_of(*row) for row in rows)


FEW = 100  # rows that hold a rare feature, at most
KEPT = 300  # seconds
COMMON = """
SELECT feature, share FROM pg_stats, pg_class,
LATERAL unnest(most_common_elems::text::text[], most_common_elem_freqs::real[]) AS f(feature, share)
WHERE tablename = %s AND attname = 'search' AND schemaname = current_schema() AND oid = %s::regclass
AND share * reltuples > %s
"""


def common_features() -> dict[str, float]:
    """Features that more than FEW items hold, with their share of all items, as the database's statistics know them."""
    return read_common_features(int(now().timestamp()) // KEPT)


@lru_cache(maxsize=1)
def read_common_features(slot: int) -> dict[str, float]:
    """The same, from the database; none in a small catalogue. `slot` changes with the clock."""
    table = ServiceItem._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(COMMON, [table, table, FEW])
        return dict(cursor.fetchall())
