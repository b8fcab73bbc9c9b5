"""送达: electronically whom confirmed an address, otherwise at the window, with proof."""

import pytest

from documents.actions import confirm_address, note_delivery, revoke_address
from documents.models import AddressConfirmation, Delivery, Paper
from exchange.models import Notice
from identity.actors import actor_of_person
from records.ledger.actor import ANONYMOUS
from records.ledger.carrying import carry_everything
from records.ledger.errors import Conflict, Invalid, NotAllowed
from records.ledger.models import TrailEntry
from tests.cast import log_in
from tests.house.guards import official

from .conftest import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def lin():
    return actor_of_person(person("lin"))


def test_without_a_confirmation_a_paper_waits_for_the_window(ordered):
    delivery = ordered().deliveries.get()
    assert (delivery.way, delivery.served_at) == ("", None)
    assert not Notice.objects.filter(kind="paper.served").exists()


def test_who_confirmed_once_is_served_electronically_and_told(ordered, lin):
    confirm_address(["portal", "email"], by=lin)
    paper = ordered()
    delivery = paper.deliveries.get()
    assert (delivery.way, delivery.served_at is not None) == ("electronic", True)
    assert Notice.objects.filter(kind="paper.served", key__contains=paper.reference).count() == 1


def test_the_confirmation_is_a_sealed_paper_and_stands_in_the_trail(lin):
    row = confirm_address(["portal"], by=lin)
    carry_everything()
    row.refresh_from_db()
    assert (row.paper.kind, row.paper.status) == ("address_confirmation", "made")
    entry = TrailEntry.objects.get(act="address.confirm", subject=row.reference)
    assert row.statement in str(entry.detail)


def test_taken_back_it_serves_no_more(ordered, lin):
    confirm_address(["portal"], by=lin)
    revoke_address(by=lin)
    assert ordered().deliveries.get().served_at is None


def test_signed_anew_the_former_ends(lin):
    first, second = confirm_address(["portal"], by=lin), confirm_address(["portal", "sms"], by=lin)
    assert list(AddressConfirmation.objects.in_force([lin.reference])) == [second]
    first.refresh_from_db()
    assert first.revoked_at


def test_mail_alone_is_no_electronic_service(lin):
    with pytest.raises(Invalid):
        confirm_address(["email"], by=lin)


def test_a_visitor_signs_nothing():
    for act in (lambda: confirm_address(["portal"], by=ANONYMOUS), lambda: revoke_address(by=ANONYMOUS)):
        with pytest.raises(NotAllowed):
            act()


def test_the_window_notes_who_took_it_and_a_proof_is_made(ordered):
    paper = ordered()
    row = note_delivery(paper, paper.recipients[0], way="window", receiver="林晓岚", by=official("mo"))
    carry_everything()
    assert (row.served_at is not None, row.receiver_masked) == (True, "林**")
    proof = Paper.objects.get(key=f"proof:{row.reference}")
    assert (proof.kind, proof.status) == ("delivery_receipt", "made")
    with pytest.raises(Conflict):
        note_delivery(paper, paper.recipients[0], way="post", receiver="林", by=official("mo"))


@pytest.mark.parametrize("way", ["electronic", "", "pigeon"])
def test_a_way_that_is_none_is_refused(ordered, way):
    paper = ordered()
    with pytest.raises(Invalid):
        note_delivery(paper, paper.recipients[0], way=way, receiver="林", by=official("mo"))


@pytest.mark.parametrize("who", ["bo", "sun", "qi"])
def test_others_note_nothing(ordered, who):
    paper = ordered()
    with pytest.raises(NotAllowed):
        note_delivery(paper, paper.recipients[0], way="window", receiver="林", by=official(who))


def test_the_pages_do_the_same(ordered):
    client = log_in("lin")
    assert client.post("/papers/service/", {"ways": ["portal"], "agree": ""}).status_code == 422
    assert client.post("/papers/service/", {"ways": ["portal"], "agree": "on"}).status_code == 302
    assert "已确认" in client.get("/papers/service/").content.decode()
    assert client.post("/papers/service/ending/").status_code == 302
    paper = ordered()
    counter = log_in("mo")
    page = f"/papers/{paper.reference}/"
    assert "登记送达" in counter.get(page).content.decode()
    assert counter.post(f"{page}deliveries/", {"recipient": paper.recipients[0], "way": "window"}).status_code == 422
    sent = {"recipient": paper.recipients[0], "way": "window", "receiver": "林晓岚"}
    assert counter.post(f"{page}deliveries/", sent).status_code == 302
    assert Delivery.objects.get(paper=paper).way == "window"


def test_the_recipient_sees_when_it_was_served_and_opened(ordered, lin):
    confirm_address(["portal"], by=lin)
    paper = ordered()
    client = log_in("lin")
    client.get(f"/papers/{paper.reference}/file/")
    page = client.get(f"/papers/{paper.reference}/").content.decode()
    assert "电子送达" in page
    assert "当事人打开了文书" in page
    assert paper.stored_file.sha256 in page
    assert paper.title in client.get("/papers/").content.decode()
