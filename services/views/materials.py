"""The materials of a draft: what to hand in, what need not be; a file at once, in pieces, or one handed in before."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from records.files.models import StoredFile, Upload
from records.ledger.errors import Invalid
from records.ledger.http import ActorRequest, login_first
from records.ledger.loading import get_visible

from ..actions.applications import licences_for
from ..actions.drafts import materials_of
from ..actions.handing_in import attach_earlier, attach_material, attach_upload, library_of
from ..models import Draft
from .apply import DRAFTS, base, opened

NOTHING_CHOSEN = "请先选择文件，再点“上传”。"


@require_GET
def draft_materials(request: ActorRequest, ref: str) -> HttpResponse:
    """What to hand in, and what need not be."""
    refused = login_first(request)
    if refused is not None:
        return refused
    return materials_page(request, opened(request, ref), {})


def materials_page(request: ActorRequest, draft: Draft, errors: dict[str, str], status: int = 200) -> HttpResponse:
    """Each material with its state."""
    files = {row.element: row.stored_file for row in draft.materials.select_related("stored_file")}
    held, library = licences_for(draft), library_of(draft, request.actor)
    rows = [
        {
            "material": material, "file": files.get(material.element), "error": errors.get(material.element, ""),
            "licence": held.get(material.licence_type) if material.exempt == "licence" else None,
            "earlier": [f for f in library.get(material.element, []) if f != files.get(material.element)],
        }
        for material in materials_of(draft)
    ]  # fmt: skip
    return render(
        request, "services/draft_materials.html", {**base(draft, 2), "rows": rows, "errors": errors}, status=status
    )


@require_POST
def draft_material(request: ActorRequest, ref: str, element: str) -> HttpResponse:
    """Hand in a file for one material."""
    draft: Draft = get_visible(DRAFTS, request.actor, ref)
    try:
        taken = hand_in(request, draft, element)
    except Invalid as refused:
        return materials_page(request, draft, {element: refused.problems[0].sentence}, status=422)
    if not taken:
        return materials_page(request, draft, {element: NOTHING_CHOSEN}, status=422)
    return redirect(f"{reverse('services:draft_materials', args=[ref])}#field-material-{element}")


def hand_in(request: ActorRequest, draft: Draft, element: str) -> bool:
    """Take what the form names: an upload, an earlier file, or the first file it carries; whether it named any."""
    if request.POST.get("upload"):
        upload = get_visible(Upload, request.actor, request.POST["upload"])
        attach_upload(draft, element, upload, by=request.actor)
        return True
    if request.POST.get("earlier"):
        stored = get_visible(StoredFile, request.actor, request.POST["earlier"])
        attach_earlier(draft, element, stored, by=request.actor)
        return True
    sent = next((file for file in request.FILES.getlist("file") if file.size or file.name), None)
    if sent is None:
        return False
    attach_material(draft, element, sent.read(), name=sent.name or "file", by=request.actor)
    return True
