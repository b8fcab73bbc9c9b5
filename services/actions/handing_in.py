"""Handing in a material: a file at once, an upload that came in pieces, or a file handed in before."""

from datetime import datetime

from django.db.models import F, QuerySet

from records.files.actions import store_file, take_upload
from records.files.models import StoredFile, Upload
from records.ledger.actor import Actor
from records.ledger.deeds import deed, record
from records.ledger.errors import Conflict, Invalid, Problem

from ..models import Draft, DraftMaterial
from ..permissions import POLICY, draft_relations
from .drafts import SUBMITTED, materials_of, owner_of
from .standing import refuse_other_party

UNKNOWN = "清单里没有这份材料，不用上传。"
NOT_YOURS = "这份文件现在不能用。请重新上传一份。"
OFFERED = 3  # earlier files offered for one material


@deed
def attach_material(
    draft: Draft, element: str, content: bytes, *, name: str, by: Actor, at: datetime | None = None
) -> DraftMaterial:
    """Hand in a file for one material; a second one replaces the first. Invalid says why it cannot be taken."""
    refuse_foreign(draft, element, by)
    stream = f"draft:{draft.reference}"
    stored = store_file(
        content, name=name, purpose="material", by=by, at=at, person=owner_of(draft), case=draft.right,
        region=draft.region, stream=stream,
    )  # fmt: skip
    return hand_in(draft, element, stored, by, at)


@deed
def attach_upload(
    draft: Draft, element: str, upload: Upload, *, by: Actor, at: datetime | None = None
) -> DraftMaterial:
    """Hand in an upload that is complete; sent again, the same file is handed in again."""
    refuse_foreign(draft, element, by)
    stream = f"draft:{draft.reference}"
    stored = take_upload(
        upload, purpose="material", by=by, at=at, person=owner_of(draft), case=draft.right, region=draft.region,
        stream=stream,
    )  # fmt: skip
    return hand_in(draft, element, stored, by, at)


@deed
def attach_earlier(
    draft: Draft, element: str, stored: StoredFile, *, by: Actor, at: datetime | None = None
) -> DraftMaterial:
    """Hand in once more what one handed in for the same material before (一次提交，多次复用)."""
    refuse_foreign(draft, element, by)
    if not earlier_files(draft, [element], by).filter(pk=stored.pk).exists():
        raise Invalid("material.earlier", NOT_YOURS, [Problem(element, NOT_YOURS)])
    return hand_in(draft, element, stored, by, at)


def refuse_foreign(draft: Draft, element: str, by: Actor) -> None:
    """Only the draft's own people, only while it is a draft, only what is on the list."""
    POLICY.require(by, "draft.save", draft_relations(by, draft))
    refuse_other_party(draft, by)
    if draft.submitted_as:
        raise Conflict("draft.submitted", SUBMITTED)
    if element not in {material.element for material in materials_of(draft)}:
        raise Invalid("material.unknown", UNKNOWN, [Problem(element, UNKNOWN)])


def hand_in(draft: Draft, element: str, stored: StoredFile, by: Actor, at: datetime | None) -> DraftMaterial:
    """The material of a draft is this file from now on."""
    row, _ = DraftMaterial.objects.update_or_create(draft=draft, element=element, defaults={"stored_file": stored})
    detail = {"element": element, "file": stored.reference}
    record("draft.attach", stream=f"draft:{draft.reference}", subject=draft.reference, by=by, at=at, detail=detail)
    return row


def earlier_files(draft: Draft, elements: list[str], by: Actor) -> "QuerySet[StoredFile]":
    """One's own library: safe files handed in for these materials in the same name, the newest first."""
    return (
        StoredFile.objects.visible_to(by)
        .filter(
            purpose="material",
            infected=False,
            person=owner_of(draft),
            application_materials__application__organisation=draft.organisation_id,
            application_materials__element__in=elements,
        )
        .order_by("-stored_at")
        .distinct()
    )


def library_of(draft: Draft, by: Actor) -> dict[str, list[StoredFile]]:
    """By material, the newest files that one has handed in for it before; at most OFFERED of each."""
    elements = [material.element for material in materials_of(draft)]
    rows = earlier_files(draft, elements, by).annotate(element=F("application_materials__element"))
    found: dict[str, list[StoredFile]] = {}
    for stored in rows[:60]:
        found.setdefault(stored.element, []).append(stored)
    return {element: files[:OFFERED] for element, files in found.items()}
