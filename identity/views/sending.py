"""Sending a code from a page, and what the session knows of it until it is used."""

from typing import Any

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from ..actions.codes import make_code
from ..models import User
from .entering import DOOR

SENT = "code"
WRONG_CODE = "验证码不对，或者已经过期、用过。请再看一遍；还是不行，请重新获取。"


def next_page(request: HttpRequest) -> str:
    """Where to go on, if it is a page of ours; else home."""
    target = request.POST.get("next") or request.GET.get("next") or ""
    return target if url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}) else "/"


def send_to_account(request: HttpRequest, purpose: str, user: User | None, channel: str) -> None:
    """Send a code to an account's own telephone or address; for nobody the page goes on just the same."""
    person = user.person if user else None
    address = "" if person is None else (person.phone if channel == "sms" else person.email).plain()
    row = make_code(purpose=purpose, channel=channel, address=address, user=user, by=DOOR) if address else None
    code_sent(request, {"ref": row.reference if row else "", "purpose": purpose, "next": next_page(request)})


def code_sent(request: HttpRequest, what: dict[str, Any] | None) -> None:
    """Keep in the session which code is under way; None: no longer."""
    if what is None:
        request.session.pop(SENT, None)
    else:
        request.session[SENT] = what


def code_under_way(request: HttpRequest, purpose: str) -> dict[str, Any] | None:
    """What the session knows of the code sent for `purpose`."""
    sent: dict[str, Any] = request.session.get(SENT, {})
    return sent if sent.get("purpose") == purpose else None
