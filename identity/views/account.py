"""My account, and for whom I act."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from records.ledger.http import ActorRequest
from records.ledger.loading import get_visible

from ..models import Organisation, Person


@require_GET
def account(request: ActorRequest) -> HttpResponse:
    """What the portal knows of me, masked, and for whom I may act."""
    if request.actor.kind == "anonymous":
        return redirect("identity:login")
    person = Person.objects.visible_to(request.actor).first()
    organisations = Organisation.objects.visible_to(request.actor)
    return render(request, "identity/account.html", {"person": person, "organisations": organisations})


@require_POST
def choose_party(request: ActorRequest) -> HttpResponse:
    """Act for an organisation from now on, or for myself again."""
    reference = request.POST.get("organisation", "")
    if reference:
        request.session["acting_for"] = get_visible(Organisation, request.actor, reference).reference
    else:
        request.session.pop("acting_for", None)
    return redirect(safe_next(request))


def safe_next(request: HttpRequest) -> str:
    """Where to go on, if it is a page of ours."""
    target = request.POST.get("next", "")
    return target if url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}) else "/account/"
