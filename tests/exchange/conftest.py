"""Notices to Lin, at noon, with an address of each kind."""

import pytest

from exchange.actions import notify
from exchange.models import Notice
from identity.models import Person
from records.ledger.actor import system_actor

SYSTEM = system_actor("test")
NAME = {"zh-Hans": "食品经营许可", "en": "Food-business licence"}


@pytest.fixture(autouse=True)
def nobody_sleeps(settings):
    """Messages leave at once, whatever the hour of the run."""
    settings.QUIET_HOURS = ""


@pytest.fixture
def lin(db):
    return Person.objects.get(user__username="lin")


@pytest.fixture
def told(lin):
    """Tell Lin something."""

    def tell(kind="application.accepted", *, key="k-1", **data):
        notify(kind, key=key, recipient=lin.reference, ref="99-1", data={"name": NAME, **data}, by=SYSTEM)
        return Notice.objects.get(key=key)

    return tell


@pytest.fixture
def sent(monkeypatch):
    """What was handed to a channel, instead of the channel; a name in `broken` fails."""
    taken, broken = [], {}

    def take(channel, address, subject, body, reference):
        if channel in broken:
            raise broken[channel]
        taken.append((channel, address, subject, body, reference))

    monkeypatch.setattr("exchange.errands.send", take)
    take.taken, take.broken = taken, broken
    return take
