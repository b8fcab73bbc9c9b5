"""Messages between departments: one format, once whatever happens on the way, signed for, answered, in the trail."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from exchange import errands
from exchange.actions import answer_message, receive_message, send_message, sign_for_message
from exchange.models import Incoming, Message
from exchange.rules.messages import Envelope, is_genuine, pack, unpack
from records.ledger.carrying import carry_everything
from records.ledger.chaining import faults
from records.ledger.clock import now
from records.ledger.errors import Conflict, Invalid, NotAllowed, NotFound, Refusal
from records.ledger.models import Errand, TrailEntry
from records.registers.models import Department, ToDo
from records.vault import signing
from tests.cast import log_in
from tests.house.guards import official

from .conftest import SYSTEM

pytestmark = pytest.mark.django_db


def department(role):
    return Department.objects.get(role=role, division__code="990102000000")


def send(key="k-1", kind="inquiry", **more):
    given = {"case_ref": "C-1", "region": "990102", "body": {"about": "场所是否在用"}, **more}
    return send_message(kind, key=key, sender=department("market_regulation"), receiver=department("fire_rescue"),
                        by=SYSTEM, **given)  # fmt: skip


@pytest.fixture
def arrived():
    message = send()
    carry_everything()
    message.refresh_from_db()
    return message, Incoming.objects.get(message_id=message.reference)


def test_it_arrives_once_with_a_receipt_and_a_to_do(arrived):
    message, incoming = arrived
    assert (message.status, message.receipt) == ("delivered", incoming.reference)
    todo = ToDo.objects.get(kind="department_message", key=incoming.reference)
    assert (todo.department.role, todo.closed_at) == ("fire_rescue", None)
    assert send().pk == message.pk


def test_a_second_delivery_gives_the_same_receipt_and_keeps_one(arrived):
    message, incoming = arrived
    Errand.objects.filter(kind="message.deliver").update(done_at=None)
    Message.objects.update(delivered_at=None, receipt="")
    carry_everything()
    message.refresh_from_db()
    assert (message.receipt, Incoming.objects.count(), ToDo.objects.filter(kind="department_message").count()) == (
        incoming.reference, 1, 1,
    )  # fmt: skip


def test_receipt_and_answer_come_back_by_the_same_road(arrived):
    message, incoming = arrived
    sign_for_message(incoming, by=official("bo"))
    carry_everything()
    message.refresh_from_db()
    assert message.status == "signed"
    answer_message(incoming, "agree", words="已到现场看过", by=official("bo"))
    carry_everything()
    message.refresh_from_db()
    assert (message.status, message.answer["outcome"], message.answer_words.plain()) == (
        "answered",
        "agree",
        "已到现场看过",
    )
    assert ToDo.objects.get(kind="department_message").closed_at is not None
    acts = list(TrailEntry.objects.of("case:C-1").values_list("act", flat=True))
    assert acts[:3] == ["message.send", "message.receive", "message.receipt"]
    assert {"message.sign", "message.signed", "message.answer"} <= set(acts)
    assert faults("case:C-1") == []


def test_words_lie_encrypted_and_never_in_the_trail(arrived):
    message, incoming = arrived
    answer_message(incoming, "agree", words="金丝雀在现场", by=official("bo"))
    carry_everything()
    message.refresh_from_db()
    assert "金丝雀".encode() not in bytes(message.answer_words.blob())
    assert not any("金丝雀".encode() in str(entry.body).encode() for entry in TrailEntry.objects.all())


def test_an_answer_that_comes_before_the_receipt_or_twice_counts_once(arrived):
    message, incoming = arrived
    Message.objects.update(delivered_at=None)
    given = {"kind": "inquiry", "sender": incoming.department.code, "receiver": incoming.sender.code, "case": "C-1",
             "sent_at": now(), "answers": message.reference}  # fmt: skip
    for number, outcome in enumerate(["agree", "object"]):
        receive_message(Envelope(id=f"X-{number}", body={"outcome": outcome}, **given), by=SYSTEM)
    receive_message(Envelope(id="X-9", **given), by=SYSTEM)
    message.refresh_from_db()
    assert (message.answer["outcome"], message.status) == ("agree", "answered")
    assert TrailEntry.objects.filter(stream="case:C-1", act="message.answer").count() == 1


def test_an_answer_by_another_department_is_not_taken(arrived):
    message, _ = arrived
    stranger, market = department("civil_affairs"), department("market_regulation")
    forged = Envelope(id="X-1", kind="inquiry", sender=stranger.code, receiver=market.code, sent_at=now(),
                      answers=message.reference, body={"outcome": "agree"})  # fmt: skip
    with pytest.raises(NotFound, match="编号"):
        receive_message(forged, by=SYSTEM)


def test_a_broken_line_is_tried_again_and_a_peer_that_never_answers_is_parked(monkeypatch):
    def broken(content, signature):
        raise OSError("no line")

    with monkeypatch.context() as patch:
        patch.setattr(errands, "hand_over", broken)
        message = send()
        carry_everything()
        errand = Errand.objects.get(kind="message.deliver")
        assert (errand.status, errand.attempts, message.status) == ("failing", 1, "waiting")
        for _ in range(7):
            Errand.objects.update(due_at=now() - timedelta(seconds=1))
            carry_everything()
        errand.refresh_from_db()
        assert errand.status == "parked"
    Errand.objects.filter(pk=errand.pk).update(parked_at=None, due_at=now() - timedelta(seconds=1))
    carry_everything()
    message.refresh_from_db()
    assert message.status == "delivered"


def test_only_what_a_trusted_key_signed_is_taken(arrived):
    content = pack(Envelope(id="X-1", kind="inquiry", sender="a", receiver="b", sent_at=now()))
    signature = signing.sign(content)
    assert is_genuine(content, signature, [signing.public_key()])
    for wrong in ((content + b" ", signature), (content, b"no"), (content.replace(b"X-1", b"X-2"), signature)):
        with pytest.raises(Refusal, match="签名"):
            errands.take_in(*wrong)


@pytest.mark.parametrize("change", [{"kind": "unheard"}, {"receiver": "nowhere"}])
def test_what_nobody_knows_is_refused_with_a_sentence(arrived, change):
    market, fire = department("market_regulation").code, department("fire_rescue").code
    given = {"id": "X-1", "kind": "inquiry", "sender": market, "receiver": fire, "sent_at": now(), **change}
    with pytest.raises(NotFound, match="核对"):
        receive_message(Envelope(**given), by=SYSTEM)


def test_the_format_is_the_published_one_and_comes_back_as_it_was():
    schema = json.loads(Path("docs/formats/message.schema.json").read_text(encoding="utf-8"))
    envelope = Envelope(id="X-1", kind="inquiry", sender="a", receiver="b", sent_at=now(), body={"n": 1}, words="言")
    assert unpack(pack(envelope)) == envelope
    assert set(json.loads(pack(envelope))) == set(schema["properties"])
    with pytest.raises(ValueError, match="extra"):
        unpack(pack(envelope)[:-1] + b',"more":1}')


def test_strangers_neither_sign_nor_answer_and_vague_answers_are_told(arrived):
    _, incoming = arrived
    for act in (lambda by: sign_for_message(incoming, by=by), lambda by: answer_message(incoming, "agree", by=by)):
        for username in ("an", "mo", "rui", "yu"):
            with pytest.raises(NotAllowed):
                act(official(username))
    for outcome, words in (("maybe", "看过"), ("agree", " ")):
        with pytest.raises(Invalid):
            answer_message(incoming, outcome, words=words, by=official("bo"))
    answer_message(incoming, "agree", words="看过", by=official("bo"))
    with pytest.raises(Conflict, match="反馈过"):
        answer_message(incoming, "object", words="又看", by=official("bo"))


def test_the_pages_show_what_waits_and_what_was_sent(arrived):
    _, incoming = arrived
    bo = log_in("bo")
    assert "协助征询函" in bo.get("/messages/").content.decode()
    page = bo.get(f"/messages/{incoming.reference}/").content.decode()
    assert "场所是否在用" in page and "签收" in page
    assert bo.post(f"/messages/{incoming.reference}/signature/").status_code == 302
    wrong = bo.post(f"/messages/{incoming.reference}/answer/", {"words": "写了一半"})
    assert (wrong.status_code, "写了一半" in wrong.content.decode()) == (422, True)
    told = bo.post(f"/messages/{incoming.reference}/answer/", {"outcome": "agree", "words": "看过"})
    assert told.status_code == 302
    carry_everything()
    assert "已反馈" in log_in("an").get("/messages/").content.decode()
    assert log_in("an").get(f"/messages/{incoming.reference}/").status_code == 404
