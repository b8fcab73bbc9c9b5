"""Choosing for whom to act in this session (architecture §3 Actor)."""

from django.http import Http404

from records.ledger.clock import now
from records.ledger.http import ActorRequest

from .actors import actor_of, local_day
from .parties import party_chosen


def choose(request: ActorRequest, token: str) -> None:
    """Act for the party of `token` from now on; empty: for oneself. Http404 for one that is not the person's."""
    if not token:
        request.session.pop("acting_for", None)
    elif request.actor.kind != "person" or party_chosen(token, request.actor.person_id, local_day(now())) is None:
        raise Http404(token)
    else:
        request.session["acting_for"] = token
    request.actor = actor_of(request)
