"""My account, and for whom I act."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from records.ledger.http import ActorRequest

from ..choosing import choose
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
    """Act for a firm, a member of the family or a principal from now on, or for myself again."""
    choose(request, request.POST.get("party", request.POST.get("organisation", "")))
    return redirect(safe_next(request))


def safe_next(request: HttpRequest) -> str:
    """Where to go on, if it is a page of ours."""
    target = request.POST.get("next", "")
    return target if url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}) else "/account/"
