"""A kind of configuration that only the tests know, registered for one test."""

import pytest
from guides import GUIDE, projected

from blueprints import loading
from blueprints.registry import blueprint_kinds


@pytest.fixture(autouse=True)
def guide_kind(monkeypatch):
    """The kind `guide`, registered for one test; what it projected."""
    monkeypatch.setitem(blueprint_kinds._entries, "guide", GUIDE)
    monkeypatch.setattr(loading, "_values", {})
    projected.clear()
    return projected
