"""Registering by oneself, and a forgotten password."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from records.ledger.errors import Conflict
from records.ledger.http import ActorRequest
from records.registers.regions import significant

from ..actions.codes import check_code, make_code
from ..actions.credentials import set_password
from ..actions.registration import register_oneself
from ..actions.sessions import end_all_sessions
from ..actors import actor_of_person
from ..finding import account_by
from ..login_forms import CodeRequestForm, PhoneForm, RegisterForm, ResetForm
from ..models import OneTimeCode
from .entering import DOOR, admit
from .limits import CODE, REGISTER, place_of, take_sending
from .sending import WRONG_CODE, code_sent, code_under_way, next_page, send_to_account


@never_cache
@require_http_methods(["GET", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """The first step: a code to one's telephone."""
    form = PhoneForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        phone = form.cleaned_data["phone"]
        take_sending(request, phone)
        row = make_code(purpose="register", channel="sms", address=phone, by=DOOR)
        code_sent(request, {"ref": row.reference, "purpose": "register", "next": next_page(request)})
        return redirect("identity:register_entry")
    page = {"form": form, "next": next_page(request), "offered": settings.SMS_OFFERED}
    return render(request, "identity/register.html", page, status=422 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "POST"])
def register_entry(request: ActorRequest) -> HttpResponse:
    """The second step: the code, who one is, how one will log in."""
    sent = code_under_way(request, "register")
    if sent is None:
        return redirect("identity:register")
    if request.method == "POST":
        REGISTER.take(sent["ref"])
    form = RegisterForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        CODE.take(sent["ref"])
        row = check_code(sent["ref"], form.cleaned_data["code"], purpose="register", by=DOOR)
        if row is None:
            form.add_error("code", _(WRONG_CODE))
        else:
            return registered(request, row, form, sent["next"])
    return render(request, "identity/register_entry.html", {"form": form}, status=422 if form.errors else 200)


def registered(request: ActorRequest, row: OneTimeCode, form: RegisterForm, target: str) -> HttpResponse:
    """The new account, logged in; a number that is known leads to the login."""
    said = {name: form.cleaned_data[name] for name in ("name", "id_number", "username", "password")}
    try:
        user = register_oneself(row, **said, region=significant(settings.SITE_REGION), by=request.actor)
    except Conflict as known:
        form.add_error(None, _(known.sentence))
        return render(request, "identity/register_entry.html", {"form": form, "known": True}, status=409)
    code_sent(request, None)
    return admit(request, user, "sms_code", target)


@never_cache
@require_http_methods(["GET", "POST"])
def reset(request: HttpRequest) -> HttpResponse:
    """A forgotten password: a code to the account's own telephone or address."""
    form = CodeRequestForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        account = account_by(form.cleaned_data["username"])
        take_sending(request, account.username if account else form.cleaned_data["username"])
        send_to_account(request, "reset", account, form.cleaned_data["channel"])
        return redirect("identity:reset_entry")
    page: dict[str, Any] = {"form": form, "reset": True, "next": next_page(request)}
    return render(request, "identity/code_request.html", page, status=422 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "POST"])
def reset_entry(request: HttpRequest) -> HttpResponse:
    """The code and the new password; every session of the account ends, then one logs in."""
    sent = code_under_way(request, "reset")
    if sent is None:
        return redirect("identity:reset")
    form = ResetForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        CODE.take(sent["ref"] or place_of(request))
        row = check_code(sent["ref"], form.cleaned_data["code"], purpose="reset", by=DOOR)
        if row is not None and row.user is not None and row.user.person is not None:
            owner = actor_of_person(row.user.person, user_id=row.user.pk, proven=1)
            set_password(row.user, form.cleaned_data["password"], by=owner)
            end_all_sessions(row.user, by=owner)
            code_sent(request, None)
            messages.success(request, _("密码已改。请用新密码登录。"))
            return redirect("identity:login")
        form.add_error("code", _(WRONG_CODE))
    return render(
        request, "identity/code_entry.html", {"form": form, "reset": True}, status=422 if form.errors else 200
    )
