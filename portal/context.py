"""What every page gets: the site's identity, navigation for this actor, preferences."""

from typing import Any

from django.conf import settings
from django.db.models import Count
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from exchange.models import Notice
from identity.actors import posts_of_request
from identity.parties import parties_of
from identity.sessions import idle_seconds
from records.ledger.actor import Actor
from records.ledger.kept import Kept
from records.registers.regions import place_of
from records.registers.registry import desk_roles, navigation_at_foot, navigation_for

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
    """Context of every template."""
    actor: Actor = getattr(request, "actor", None)  # type: ignore[assignment]
    return {
        "site": {
            "owner": (get_language() == "en" and settings.SITE_OWNER_EN) or settings.SITE_OWNER,
            "code": settings.SITE_CODE,
            "icp": settings.SITE_ICP,
            "police": settings.SITE_POLICE,
        },
        "preferences": preferences(request),
        "languages": settings.LANGUAGES,
        "actor": actor,
        "posts": SimpleLazyObject(lambda: posts_of_request(request)),
        "at_desk": SimpleLazyObject(lambda: works_at_a_desk(actor)),
        "navigation": SimpleLazyObject(lambda: navigation_for(actor, desk=works_at_a_desk(actor))),
        "place": SimpleLazyObject(lambda: place_of(request)),
        "acting_name": SimpleLazyObject(lambda: actor.acting_for.name if actor.acting_for else ""),
        "parties": SimpleLazyObject(lambda: parties_of(actor)),
        "foot": SimpleLazyObject(navigation_at_foot),
        "idle": SimpleLazyObject(lambda: idle_seconds(request)),
        "unread": SimpleLazyObject(lambda: sum(UNREAD(actor))),
    }


def preferences(request: HttpRequest) -> dict[str, str]:
    """Display preferences from cookies; unknown values are nothing."""
    return {name: value for name, values in MODES.items() if (value := request.COOKIES.get(name, "")) in values}
