"""Applying together: asking somebody, and confirming when one was asked."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from blueprints.forms.display import answered
from blueprints.loading import load
from identity.people_forms.acting import WhoForm
from records.ledger.errors import Invalid
from records.ledger.http import ActorRequest, login_first
from records.ledger.loading import get_visible
from records.ledger.reading import note_reading

from ..actions.drafts import answers_of, form_of, materials_of
from ..actions.joining import answer_partner, ask_partner, digest_of, drop_partner, stands
from ..models import Draft, Partner
from .apply import DRAFTS, check_page

PARTNERS = Partner.objects.select_related("draft__edition", "draft__person", "draft__organisation")


@require_POST
def draft_partners(request: ActorRequest, ref: str) -> HttpResponse:
    """Ask somebody to apply together, or (`drop`) go on without them."""
    draft: Draft = get_visible(DRAFTS, request.actor, ref)
    if "drop" in request.POST:
        row = draft.partners.filter(reference=request.POST["drop"]).first()
        if row is not None:
            drop_partner(row, by=request.actor)
        return redirect("services:draft_check", ref=ref)
    form = WhoForm(request.POST)
    if form.is_valid():
        try:
            ask_partner(draft, by=request.actor, **form.cleaned_data)
        except Invalid as refused:
            form.add_error("number", refused.sentence)
    if form.errors:
        return check_page(request, draft, [], status=422, partner_form=form)
    return redirect("services:draft_check", ref=ref)


@require_http_methods(["GET", "POST"])
def confirmation(request: ActorRequest, ref: str) -> HttpResponse:
    """Everything that would be submitted, for who is asked to apply together; the reading is noted."""
    refused = login_first(request)
    if refused is not None:
        return refused
    row = get_visible(PARTNERS, request.actor, ref)
    if request.method == "POST":
        answer_partner(row, confirm=request.POST.get("act") == "confirm", by=request.actor)
        return redirect("services:confirmation", ref=ref)
    draft = row.draft
    if draft.submitted_as:
        return redirect("services:application", ref=draft.submitted_as)
    note_reading(draft.person.reference, ["draft.answers"], by=request.actor, purpose="acting", case=ref)
    files = {part.element: part.stored_file for part in draft.materials.select_related("stored_file")}
    context = {
        "partner": row, "draft": draft, "entry": load(draft.edition), "stands": stands(row, digest_of(draft)),
        "groups": answered(form_of(draft), answers_of(draft)),
        "materials": [(material, files.get(material.element)) for material in materials_of(draft)],
    }  # fmt: skip
    return render(request, "services/confirmation.html", context)
