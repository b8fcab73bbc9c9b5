"""Projections of items and bundles, rebuilt when an edition is published."""

from django.contrib.postgres.search import SearchVector
from django.db.models import Value
from django.db.models.expressions import Combinable

from blueprints.loading import load
from blueprints.models import Edition
from records.words import initials, pinyin, segment, sort_key

from ..models import BundleItem, ServiceItem
from ..rules.bundle import Bundle
from ..rules.item import Item


def project_item(edition: Edition) -> None:
    """The row of a service item."""
    item: Item = load(edition)
    ServiceItem.objects.update_or_create(
        code=edition.code,
        defaults={
            "edition": edition, "name": item.name, "summary": item.summary, "audience": list(item.audience),
            "complete": item.complete, "department_name": item.department_name, "number": item.number,
            "type": item.type, "themes": list(item.themes), "sort_key": sort_key(item.name["zh-Hans"])[:300],
        },
    )  # fmt: skip
    ServiceItem.objects.filter(code=edition.code).update(search=search_vector(item))


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


def search_vector(entry: Item | Bundle) -> Combinable:
    """Words by weight: A name, its pinyin and everyday names; B English; C the summary."""
    name, aliases = entry.name["zh-Hans"], list(entry.aliases)
    titles = [name, *aliases]
    first = [w for title in titles for w in segment(title)]
    first += [p for title in titles for p in (pinyin(title), initials(title))]
    first += [pinyin(word) for title in titles for word in segment(title)]
    second = segment(entry.name.get("en", ""))
    third = segment((entry.summary or {}).get("zh-Hans", ""))
    parts = [(first, "A"), (second, "B"), (third, "C")]
    vectors = [SearchVector(Value(" ".join(words)), weight=weight, config="simple") for words, weight in parts]
    return vectors[0] + vectors[1] + vectors[2]
