"""Synonyms that the demonstration's item authority keeps: how people here call things."""

from records.ledger.actor import Actor
from services.actions.synonyms import keep_synonym
from services.models import Synonym

WORDS = [
    ("红本本", "结婚登记", 9, ""),
    ("行驶本", "机动车注册登记", 8, ""),
    ("溪卡", "社会保障卡", 9, "990102"),
]


def load_words(by: Actor) -> None:
    """Keep what is not kept yet."""
    for word, means, weight, region in WORDS:
        if not Synonym.objects.filter(word=word).exists():
            keep_synonym(word, means, weight=weight, region=region, by=by)
