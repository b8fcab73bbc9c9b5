"""Whose pages these are: the account's owner, lately proved."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from records.ledger.http import ActorRequest

from ..errors import StepUpNeeded
from ..models import User
from ..sessions import proved_recently

P = ParamSpec("P")
View = Callable[Concatenate[ActorRequest, P], HttpResponse]
ANY = 0  # any proof will do, when it is recent


def owner_only(view: View[P]) -> View[P]:
    """Nobody gets in without a login; then one meets one's own account only."""

    @wraps(view)
    def answer(request: ActorRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.actor.kind == "anonymous":
            target = request.path if request.method == "GET" else reverse("identity:security")
            return redirect(f"{reverse('identity:login')}?{urlencode({'next': target})}")
        return view(request, *args, **kwargs)

    return answer


def account_of(request: ActorRequest) -> User:
    """The account that is logged in."""
    return cast(User, request.user)


def require_recent(request: ActorRequest) -> None:
    """Raise StepUpNeeded unless somebody proved themselves in the last 15 minutes."""
    if not proved_recently(request.session):
        raise StepUpNeeded(ANY)
