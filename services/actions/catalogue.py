"""Projections of items and bundles, rebuilt when an edition is published."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.contrib.postgres.search import SearchVectorField
from django.db.models import Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast

from blueprints.loading import load
from blueprints.models import Edition
from records.registers.public_pages import forget_public_pages
from records.words import sort_key

from ..models import BundleItem, ServiceItem, Suggestion
from ..queries import quoted
from ..rules.bundle import Bundle
from ..rules.features import CHAR, ENGLISH, INITIALS, PLACE, SOUNDS, TEXT, WHOLE, WORD, text_features, title_features
from ..rules.item import Item
from ..rules.item.codes import region_served
from ..rules.powers import OWN_ACCORD
from ..rules.suggesting import suggestions_of
from .powers import project_powers

LABELS = {WHOLE: "A", SOUNDS: "A", WORD: "B", INITIALS: "B", ENGLISH: "B", CHAR: "D", TEXT: "D"}
PROJECTED = [
    "edition", "name", "summary", "audience", "complete", "department_name", "number", "type", "themes", "sort_key",
    "catalog_code", "region", "search",
]  # fmt: skip


def project_item(edition: Edition) -> None:
    """The row of a service item."""
    project_items([edition])


def project_items(editions: list[Edition]) -> None:
    """The rows of many items, in one statement: powers used of the organ's own accord stand in the power list only."""
    items = {edition.code: load(edition) for edition in editions}
    project_powers(editions, items)
    asked = {code: item for code, item in items.items() if item.type not in OWN_ACCORD}
    rows = [ServiceItem(code=e.code, **item_row(e, asked[e.code])) for e in editions if e.code in asked]
    ServiceItem.objects.bulk_create(rows, update_conflicts=True, unique_fields=["code"], update_fields=PROJECTED)
    project_suggestions(asked)
    forget_public_pages()


def item_row(edition: Edition, item: Item) -> dict[str, Any]:
    """What lists and search read of an item."""
    return {
        "edition": edition, "name": item.name, "summary": item.summary, "audience": list(item.audience),
        "complete": item.complete, "department_name": item.department_name, "number": item.number,
        "type": item.type, "themes": list(item.themes), "sort_key": sort_key(item.name["zh-Hans"])[:300],
        "catalog_code": item.catalog_code, "region": region_served(item), "search": search_vector(item),
    }  # fmt: skip


def project_bundle(edition: Edition) -> None:
    """The row of a bundle."""
    bundle: Bundle = load(edition)
    BundleItem.objects.update_or_create(
        code=edition.code,
        defaults={
            "edition": edition, "name": bundle.name, "summary": bundle.summary, "audience": list(bundle.audience),
            "complete": bundle.complete, "department_name": bundle.lead_name,
            "members": [member.item for member in bundle.members], "sort_key": sort_key(bundle.name["zh-Hans"])[:300],
        },
    )  # fmt: skip
    BundleItem.objects.filter(code=edition.code).update(search=search_vector(bundle))
    project_suggestions({edition.code: bundle})
    forget_public_pages()


def project_suggestions(entries: Mapping[str, Item | Bundle]) -> None:
    """What the search bar offers of entries, by code; a name that another entry brought already is offered once."""
    Suggestion.objects.filter(owner__in=entries).delete()
    rows = [
        Suggestion(owner=code, text=text, key=key, weight=weight)
        for code, entry in entries.items()
        for text, key, weight in suggestions_of(typed_names(entry), entry.aliases)
    ]
    Suggestion.objects.bulk_create(rows, ignore_conflicts=True)


def typed_names(entry: Item | Bundle) -> list[str]:
    """Its names as people type them; traditional characters are folded when they are typed."""
    return [text for language, text in entry.name.items() if language != "zh-Hant"]


def search_vector(entry: Item | Bundle) -> Combinable:
    """What search finds an entry by: names and everyday names (whole A, words B, sounds and pairs C), texts D."""
    titles = [*entry.name.values(), *entry.aliases]
    features = {feature for title in titles for feature in title_features(title)}
    features |= text_features(running_texts(entry))
    features.add(PLACE + (region_served(entry) if isinstance(entry, Item) else ""))
    literal = " ".join(f"{quoted(feature)}:1{LABELS.get(feature[0], 'C')}" for feature in sorted(features))
    return Cast(Value(literal), SearchVectorField())


def running_texts(entry: Item | Bundle) -> Iterator[str]:
    """Summary, conditions, materials, questions in Chinese."""
    yield (entry.summary or {}).get("zh-Hans", "")
    if isinstance(entry, Item):
        yield from (material.name["zh-Hans"] for material in entry.materials)
        yield from (line.text["zh-Hans"] for line in entry.conditions)
        yield from (question.question["zh-Hans"] for question in entry.questions)
