"""A request whose actor is known (set by identity's middleware)."""

from django.http import HttpRequest

from .actor import Actor


class ActorRequest(HttpRequest):
    """What every view of the house gets."""

    actor: Actor
