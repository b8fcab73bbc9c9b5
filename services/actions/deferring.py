"""容缺受理: secondary materials promised for later, with a day and what follows when it passes."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from documents.actions import order_paper
from records.files.actions import store_file
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, record
from records.ledger.errors import Conflict, Invalid, Problem
from records.registers.calendars import calendar_for

from ..case_items import materials_of_case
from ..clocks import case_defaults, last_day
from ..models import Application, Deferral
from ..permissions import POLICY, relations
from ..rules.defaults import DEFERRAL
from ..rules.item import Material
from .applications import locked, recipients_of, tell
from .wording import deferral_data

NOT_WAITING = "这份材料不在待补之列，或已经补交。请刷新页面。"


def may_come_later(material: Material) -> bool:
    """Whether the item lets a material be brought later."""
    return material.exempt == "later" or material.necessity == "later"


@deed
def defer_materials(root: Application, *, by: Actor, at: datetime | None = None) -> list[Deferral]:
    """Accept without the materials that may come later, on a promise: once per case, with its day and its paper."""
    POLICY.require(by, "application.defer")
    root = locked(root)
    there = {row.element for row in root.materials.all() if row.stored_file_id or row.licence_ref}
    missing = [m for m in materials_of_case(root) if may_come_later(m) and m.element not in there]
    rule = case_defaults(root).get(DEFERRAL)
    if not missing or rule is None or root.deferrals.exists():
        return list(root.deferrals.all())
    last = last_day(at or now(), rule.term, calendar_for(root.region))
    rows = Deferral.objects.bulk_create(
        Deferral(
            application=root, element=m.element, due_on=last, consequence=rule.consequence, promised_at=at or now(),
            region=root.region,
        )
        for m in missing
    )  # fmt: skip
    order_paper(
        "deferred_materials_promise", key=f"deferral:{root.reference}", upper_ref=root.reference,
        department=root.department, data=deferral_data(root, missing, rows[0]), recipients=recipients_of(root),
        region=root.region, by=by, at=at,
    )  # fmt: skip
    detail = {"materials": [m.element for m in missing], "due_on": str(last)}
    trail(root, "application.defer", detail, by=by, at=at)
    return rows


@deed
def bring_deferred(
    deferral: Deferral, content: bytes, *, name: str, by: Actor, at: datetime | None = None
) -> Deferral:  # fmt: skip
    """The applicant brings what was promised, before its day is over."""
    root = locked(deferral.application)
    POLICY.require(by, "application.correct", relations(by, root))
    deferral = Deferral.objects.select_for_update().get(pk=deferral.pk)
    if deferral.delivered_at or deferral.lapsed_at or root.ended:
        raise Conflict("deferral.closed", NOT_WAITING)
    if not content:
        raise Invalid("deferral.empty", "请先选择文件，再点“上传”。", [Problem("file", "请先选择文件，再点“上传”。")])
    stored = store_file(
        content, name=name, purpose="material", by=by, at=at, person=root.person.reference, case=root.reference,
        region=root.region, department=root.department.code, stream=f"case:{root.reference}",
    )  # fmt: skip
    row, _ = root.materials.get_or_create(element=deferral.element)
    row.stored_file = stored
    row.save(update_fields=["stored_file"])
    deferral.delivered_at = at
    deferral.save(update_fields=["delivered_at"])
    trail(root, "application.bring", {"element": deferral.element, "file": stored.reference}, by=by, at=at)
    return deferral


@deed
def remind_deferral(deferral: Deferral, *, by: Actor, at: datetime | None = None) -> None:
    """Tell the applicant once that a promised material is due in a few days."""
    POLICY.require(by, "application.lapse")
    root = deferral.application
    tell(root, "deferral_due", by=by, at=at, key=deferral.reference, due=str(deferral.due_on))
    trail(root, "deferral.remind", {"element": deferral.element}, by=by, at=at)


def trail(root: Application, act: str, detail: Mapping[str, Any], *, by: Actor, at: datetime | None) -> None:
    """One entry in the case's trail."""
    stream = f"case:{root.reference}"
    record(act, stream=stream, subject=root.reference, by=by, at=at, region=root.region, detail=dict(detail))
