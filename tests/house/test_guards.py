"""Guards matter: without its row in the policy an act is refused to whom it belongs; without its guard, nobody is."""

from dataclasses import replace
from importlib import import_module

import pytest

from records.ledger.errors import NotAllowed
from records.ledger.policy import Policy

from .doors import lins_things
from .guards import STRANGER, attempts

pytestmark = pytest.mark.django_db
MODULES = [
    "identity", "records.ledger", "records.registers", "records.privacy", "blueprints", "exchange", "documents", "workflows",
    "licences", "services", "enforcement",
]  # fmt: skip
POLICIES = {p.app: p for p in (import_module(f"{name}.permissions").POLICY for name in MODULES)}
ROWS = [(app, act, *pair) for app, p in POLICIES.items() for act in p.table for pair in sorted(p.table[act])]


class Passed(Exception):
    """Whoever tries has passed the guard; what comes after it is tried elsewhere."""


@pytest.fixture
def tried(monkeypatch):
    """Everything that can be tried."""
    return attempts(lins_things())


def passes(tried, monkeypatch, app, act, by):
    """Whether somebody passes the guard of an act."""
    asked = Policy.require

    def ask(self, actor, asked_act, relations=()):
        asked(self, actor, asked_act, relations)
        if (self.app, asked_act) == (app, act):
            raise Passed

    with monkeypatch.context() as patch:
        patch.setattr(Policy, "require", ask)
        try:
            tried[app, act].act(by)
        except Passed:
            return True
        except NotAllowed as refusal:
            assert refusal.code == f"{app}.{act}"
            return False
    raise AssertionError(f"{app}.{act} asks no guard")


def holder(attempt, role, relation):
    """Somebody who has this role and this relation, and no other role."""
    kind = {"system": "system", "citizen": "person"}.get(role, "official")
    return replace(attempt.holder(relation), roles=frozenset({role}), kind=kind)


def test_every_app_with_a_policy_is_tried(tried):
    assert set(tried) == {(app, act) for app, act, _, _ in ROWS}


def test_each_row_of_a_policy_is_what_lets_its_holder_through(tried, monkeypatch):
    idle = []
    for app, act, role, relation in ROWS:
        who, table = holder(tried[app, act], role, relation), POLICIES[app].table
        with_it = passes(tried, monkeypatch, app, act, who)
        with monkeypatch.context() as patch:
            patch.setitem(table, act, table[act] - {(role, relation)})
            without = passes(tried, monkeypatch, app, act, who)
        if (with_it, without) != (True, False):
            idle.append((app, act, role, relation, with_it, without))
    assert idle == []


def test_each_guard_is_what_stops_a_stranger(tried, monkeypatch):
    idle = []
    for app, act in tried:
        roles = frozenset(role for role, relation in POLICIES[app].table[act] if relation != "any")
        who = replace(STRANGER, roles=roles | {"nobody"})
        guarded = passes(tried, monkeypatch, app, act, who)
        with monkeypatch.context() as patch:
            patch.setitem(POLICIES[app].table, act, frozenset({("nobody", "any")}))
            unguarded = passes(tried, monkeypatch, app, act, who)
        if (guarded, unguarded) != (False, True):
            idle.append((app, act, guarded, unguarded))
    assert idle == []
