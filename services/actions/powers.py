"""The power list as rows, rebuilt when an item is published."""

from collections.abc import Mapping

from django.contrib.postgres.search import SearchVector
from django.db.models import Value

from blueprints.models import Edition
from records.words import segment

from ..models import Power
from ..rules.item import Item
from ..rules.powers import POWERS

PROJECTED = ["edition", "type", "name", "department", "department_name", "search"]


def project_powers(editions: list[Edition], items: Mapping[str, Item]) -> None:
    """The powers among items (by code), in one statement."""
    rows = [power(edition, items[edition.code]) for edition in editions if items[edition.code].type in POWERS]
    Power.objects.bulk_create(rows, update_conflicts=True, unique_fields=["code"], update_fields=PROJECTED)


def power(edition: Edition, item: Item) -> Power:
    """One row; it is found by the words of its name, its bases and its organ."""
    chinese = item.department_name["zh-Hans"]
    texts = [item.name["zh-Hans"], chinese, *(basis.title for basis in item.legal_basis)]
    words = " ".join(word for text in texts for word in segment(text))
    return Power(
        code=edition.code, edition=edition, type=item.type, name=item.name, department=chinese[:200],
        department_name=item.department_name, search=SearchVector(Value(words), config="simple"),
    )  # fmt: skip
