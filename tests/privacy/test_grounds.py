"""A consent is asked only where refusing costs no more than typing; a statutory duty is told, never asked."""

import pytest

from records.ledger.errors import Invalid
from records.privacy.actions import give_consent, withdraw_consent
from records.privacy.models import Consent
from records.privacy.registry import Purposes, purposes
from records.privacy.rules.grounds import Purpose, consent_problem, field_ground, purpose_problem

from .conftest import citizen

LAW = "《某法》第一条"


@pytest.mark.parametrize(
    ("purpose", "wrong"),
    [
        (Purpose("x", "statutory", basis=LAW), False),
        (Purpose("x", "statutory"), True),
        (Purpose("x", "consent", refusing="nothing"), False),
        (Purpose("x", "consent", refusing="typing"), False),
        (Purpose("x", "consent", refusing="service"), True),
    ],
)
def test_a_purpose_rests_on_an_article_or_on_a_real_choice(purpose, wrong):
    assert bool(purpose_problem(purpose)) is wrong


def test_nobody_is_asked_to_agree_to_what_the_law_demands():
    assert consent_problem(Purpose("x", "statutory", basis=LAW))
    assert not consent_problem(Purpose("x", "consent", refusing="typing"))


@pytest.mark.parametrize(
    ("field", "item", "expected"),
    [
        (LAW, "", ("statutory", LAW)),
        ("", LAW, ("statutory", LAW)),
        (LAW, "《乙法》", ("statutory", LAW)),
        ("", "", ("consent", "")),
    ],
)
def test_a_field_shows_its_own_basis_else_its_items(field, item, expected):
    assert field_ground(basis=field, item_basis=item) == expected


def test_the_registry_refuses_a_consent_that_cannot_be_refused():
    with pytest.raises(ValueError, match="不同意就办不成"):
        Purposes("test").register("all", Purpose("x", "consent", refusing="service"))


def test_every_purpose_of_the_portal_is_sound():
    assert [code for code, purpose in purposes.items() if purpose_problem(purpose)] == []
    assert {purpose.ground for _, purpose in purposes.items()} == {"statutory", "consent"}


@pytest.mark.django_db
def test_a_consent_is_given_once_and_withdrawn_as_easily():
    wen = citizen("wen")
    first = give_consent("prefill", by=wen)
    assert give_consent("prefill", by=wen) == first
    assert (withdraw_consent("prefill", by=wen), withdraw_consent("prefill", by=wen)) == (True, False)
    assert give_consent("prefill", by=wen) != first
    assert Consent.objects.filter(person=wen.reference).count() == 2


@pytest.mark.django_db
@pytest.mark.parametrize("purpose", ["account", "application", "nonsense", ""])
def test_there_is_no_consent_to_a_statutory_duty_nor_to_nothing(purpose):
    with pytest.raises(Invalid):
        give_consent(purpose, by=citizen("wen"))
