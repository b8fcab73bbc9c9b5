"""Somebody registers by themselves: name, number, a telephone that answered (level 1)."""

from datetime import datetime

from records.ledger.actor import Actor, system_actor
from records.ledger.deeds import deed

from ..models import OneTimeCode, User
from .people import open_account, register_person

PORTAL = system_actor("registration")
BY_ONESELF = "self_registration"


@deed
def register_oneself(
    code: OneTimeCode,
    *,
    name: str,
    id_number: str,
    username: str,
    password: str,
    region: str,
    by: Actor,
    at: datetime | None = None,
) -> User:
    """A person of level 1 with an account, whose telephone is the one `code` was sent to.

    Raises Invalid for a wrong number or an easy password, Conflict when number or name are taken.
    """
    person = register_person(
        name=name, id_number=id_number, phone=code.address.plain(), region=region, assurance=1, assured_by=BY_ONESELF,
        by=PORTAL, at=at,
    )  # fmt: skip
    return open_account(person, username=username, password=password, by=PORTAL, at=at)
