"""A state that bears a decision is declared: choices, moves between them, nothing unreachable; the page is current."""

import pytest
from django.apps import apps
from django.db.models import Model

from portal.states import page, stateful_models

from .floor_plan import ROOT, house_labels

MODELS = stateful_models()


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m.__name__)
def test_moves_are_declared_for_every_state(model: type[Model]) -> None:
    states = {value for value, _ in model._meta.get_field("state").choices}
    assert set(model.TRANSITIONS) == states
    assert set().union(*model.TRANSITIONS.values()) <= states


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m.__name__)
def test_every_state_can_be_reached_from_the_first(model: type[Model]) -> None:
    reached = {next(iter(model.TRANSITIONS))}
    for _ in model.TRANSITIONS:
        reached |= set().union(*(model.TRANSITIONS[state] for state in reached))
    assert reached == set(model.TRANSITIONS)


def test_no_model_has_a_state_without_moves() -> None:
    """Errands and papers carry work, not decisions: their state is delivery."""
    models = [m for label in house_labels() for m in apps.get_app_config(label).get_models()]
    bare = {m.__name__ for m in models if any(f.name == "state" for f in m._meta.fields)} - {m.__name__ for m in MODELS}
    assert bare <= {"Errand", "Paper"}


def test_the_kept_page_of_states_is_current() -> None:
    assert (ROOT / "docs" / "states.md").read_text(encoding="utf-8") == page(), "run: manage.py states"
