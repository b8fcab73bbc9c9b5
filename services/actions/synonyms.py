"""Keeping synonyms: search uses them with the next query, everywhere."""

from datetime import datetime

from django.utils.translation import gettext as _

from records.ledger.actor import Actor
from records.ledger.deeds import deed, record
from records.ledger.errors import Invalid
from records.words import folded

from ..models import Synonym
from ..models.synonym import SYNONYMS
from ..permissions import POLICY, synonym_relations
from ..rules.synonyms import HEAVIEST


@deed
def keep_synonym(
    word: str, means: str, *, weight: int, by: Actor, region: str = "", at: datetime | None = None
) -> Synonym:
    """Say that `word` means `means` in `region` (prefix; empty: everywhere); the same again changes its weight.

    Weight 1–10. Raises NotAllowed beyond the actor's region, Invalid for an empty word or a weight out of range.
    """
    POLICY.require(by, "synonym.keep", synonym_relations(by, region))
    plain, meant = folded(word).strip(), means.strip()
    if not plain or not meant or plain == folded(meant) or not 1 <= weight <= HEAVIEST:
        raise Invalid("synonym.words", _("请填写两个不同的词，权重在 1 到 10 之间。"))
    row: Synonym
    row, _created = Synonym.objects.in_use().update_or_create(
        word=plain, means=meant, region=region,
        defaults={"weight": weight, "set_at": at, "set_by": by.mandate or by.reference},
    )  # fmt: skip
    record_change("synonym.keep", row, by, at)
    return row


@deed
def end_synonym(row: Synonym, *, by: Actor, at: datetime | None = None) -> None:
    """The word means this no longer; the row stays. Raises NotAllowed beyond the actor's region."""
    POLICY.require(by, "synonym.keep", synonym_relations(by, row.region))
    Synonym.objects.in_use().filter(pk=row.pk).update(ended_at=at)
    record_change("synonym.end", row, by, at)


def record_change(act: str, row: Synonym, by: Actor, at: datetime | None) -> None:
    """One stream for all: its head tells every process that the words have changed (ADR 0101)."""
    detail = {"weight": row.weight, "where": row.region}
    record(act, stream=SYNONYMS, subject=row.reference, by=by, at=at, region=row.region, detail=detail)
