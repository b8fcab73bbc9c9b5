"""Acts on a paper: void, replace, note its delivery; my address for service."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from records.ledger.errors import Invalid
from records.ledger.http import ActorRequest, to_login
from records.ledger.loading import get_visible

from ..actions import confirm_address, note_delivery, replace_paper, revoke_address, void_paper
from ..forms import AddressForm, DeliveryForm, VoidForm
from ..models import AddressConfirmation
from .papers import WHOLE, paper_page


@require_POST
def voiding(request: ActorRequest, ref: str) -> HttpResponse:
    """Void it; the reason is shown to the recipients."""
    row, form = get_visible(WHOLE, request.actor, ref), VoidForm(request.POST)
    if not form.is_valid():
        return paper_page(request, row, void=form, status=422)
    void_paper(row, reason=form.cleaned_data["reason"], by=request.actor)
    return redirect("documents:paper", ref)


@require_POST
def replacement(request: ActorRequest, ref: str) -> HttpResponse:
    """Issue it anew."""
    fresh = replace_paper(get_visible(WHOLE, request.actor, ref), by=request.actor)
    return redirect("documents:paper", fresh.reference)


@require_POST
def delivery(request: ActorRequest, ref: str) -> HttpResponse:
    """Note that it was handed over or posted."""
    row, form = get_visible(WHOLE, request.actor, ref), DeliveryForm(request.POST)
    if not form.is_valid():
        return paper_page(request, row, status=422)
    note_delivery(row, by=request.actor, **form.cleaned_data)
    return redirect("documents:paper", ref)


@require_http_methods(["GET", "POST"])
def address(request: ActorRequest) -> HttpResponse:
    """My address for service: signed once, taken back at any time."""
    if request.actor.kind == "anonymous":
        return to_login(request)
    form = AddressForm(request.POST or None, initial={"ways": ["portal", "email"]})
    if request.method == "POST" and form.is_valid() and signed(form, request):
        return redirect("documents:address")
    current = AddressConfirmation.objects.in_force([request.actor.reference]).select_related("paper").first()
    context = {"form": form, "current": current}
    return render(request, "documents/address.html", context, status=422 if form.errors else 200)


def signed(form: AddressForm, request: ActorRequest) -> bool:
    """Sign what the form says; a refusal stands on it."""
    try:
        confirm_address(form.cleaned_data["ways"], by=request.actor)
    except Invalid as refused:
        form.add_error("ways", refused.sentence)
        return False
    return True


@require_POST
def address_ending(request: ActorRequest) -> HttpResponse:
    """Take it back."""
    revoke_address(by=request.actor)
    return redirect("documents:address")
