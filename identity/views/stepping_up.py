"""Proving oneself once more before signing, and staying logged in."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth as webauthn
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from records.ledger.clock import now
from records.ledger.http import ActorRequest

from ..actions.credentials import devices_of, use_passkey, use_second
from ..login_forms import PasskeyProofForm, SecondForm, StepUpPasswordForm
from ..models import Person
from ..sessions import SEEN, idle_limit, proven_level
from .entering import failed
from .gates import ANY, account_of, owner_only
from .limits import PASSKEY, SECOND
from .login import WRONG_SECOND
from .security import prove
from .sending import next_page

LEVELS = {"0": 0, "1": 1, "2": 2, "3": 3}
WRONG_PASSWORD = "密码不对。请再看一遍。"


@never_cache
@require_http_methods(["GET", "POST"])
@owner_only
def step_up(request: ActorRequest) -> HttpResponse:
    """What the account can prove itself by, as far as the act before takes it."""
    if request.method == "GET":
        return step_up_page(request, StepUpPasswordForm(), SecondForm())
    user = account_of(request)
    SECOND.refuse(str(user.pk))
    by_code = "code" in request.POST
    form: Any = SecondForm(request.POST) if by_code else StepUpPasswordForm(request.POST)
    method = method_proved(request, form) if form.is_valid() else ""
    if method:
        prove(request, method)
        return redirect(next_page(request))
    SECOND.count(str(user.pk))
    failed(request, user, "step_up")
    by_password = StepUpPasswordForm() if by_code else form
    return step_up_page(request, by_password, form if by_code else SecondForm(), status=422)


def method_proved(request: ActorRequest, form: Any) -> str:
    """What the form proves; empty (and a sentence by the field) when nothing."""
    user = account_of(request)
    if isinstance(form, SecondForm):
        method = use_second(user, form.cleaned_data["code"], by=request.actor)
        if not method:
            form.add_error("code", _(WRONG_SECOND))
        return method
    if user.check_password(form.cleaned_data["password"]):
        return "password"
    form.add_error("password", _(WRONG_PASSWORD))
    return ""


def step_up_page(request: ActorRequest, by_password: Any, by_code: Any, status: int = 200) -> HttpResponse:
    """The page: ways to prove oneself, or why none leads to the level asked for."""
    level = LEVELS.get(request.GET.get("level", request.POST.get("level", "")), ANY)
    person = Person.objects.visible_to(request.actor).first()
    types = {row.type for row in devices_of(account_of(request))}
    page = {
        "level": level, "next": next_page(request), "by_password": by_password, "by_code": by_code,
        "passkey": PasskeyProofForm(), "has_app": Authenticator.Type.TOTP in types,
        "has_passkey": Authenticator.Type.WEBAUTHN in types, "proven": proven_level(request.session),
        "assurance": person.assurance if person else 0, "too_low": person is None or person.assurance < level,
    }  # fmt: skip
    return render(request, "identity/step_up.html", page, status=status)


@never_cache
@require_GET
@owner_only
def step_up_options(request: ActorRequest) -> HttpResponse:
    """What a browser needs to ask for one of my passkeys."""
    return JsonResponse(webauthn.begin_authentication(account_of(request)))


@require_POST
@owner_only
def step_up_passkey(request: ActorRequest) -> HttpResponse:
    """Prove oneself by a passkey."""
    user = account_of(request)
    PASSKEY.take(str(user.pk))
    form = PasskeyProofForm(request.POST, user=user)
    data = form.cleaned_data if form.is_valid() else None
    if data is None or not use_passkey(data["credential"], data["counter"], by=request.actor):
        failed(request, user, "passkey")
        return step_up_page(request, StepUpPasswordForm(), SecondForm(), status=422)
    prove(request, "passkey")
    return redirect(next_page(request))


@never_cache
@require_http_methods(["GET", "POST"])
def stay(request: ActorRequest) -> HttpResponse:
    """How many seconds this session still has; sent as a form it begins anew (any page does)."""
    seen = request.session.get(SEEN) if request.user.is_authenticated else None
    if seen is None:
        return JsonResponse({"left": 0})
    if request.method == "POST":
        seen = request.session[SEEN] = now().timestamp()
    return JsonResponse({"left": int(seen + idle_limit(request.session).total_seconds() - now().timestamp())})
