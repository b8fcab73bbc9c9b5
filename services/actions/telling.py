"""Telling an applicant, for each item, why each field is asked: the privacy notice of the competent organ."""

from datetime import datetime
from typing import Any

from blueprints.loading import load
from blueprints.models import Edition
from records.ledger.actor import Actor
from records.privacy.actions import show_notice
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
