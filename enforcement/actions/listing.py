"""Projecting the lists: the rows that pages search, made anew at each publication."""

from collections.abc import Sequence
from typing import Any

from blueprints.loading import load
from records.ledger.errors import Problem
from records.registers.models import Department
from records.words import sort_key

from ..models import CheckContent, SupervisedItem
from ..rules.lists import NO_ORGAN, needs_basis


def item_problems(value: Any) -> list[Problem]:
    """What keeps an item off the list: no basis, a department that is none."""
    known = Department.objects.filter(code=value.department, valid_to=None).exists()
    return needs_basis(value) + ([] if known else [Problem("/department", NO_ORGAN)])


def project_item(edition: Any) -> None:
    """The row of one supervised item."""
    project_items([edition])


def project_items(editions: Sequence[Any]) -> None:
    """The rows of many, in one statement."""
    rows = []
    for edition in editions:
        value = load(edition)
        key = sort_key(value.name["zh-Hans"])[:300]
        rows.append(
            SupervisedItem(
                code=edition.code, edition=edition, name=value.name, field=value.field, department=value.department,
                sort_key=key,
            )
        )  # fmt: skip
    changed = ["edition", "name", "field", "department", "sort_key"]
    SupervisedItem.objects.bulk_create(rows, update_conflicts=True, unique_fields=["code"], update_fields=changed)


def project_content(edition: Any) -> None:
    """The row of one check content."""
    project_contents([edition])


def project_contents(editions: Sequence[Any]) -> None:
    """The rows of many, in one statement."""
    values = {edition.code: load(edition) for edition in editions}
    rows = [CheckContent(code=e.code, item=values[e.code].item, edition=e, name=values[e.code].name) for e in editions]
    changed = ["edition", "name", "item"]
    CheckContent.objects.bulk_create(rows, update_conflicts=True, unique_fields=["code"], update_fields=changed)
