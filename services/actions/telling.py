"""Telling an applicant, for each item, why each field is asked: the privacy notice of the competent organ."""

from datetime import datetime
from typing import Any, NamedTuple

from blueprints.loading import load
from blueprints.models import Edition
from records.ledger.actor import Actor
from records.privacy.actions import show_notice
from records.privacy.models import NoticeShown
from records.privacy.rules.grounds import field_ground
from records.registers.models import Department

from ..models import Draft
from ..rules.item import Item


def notice_content(item: Item) -> dict[str, Any]:
    """Title and fields of an item's notice, each field with its ground and basis."""
    cited = item.legal_basis[0].cited if item.legal_basis else ""
    fields = []
    for field in item.form.fields() if item.form else []:
        ground, basis = field_ground(basis=field.basis, item_basis=cited if field.required else "")
        fields.append(
            {"id": field.id, "label": field.label, "sensitive": field.sealed, "ground": ground, "basis": basis}
        )
    return {"title": item.name, "fields": fields}


class Told(NamedTuple):
    """What one department is told to the applicant to ask: fields with the same basis together."""

    notice: Any
    lines: tuple[tuple[str, str, tuple[Any, ...], bool], ...]


def told_to(draft: Draft, by: Actor) -> list[Told]:
    """The notices of a draft as shown to whoever fills it in: by department, each basis with its fields."""
    rows = NoticeShown.objects.visible_to(by).filter(context=draft.reference)
    return [
        Told(row.notice, by_basis(row.notice.content["fields"])) for row in rows.select_related("notice__department")
    ]


def by_basis(fields: list[dict[str, Any]]) -> tuple[tuple[str, str, tuple[Any, ...], bool], ...]:
    """Ground, basis, labels, whether any is sensitive: one line per ground and basis, in the order of the form."""
    found: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for field in fields:
        found.setdefault((field["ground"], field["basis"]), []).append(field)
    return tuple(
        (ground, basis, tuple(f["label"] for f in some), any(f["sensitive"] for f in some))
        for (ground, basis), some in found.items()
    )


def tell_grounds(draft: Draft, members: list[Edition], *, by: Actor, at: datetime) -> None:
    """Note which version of each member's notice the applicant was shown when they began."""
    county = draft.region[:6].ljust(12, "0")
    organs = {organ.role: organ for organ in Department.objects.filter(division__code=county)}
    for edition in members:
        item: Item = load(edition)
        organ = organs.get(item.powers.organ_role) if item.powers else None
        show_notice(
            edition.code, notice_content(item), department=organ, person=by.reference, context=draft.reference,
            by=by, at=at,
        )  # fmt: skip
