"""From a request to the Actor: whose session, which post, for whom."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest

from records.ledger.actor import ANONYMOUS, Actor, Party
from records.ledger.clock import now
from records.ledger.kept import Kept

from .models import Evidence, Mandate, Person
from .parties import help_chosen, party_chosen, party_of
from .rules.levels import level_held
from .sessions import may_use_posts, proven_level

__all__ = ["actor_of", "actor_of_mandates", "actor_of_person", "holds_post", "level_of", "local_day", "party_of"]

BEIJING = ZoneInfo("Asia/Shanghai")
HIGHEST = 3
ONESELF = "oneself"  # an official who looks after their own affairs
CITIZEN_ROLES = frozenset({"citizen"})


def local_day(moment: datetime) -> date:
    """The local date (UTC+8) of a moment; the law counts in local dates."""
    return moment.astimezone(BEIJING).date()


def actor_of(request: HttpRequest) -> Actor:
    """Who asks. Officials act by the post of today that the session names; citizens for whom it names.

    Posts count only in a session that may use them; `acr` is what the person is assured of and the login proved.
    """
    user: Any = request.user
    if not user.is_authenticated or user.person_id is None:
        return ANONYMOUS
    day = local_day(now())
    proven = proven_level(request.session)
    posts = posts_of(user.person_id, day) if getattr(user, "posted", True) else []
    chosen = request.session.get("post", "")
    if posts and may_use_posts(request.session):
        request.posts = posts  # type: ignore[attr-defined]
        if chosen != ONESELF:
            post = next((one for one in posts if one.reference == chosen), posts[0])
            helped = help_chosen(request.session.get("acting_for", ""), post.mandates)
            return actor_of_mandates(post.mandates, user_id=user.pk, acting_for=helped, proven=proven)
    party = chosen_party(request, user.person, day)
    return actor_of_person(user.person, user_id=user.pk, acting_for=party, proven=proven)


@dataclass(frozen=True, slots=True)
class Post:
    """What one may act as: the mandates in one department and region, one's own or as one colleague's substitute."""

    mandates: list[Mandate]

    @property
    def first(self) -> Mandate:
        """The mandate that names the post."""
        return self.mandates[0]

    @property
    def reference(self) -> str:
        """By which the post is chosen."""
        return str(self.first.reference)


def held(person_id: Any, day: date) -> Any:
    """The mandates a person holds on a day, with what an actor is made of."""
    rows = Mandate.objects.held_on(day).filter(person=person_id)
    return rows.select_related("department", "person", "substitute_for__person")


HELD = Kept(held)


def posts_of(person_id: Any, day: date) -> list[Post]:
    """The posts a person may act in on a day (a local date), their own first; roles of two posts never add up."""
    found: dict[Any, list[Mandate]] = {}
    for row in sorted(HELD(person_id, day), key=lambda row: row.substitute_for_id is not None):
        found.setdefault((row.department_id, row.region, row.substitute_for_id), []).append(row)
    return [Post(mandates) for mandates in found.values()]


def posts_of_request(request: HttpRequest) -> list[Post]:
    """The posts of whoever asks, as they were read for this request."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    return getattr(request, "posts", []) if actor.kind != "anonymous" else []


def actor_of_mandates(
    mandates: list[Mandate],
    *,
    user_id: Any = None,
    acting_for: Party | None = None,
    channel: str = "web",
    proven: int = HIGHEST,
) -> Actor:
    """An official: the roles of all posts in the department and region of the first.

    A post elsewhere adds nothing: a role never reaches beyond the department and region it was given for.
    """
    first = mandates[0]
    place = (first.department_id, first.region, first.substitute_for_id)
    posts = [m for m in mandates if (m.department_id, m.region, m.substitute_for_id) == place]
    return Actor(
        reference=first.person.reference, kind="official", user_id=user_id, person_id=first.person_id,
        mandate_id=first.pk, mandate=first.reference, department_id=first.department_id,
        department=first.department.code, region=first.region,
        hall_id=next((m.hall_id for m in posts if m.hall_id), None),
        standing_in_for=first.substitute_for.reference if first.substitute_for else "",
        acr=min(first.person.assurance, proven), channel=channel,
        roles=frozenset({mandate.role for mandate in posts}), acting_for=acting_for,
    )  # fmt: skip


def actor_of_person(
    person: Person,
    *,
    user_id: Any = None,
    acting_for: Party | None = None,
    channel: str = "web",
    proven: int = HIGHEST,
) -> Actor:
    """A citizen, alone or for somebody."""
    return Actor(
        reference=person.reference, kind="person", user_id=user_id, person_id=person.pk, region=person.region,
        roles=CITIZEN_ROLES, acting_for=acting_for, channel=channel,
        acr=min(level_of(person, local_day(now())), proven),
    )  # fmt: skip


def level_of(person: Person, day: date) -> int:
    """The level of assurance on `day`; one that ran out falls to the highest that still holds at once."""
    if person.assured_to is None or person.assured_to >= day:
        return person.assurance
    rows = Evidence.objects.counting().filter(person=person).values_list("level", "valid_to")
    return level_held(rows, day)[0]


def chosen_party(request: HttpRequest, person: Person, day: date) -> Party | None:
    """The party chosen in this session, if the person may still act for it today."""
    token = request.session.get("acting_for")
    return party_chosen(token, person.pk, day) if token else None


def holds_post(user: Any) -> bool:
    """Whether somebody holds any post today."""
    held = Mandate.objects.held_on(local_day(now())).filter(person=user.person_id)
    return user.person_id is not None and held.exists()
