"""Doors of the login: by password, by a code, by a passkey; the second factor."""

import hashlib
from datetime import timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth as webauthn
from django.contrib.auth import views as auth_views
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from records.ledger.clock import now

from ..actions.codes import check_code
from ..actions.credentials import use_passkey, use_second
from ..finding import account_by
from ..forms import LoginForm
from ..login_forms import CodeForm, CodeRequestForm, PasskeyProofForm, SecondForm
from ..models import User
from ..rules.assurance import Proof
from .entering import DOOR, admit, enter, failed, pending_of
from .limits import CODE, LOGIN_FROM, PASSKEY, SECOND, place_of, take_sending
from .sending import WRONG_CODE, code_sent, code_under_way, next_page, send_to_account

ATTEMPTS, WINDOW = 8, timedelta(minutes=15)
WRONG_SECOND = "口令不对，或者已经用过。请等手机上出现新的口令再填。"


class LoginView(auth_views.LoginView):
    """The login page: paste allowed, no puzzle; too many failures answer 429 with a sentence."""

    template_name = "identity/login.html"
    authentication_form = LoginForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = {**super().get_context_data(**kwargs), "passkey": PasskeyProofForm()}
        return {name: value for name, value in context.items() if name not in {"site", "site_name"}}  # ours is told

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        key = failures_key(request)
        if cache.get(key, 0) >= ATTEMPTS or LOGIN_FROM.reached(place_of(request)):
            form = self.get_form_class()(request)
            response = render(request, self.template_name, {"form": form, "too_many": True}, status=429)
            response["Retry-After"] = str(int(WINDOW.total_seconds()))
            return response
        response = super().post(request, *args, **kwargs)
        if response.status_code != 302:
            count_failure(key)
            LOGIN_FROM.count(place_of(request))
            failed(request, account_by(request.POST.get("username", "")), "password")
        return response

    def form_valid(self, form: Any) -> HttpResponse:
        """The password is right."""
        return admit(self.request, form.get_user(), "password", self.get_success_url())


def failures_key(request: HttpRequest) -> str:
    """Where the failures of this address at this account name are counted; no name is kept in the cache."""
    name = name_of(request.POST.get("username", "").replace("\x00", "")).strip().casefold()
    digest = hashlib.sha256(name.encode()).hexdigest()[:32]
    return f"login:{request.META.get('REMOTE_ADDR')}:{digest}"


def name_of(typed: str) -> str:
    """One name for an account, also where its telephone was typed: tries and messages are counted together."""
    account = account_by(typed)
    return account.username if account else typed


def count_failure(key: str) -> None:
    """One failure more; the window begins with the first."""
    cache.add(key, 0, int(WINDOW.total_seconds()))
    cache.incr(key)


@never_cache
@require_http_methods(["GET", "POST"])
def login_code(request: HttpRequest) -> HttpResponse:
    """Ask for a code; whether the name is an account's is not told."""
    form = CodeRequestForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        account = account_by(form.cleaned_data["username"])
        take_sending(request, account.username if account else form.cleaned_data["username"])
        send_to_account(request, "login", account, form.cleaned_data["channel"])
        return redirect("identity:login_code_entry")
    page = {"form": form, "next": next_page(request)}
    return render(request, "identity/code_request.html", page, status=422 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "POST"])
def login_code_entry(request: HttpRequest) -> HttpResponse:
    """The code that came."""
    sent = code_under_way(request, "login")
    if sent is None:
        return redirect("identity:login_code")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        CODE.take(sent["ref"] or place_of(request))
        row = check_code(sent["ref"], form.cleaned_data["code"], purpose="login", by=DOOR)
        if row is not None and row.user is not None and row.user.is_active:
            code_sent(request, None)
            return admit(request, row.user, f"{row.channel}_code", sent["next"])
        failed(request, None, "code")
        form.add_error("code", _(WRONG_CODE))
    return render(request, "identity/code_entry.html", {"form": form}, status=422 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "POST"])
def login_second(request: HttpRequest) -> HttpResponse:
    """The second factor of somebody whose first was right."""
    pending = pending_of(request)
    if pending is None:
        return redirect("identity:login")
    user, proofs, target = pending
    form = SecondForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        SECOND.refuse(str(user.pk))
        method = use_second(user, form.cleaned_data["code"], by=DOOR)
        if method:
            return enter(request, user, [*proofs, Proof(method, now())], target)
        SECOND.count(str(user.pk))
        failed(request, user, "second")
        form.add_error("code", _(WRONG_SECOND))
    page = {"form": form, "passkey": PasskeyProofForm(), "next": target}
    return render(request, "identity/second.html", page, status=422 if form.errors else 200)


@never_cache
@require_GET
def passkey_options(request: HttpRequest) -> HttpResponse:
    """What a browser needs to ask for a passkey: a challenge of this session; any passkey of this site may answer."""
    PASSKEY.take(place_of(request))
    return JsonResponse(webauthn.begin_authentication(None))


@require_POST
def login_passkey(request: HttpRequest) -> HttpResponse:
    """Log in by a passkey: device and owner proved in one step."""
    PASSKEY.take(place_of(request))
    form = PasskeyProofForm(request.POST)
    if form.is_valid():
        device: Authenticator = form.cleaned_data["credential"]
        user: User = device.user
        if user.is_active and use_passkey(device, form.cleaned_data["counter"], by=DOOR):
            return enter(request, user, [Proof("passkey", now())], next_page(request))
    failed(request, None, "passkey")
    form.refuse()
    page = {"form": LoginForm(request), "passkey": form, "next": next_page(request)}
    return render(request, "identity/login.html", page, status=422)
