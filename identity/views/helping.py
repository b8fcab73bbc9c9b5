"""Helpers at windows and in villages: begin, confirm, end; the hall manager says what each helps with."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from records.ledger.doing import carried
from records.ledger.errors import Invalid, NotAllowed, Problem
from records.ledger.http import ActorRequest
from records.ledger.loading import get_visible
from records.ledger.reading import note_reading

from ..actions.helping import confirm_help, end_help, set_helper_scope, start_help
from ..finding import with_document
from ..models import HelpEntry, HelperScope, Mandate
from ..people_forms import ConfirmForm, HelpForm
from ..people_forms.fields import matter_choices
from ..queries import HELPERS, today
from ..registry import matters_of
from .people import NOT_REGISTERED, kept, refuse_outsiders

ENTRIES = HelpEntry.objects.select_related("person", "mandate__person")
PAGE = 50


@require_http_methods(["GET", "POST"])
def helping(request: ActorRequest) -> HttpResponse:
    """The helper's service log; begin to help somebody who is there."""
    refused = refuse_outsiders(request, *HELPERS)
    if refused is not None:
        return refused
    scope = HelperScope.objects.filter(mandate=request.actor.mandate_id).first()
    allowed = set(scope.items) if scope else set()
    form = HelpForm(request.POST or None, items=[pair for pair in matter_choices() if pair[0] in allowed])
    if request.method == "POST":
        entry = carried(form, lambda typed: begin(request, typed))
        if entry is not None:
            request.session["acting_for"] = entry.reference
            return redirect("identity:help_entry", ref=entry.reference)
    context = {
        "form": form,
        "entries": ENTRIES.visible_to(request.actor).order_by("-started_at")[:PAGE],
        "allowed": allowed,
    }
    return render(request, "identity/helping.html", context, status=422 if form.errors else 200)


def begin(request: ActorRequest, typed: dict[str, Any]) -> HelpEntry:
    """Find the person by the document read, note the reading, begin."""
    person = with_document(typed["document"], typed["number"])
    if person is None:
        raise Invalid("person.unknown", NOT_REGISTERED, [Problem("number", NOT_REGISTERED)])
    note_reading(person.reference, ["person.id_number"], by=request.actor, purpose="help")
    return start_help(person, typed["item"], place=typed["place"], number=typed["number"], by=request.actor)


@require_http_methods(["GET", "POST"])
def help_entry(request: ActorRequest, ref: str) -> HttpResponse:
    """One help: go on with the application, let the person confirm it."""
    refused = refuse_outsiders(request, *HELPERS, "hall_manager")
    if refused is not None:
        return refused
    entry = get_visible(ENTRIES, request.actor, ref)
    form = ConfirmForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and carried(form, lambda typed: confirm(request, entry, typed)) is not None:
        return redirect("identity:help_entry", ref=ref)
    mine = entry.mandate_id == request.actor.mandate_id
    if mine and entry.running:
        request.session["acting_for"] = entry.reference
    matter = next(iter(matters_of([entry.item])), None)
    context = {"entry": entry, "form": form, "matter": matter, "mine": mine}
    return render(request, "identity/help_entry.html", context, status=422 if form.errors else 200)


def confirm(request: ActorRequest, entry: HelpEntry, typed: dict[str, Any]) -> HelpEntry:
    """The deed behind the form; a signature is kept as a file."""
    paper = kept(request, typed["paper"], entry.person) if typed["how"] == "signature" and typed["paper"] else ""
    return confirm_help(
        entry, how=typed["how"], number=typed["number"], witness=typed["witness"], paper=paper, by=request.actor
    )


@require_POST
def help_ending(request: ActorRequest, ref: str) -> HttpResponse:
    """It came to nothing."""
    end_help(get_visible(ENTRIES, request.actor, ref), by=request.actor)
    request.session.pop("acting_for", None)
    return redirect("identity:helping")


@require_http_methods(["GET", "POST"])
def helpers(request: ActorRequest) -> HttpResponse:
    """The helpers of the region with what each helps with; the log of their help."""
    refused = refuse_outsiders(request, "hall_manager")
    if refused is not None:
        return refused
    posts = Mandate.objects.held_on(today()).filter(role__in=HELPERS, region__startswith=request.actor.region)
    rows = list(posts.select_related("person", "helper_scope"))
    if request.method == "POST":
        post = next((row for row in rows if row.reference == request.POST.get("mandate")), None)
        if post is None:
            raise NotAllowed("helpers.post", "这个岗位不在您的大厅。")
        set_helper_scope(post, request.POST.getlist("items"), by=request.actor)
        return redirect("identity:helpers")
    entries = ENTRIES.visible_to(request.actor).order_by("-started_at")[:PAGE]
    return render(request, "identity/helpers.html", {"helpers": rows, "entries": entries, "choices": matter_choices()})
