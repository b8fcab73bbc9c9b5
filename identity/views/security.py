"""The safety of my account: what opens it, where it is open."""

from typing import Any

import segno
from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal.auth import generate_totp_secret, validate_totp_code
from allauth.mfa.webauthn.internal import auth as webauthn
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from records.ledger.http import ActorRequest

from ..actions.credentials import (
    add_app,
    add_passkey,
    devices_of,
    recovery_codes_left,
    remove_device,
    renew_recovery_codes,
    set_password,
    use_second,
)
from ..actions.sessions import end_all_sessions, end_session, raise_session
from ..login_forms import DEVICES, CodeForm, PasskeyAddForm, PasswordForm
from ..models import User
from ..sessions import add_proof, may_use_posts, open_sessions, proven_level
from .entering import list_session
from .gates import account_of, owner_only, require_recent
from .limits import CONFIRM

SECRET = "totp_secret"
WRONG_APP_CODE = "口令不对。请核对手机时间，等新口令出现后再填。"


@never_cache
@require_GET
@owner_only
def security(request: ActorRequest) -> HttpResponse:
    """Everything on one page."""
    return security_page(request, PasskeyAddForm())


def security_page(request: ActorRequest, form: PasskeyAddForm, status: int = 200) -> HttpResponse:
    """The page, with the form for a new passkey as it stands."""
    user = account_of(request)
    page = {
        "form": form, "level": proven_level(request.session), "devices": [shown(row) for row in devices_of(user)],
        "codes_left": recovery_codes_left(user), "closed": not may_use_posts(request.session), "account": user,
        "sessions": open_sessions(user.pk, request.session.session_key),
    }  # fmt: skip
    return render(request, "identity/security.html", page, status=status)


def shown(row: Any) -> dict[str, Any]:
    """A device as the page shows it."""
    name = dict(DEVICES).get(row.data.get("name"), "")
    return {"number": row.pk, "type": row.type, "name": name, "since": row.created_at, "used": row.last_used_at}


@never_cache
@require_http_methods(["GET", "POST"])
@owner_only
def app(request: ActorRequest) -> HttpResponse:
    """Set up an authenticator app: scan or type the key, then the first code."""
    require_recent(request)
    user, secret = account_of(request), request.session.setdefault(SECRET, generate_totp_secret())
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        CONFIRM.take(str(user.pk))
        code = form.cleaned_data["code"].replace(" ", "")
        if validate_totp_code(secret, code):
            add_app(user, secret, by=request.actor)
            prove(request, use_second(user, code, by=request.actor))
            del request.session[SECRET]
            messages.success(request, _("动态口令已启用。请记下恢复码，手机丢了用它登录。"))
            return redirect("identity:security")
        form.add_error("code", _(WRONG_APP_CODE))
    address = get_adapter().build_totp_url(user, secret)
    picture = segno.make(address, error="m").svg_data_uri(scale=5, border=2)
    key = " ".join(secret[i : i + 4] for i in range(0, len(secret), 4))
    page = {"form": form, "picture": picture, "key": key}
    return render(request, "identity/app.html", page, status=422 if form.errors else 200)


def prove(request: ActorRequest, method: str) -> None:
    """Keep a proof in the session and on the trail."""
    add_proof(request.session, method)
    raise_session(account_of(request), method=method, by=request.actor)


@never_cache
@require_GET
@owner_only
def passkey_creation(request: ActorRequest) -> HttpResponse:
    """What a browser needs to make a passkey."""
    require_recent(request)
    return JsonResponse(webauthn.begin_registration(account_of(request), True))


@require_POST
@owner_only
def passkeys(request: ActorRequest) -> HttpResponse:
    """Add a passkey."""
    require_recent(request)
    form = PasskeyAddForm(request.POST)
    if not form.is_valid():
        return security_page(request, form, status=422)
    user = account_of(request)
    add_passkey(user, form.cleaned_data["name"], form.cleaned_data["credential"], by=request.actor)
    prove(request, "passkey")
    messages.success(request, _("通行密钥已登记。下次登录可以不用密码。"))
    return redirect("identity:security")


@require_POST
@owner_only
def device_removal(request: ActorRequest, number: int) -> HttpResponse:
    """Remove an app or a passkey."""
    require_recent(request)
    remove_device(account_of(request), number, by=request.actor)
    return redirect("identity:security")


@never_cache
@require_POST
@owner_only
def recovery_codes(request: ActorRequest) -> HttpResponse:
    """New recovery codes, shown this once."""
    require_recent(request)
    codes = renew_recovery_codes(account_of(request), by=request.actor)
    return render(request, "identity/recovery_codes.html", {"codes": codes})


@never_cache
@require_http_methods(["GET", "POST"])
@owner_only
def password(request: ActorRequest) -> HttpResponse:
    """Change the password; other sessions end."""
    user, form = account_of(request), PasswordForm(request.POST or None)
    if request.method == "POST":
        CONFIRM.refuse(str(user.pk))
    if request.method == "POST" and form.is_valid():
        if user.check_password(form.cleaned_data["current"]):
            set_password(user, form.cleaned_data["password"], by=request.actor)
            return password_changed(request, user)
        CONFIRM.count(str(user.pk))
        form.add_error("current", _("现在的密码不对。请再看一遍。"))
    return render(request, "identity/password.html", {"form": form}, status=422 if form.errors else 200)


def password_changed(request: ActorRequest, user: User) -> HttpResponse:
    """This session goes on under a new key, all others end."""
    update_session_auth_hash(request, user)
    list_session(request, user, ["password"])
    end_all_sessions(user, by=request.actor, but=str(request.session.session_key))
    messages.success(request, _("密码已改，其他地方的登录已退出。"))
    return redirect("identity:security")


@require_POST
@owner_only
def session_ending(request: ActorRequest, number: int) -> HttpResponse:
    """End one of my sessions from afar."""
    end_session(account_of(request), number, by=request.actor)
    return redirect("identity:security")


@require_POST
@owner_only
def sessions_ending(request: ActorRequest) -> HttpResponse:
    """End all my sessions but this one."""
    end_all_sessions(account_of(request), by=request.actor, but=str(request.session.session_key))
    messages.success(request, _("其他地方的登录都已退出。"))
    return redirect("identity:security")
