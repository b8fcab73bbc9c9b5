"""The synonyms in use, read once per process and version; the version is the head of their trail (ADR 0101)."""

from functools import lru_cache

from records.ledger.models import TrailHead

from .models import Synonym
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
