"""What every page gets: the site's identity, navigation for this actor, preferences."""

from functools import cache
from typing import Any

from django.conf import settings
from django.db.models import Count
from django.http import HttpRequest
from django.utils.translation import get_language

from exchange.models import Notice
from identity.actors import posts_of_request
from identity.parties import parties_of
from identity.sessions import idle_seconds
from records.ledger.actor import Actor
from records.ledger.kept import Kept
from records.registers.regions import place_of
from records.registers.registry import desk_roles, navigation

MODES = {"mode": {"elder"}, "contrast": {"more"}, "theme": {"dark"}}
UNREAD = Kept(
    lambda actor: (
        Notice.objects.visible_to(actor)
        .unread()
        .values("recipient")
        .annotate(total=Count("pk"))
        .values_list("total", flat=True)
    )
)


def works_at_a_desk(actor: Actor) -> bool:
    """Whether the desk's side is shown: to whom a page of it belongs, and to the keeper of seals."""
    return actor.has_role(*desk_roles(), "seal_keeper")


def page(request: HttpRequest) -> dict[str, Any]:
    """Context of every template; a page pays for what it shows."""
    actor: Actor = getattr(request, "actor", None)  # type: ignore[assignment]
    return {
        "site": {
            "owner": (get_language() == "en" and settings.SITE_OWNER_EN) or settings.SITE_OWNER,
            "code": settings.SITE_CODE,
            "icp": settings.SITE_ICP,
            "police": settings.SITE_POLICE,
        },
        "preferences": preferences(request),
        "actor": actor,
        "posts": cache(lambda: posts_of_request(request)),
        "at_desk": cache(lambda: works_at_a_desk(actor)),
        "at_entry": cache(lambda: request.path if any(e.url == request.path for e in navigation.values()) else ""),
        "place": cache(lambda: place_of(request)),
        "acting_name": cache(lambda: actor.acting_for.name if actor.acting_for else ""),
        "parties": cache(lambda: parties_of(actor)),
        "idle": cache(lambda: idle_seconds(request)),
        "unread": cache(lambda: sum(UNREAD(actor))),
    }


def preferences(request: HttpRequest) -> dict[str, str]:
    """Display preferences from cookies; unknown values are nothing."""
    return {name: value for name, values in MODES.items() if (value := request.COOKIES.get(name, "")) in values}
