"""A request whose actor is known (set by identity's middleware), and the way to the login for one that is nobody's."""

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse

from .actor import Actor


class ActorRequest(HttpRequest):
    """What every view of the house gets."""

    actor: Actor


def to_login(request: HttpRequest) -> HttpResponse:
    """The login page, which leads back here, with what was asked for."""
    return redirect_to_login(request.get_full_path())


def login_first(request: ActorRequest) -> HttpResponse | None:
    """Nobody gets here without logging in."""
    return to_login(request) if request.actor.kind == "anonymous" else None
