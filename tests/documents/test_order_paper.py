"""A paper is ordered in a deed, numbered, set, sealed and stored by a worker, once."""

import pytest
from django.test import Client

from documents.actions import make_paper, number_paper
from documents.models import Paper
from portal.demonstration.documents import DOCUMENTS, HALL_PAPERS
from records.ledger.actor import ANONYMOUS
from records.ledger.carrying import carry_everything
from records.ledger.errors import Invalid, NotAllowed
from records.ledger.models import Errand, TrailEntry
from tests.cast import log_in

from .conftest import SYSTEM, person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", sorted(DOCUMENTS))
def test_every_kind_is_made_and_sealed(ordered, kind):
    paper = ordered(kind, role="service_hall" if kind in {"receipt", "address_confirmation"} else "market_regulation")
    assert (paper.status, paper.stored_file.media_type) == ("made", "application/pdf")
    assert paper.number.startswith(DOCUMENTS[kind]["number_word"])


@pytest.mark.parametrize("kind", HALL_PAPERS)
def test_the_hall_seals_what_it_hands_out(ordered, kind):
    assert ordered(kind, role="service_hall").status == "made"


def test_ordered_again_it_is_the_same_paper(ordered):
    assert ordered().reference == ordered(item="别的").reference
    assert Paper.objects.filter(key="test-1").count() == 1


def test_a_missing_field_is_told_in_a_sentence_and_nothing_is_left(ordered):
    with pytest.raises(Invalid) as refused:
        ordered(reasons=[])
    assert "缺少“理由”" in refused.value.sentence
    assert not Paper.objects.filter(key="test-1").exists()


def test_a_stranger_orders_and_makes_nothing(ordered):
    paper = ordered(make=False)
    for deed in (make_paper, number_paper):
        with pytest.raises(NotAllowed):
            deed(paper, by=ANONYMOUS)


def test_numbers_follow_each_other_per_organ_and_word(ordered):
    papers = [ordered(key=f"n-{n}") for n in range(3)]
    first, *rest = [int(p.number.partition("〕")[2].rstrip("号")) for p in papers]
    assert rest == [first + 1, first + 2]
    other = ordered(key="n-fire", role="fire_rescue")
    assert other.number == papers[0].number.replace(f"{first}号", "1号")


def test_a_paper_is_numbered_once(ordered):
    paper = ordered()
    assert number_paper(paper, by=SYSTEM).number == paper.number
    acts = list(TrailEntry.objects.filter(subject=paper.reference).values_list("act", flat=True))
    assert acts.count("paper.number") == acts.count("paper.make") == 1


def test_what_it_says_of_a_person_lies_encrypted(ordered):
    paper = ordered(addressee="䶮小𬭎", reasons=["家庭收入高于标准"])
    lying = str(paper.data)
    assert "䶮小𬭎" not in lying
    assert "收入" not in lying
    assert paper.title == "延长办理期限告知书"


def test_a_character_that_no_font_has_is_never_printed_as_a_hole(ordered):
    paper = ordered(addressee="\U000323b0")
    assert (paper.status, paper.stored_file) == ("ordered", None)
    errand = Errand.objects.get(kind="paper.make", ref=paper.reference)
    assert errand.parked_at
    assert "字库缺字" in errand.fault


def test_the_public_check_knows_it_by_number_and_code(ordered):
    paper = ordered()
    page = Client().get("/papers/check/", {"number": paper.number, "code": f" {paper.code.lower()} "})
    assert 'data-result="made"' in page.content.decode()
    assert "桃溪路" not in page.content.decode()


@pytest.mark.parametrize("query", [{"number": "云延〔2026〕1号", "code": "00000000"}, {"number": "x", "code": ""}])
def test_a_wrong_code_tells_nothing(ordered, query):
    ordered()
    page = Client().get("/papers/check/", query)
    assert 'data-result="made"' not in page.content.decode()


def test_somebody_who_guesses_is_stopped(ordered):
    stranger = Client()
    answers = [stranger.get("/papers/check/", {"number": "a", "code": "b"}).status_code for _ in range(31)]
    assert (answers[0], answers[-1]) == (200, 429)


def test_the_recipient_opens_it_and_a_stranger_does_not(ordered):
    paper = ordered()
    assert log_in("lin").get(f"/papers/{paper.reference}/file/").status_code == 200
    assert log_in("wen").get(f"/papers/{paper.reference}/file/").status_code == 404
    assert list(paper.readings.values_list("reader", flat=True)) == [person("lin").reference]


def test_carried_again_nothing_is_made_twice(ordered):
    paper = ordered()
    Errand.objects.filter(kind="paper.make", ref=paper.reference).update(done_at=None)
    carry_everything()
    assert Paper.objects.get(pk=paper.pk).stored_file_id == paper.stored_file_id
