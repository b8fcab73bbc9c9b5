"""Doors of identity: log in, log out, my account, for whom I act."""

import hashlib
from datetime import timedelta

from django.contrib.auth import views as auth_views
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from records.ledger.http import ActorRequest
from records.ledger.loading import get_visible

from .forms import LoginForm
from .models import Organisation, Person

ATTEMPTS, WINDOW = 8, timedelta(minutes=15)


class LoginView(auth_views.LoginView):
    """The login page: paste allowed, no puzzle; too many failures answer 429 with a sentence."""

    template_name = "identity/login.html"
    authentication_form = LoginForm
    redirect_authenticated_user = True

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        key = failures_key(request)
        if cache.get(key, 0) >= ATTEMPTS:
            form = self.get_form_class()(request)
            response = render(request, self.template_name, {"form": form, "too_many": True}, status=429)
            response["Retry-After"] = str(int(WINDOW.total_seconds()))
            return response
        response = super().post(request, *args, **kwargs)
        if response.status_code != 302:
            count_failure(key)
        return response


def failures_key(request: HttpRequest) -> str:
    """Where the failures of this address at this account name are counted; no name is kept in the cache."""
    name = request.POST.get("username", "").strip().casefold()
    digest = hashlib.sha256(name.encode()).hexdigest()[:32]
    return f"login:{request.META.get('REMOTE_ADDR')}:{digest}"


def count_failure(key: str) -> None:
    """One failure more; the window begins with the first."""
    cache.add(key, 0, int(WINDOW.total_seconds()))
    cache.incr(key)


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
