"""A department's own system: messages are posted to it, signed; it hands in receipts and answers by the same key."""

import json

import pytest
from django.test import Client

from exchange import errands
from exchange.actions import end_line, open_line, send_message
from exchange.models import Incoming, Message, Webhook
from exchange.rules.messages import Envelope, is_genuine, pack
from exchange.rules.webhooks import check_webhook, sign_webhook
from records.ledger.carrying import carry_everything
from records.ledger.clock import now
from records.registers.models import Department
from records.vault import signing
from tests.cast import log_in
from tests.house.guards import official

from .conftest import SYSTEM

pytestmark = pytest.mark.django_db
ARRIVALS = "/api/v1/messages/arrivals/"


def department(role):
    return Department.objects.get(role=role, division__code="990102000000")


@pytest.fixture
def secret(settings):
    """The secret of fire rescue's line."""
    settings.WEBHOOK_INSIDE = True
    return open_line("http://127.0.0.1:9/messages", by=official("rui"))[1]


@pytest.fixture
def posted(monkeypatch):
    """What was posted to the other system, which gives each message its own number."""
    taken = []

    def take(url, content, headers):
        taken.append((content, headers))
        return json.dumps({"receipt": f"FIRE-{len(taken)}"}).encode()

    monkeypatch.setattr(errands, "post_json", take)
    return taken


def send(key="k-1"):
    message = send_message("inquiry", key=key, sender=department("market_regulation"), receiver=department("fire_rescue"),
                           case_ref="C-1", region="990102", body={"about": "场所"}, by=SYSTEM)  # fmt: skip
    carry_everything()
    message.refresh_from_db()
    return message


def hand_in(secret, at=None, signed_as=None, **given):
    envelope = Envelope(**{"kind": "inquiry", "sender": department("fire_rescue").code,
                           "receiver": department("market_regulation").code, "case": "C-1", "sent_at": now(), **given})  # fmt: skip
    content = pack(envelope)
    headers = sign_webhook(secret, signed_as or envelope.id, at or now(), content)
    return Client().post(ARRIVALS, content, content_type="application/json", headers=headers)


def test_a_message_is_posted_signed_twice_over_and_does_not_wait_on_the_page(secret, posted):
    message = send()
    [(content, headers)] = posted
    assert (message.status, message.receipt) == ("delivered", "FIRE-1")
    assert check_webhook([secret], headers, content, now()) == message.reference
    assert is_genuine(content, bytes.fromhex(headers["message-signature"]), [signing.public_key()])
    assert not Incoming.objects.exists()


def test_receipt_and_answer_are_handed_in_and_count_once(secret, posted):
    message = send()
    first = hand_in(secret, id="FIRE-A1", answers=message.reference)
    assert first.status_code == 201 and first.json()["receipt"].startswith("MR-")
    message.refresh_from_db()
    assert message.status == "signed"
    answer = {"id": "FIRE-A2", "answers": message.reference, "body": {"outcome": "agree"}, "words": "已核"}
    assert hand_in(secret, **answer).json() == hand_in(secret, **answer).json()
    message.refresh_from_db()
    assert (message.answer["outcome"], message.answer_words.plain()) == ("agree", "已核")
    assert Incoming.objects.count() == 2


def test_a_letter_of_another_system_waits_for_our_officials_and_its_answer_goes_back(secret, posted):
    reference = hand_in(secret, id="FIRE-Q1", body={"about": "证照是否有效"}).json()["receipt"]
    an = log_in("an")
    assert "证照是否有效" in an.get(f"/messages/{reference}/").content.decode()
    acts = {"content_type": "application/json", "headers": {"Idempotency-Key": "answer-0001"}}
    assert an.post(f"/api/v1/messages/{reference}/signature/", **acts).json()["signed_at"]
    sent = {"outcome": "agree", "words": "有效"}
    acts["headers"] = {"Idempotency-Key": "answer-0002"}
    assert an.post(f"/api/v1/messages/{reference}/answer/", sent, **acts).json()["outcome"] == "agree"
    carry_everything()
    back = [json.loads(content) for content, _ in posted]
    assert [row["answers"] for row in back] == ["FIRE-Q1", "FIRE-Q1"]
    assert [(row["body"]["outcome"], row["words"]) for row in back if "outcome" in row["body"]] == [("agree", "有效")]


def test_what_is_not_signed_by_the_senders_line_is_not_taken(secret, posted):
    message, other = send(), "c2VjcmV0LXRoYXQtaXMtbm90LXRoZS1saW5lcw=="
    answer = {"id": "FIRE-A2", "answers": message.reference, "body": {"outcome": "agree"}}
    assert hand_in(other, **answer).status_code == 403
    assert hand_in(secret, **answer, sender=department("civil_affairs").code).status_code == 403
    assert hand_in(secret, **answer, at=now().replace(year=2020)).status_code == 403
    assert hand_in(secret, **answer, signed_as="FIRE-A3").status_code == 422
    assert Client().post(ARRIVALS, b"{", content_type="application/json").status_code == 422
    message.refresh_from_db()
    assert (message.status, Incoming.objects.count()) == ("delivered", 0)


def test_an_id_that_another_department_took_is_refused_not_swallowed(secret, posted):
    assert hand_in(secret, id="1").status_code == 201
    Incoming.objects.update(sender=department("civil_affairs"))
    assert hand_in(secret, id="1").status_code == 409


def test_an_ended_line_signs_nothing_more_and_messages_wait_on_the_page_again(secret, posted):
    end_line(Webhook.objects.lines().get(), by=official("rui"))
    assert hand_in(secret, id="FIRE-Q1").status_code == 403
    assert send().receipt.startswith("MR-") and posted == []
    assert Message.objects.get(key="k-1").status == "delivered"


def test_its_administrator_opens_one_line_and_sees_its_secret_once(settings):
    settings.WEBHOOK_INSIDE = True
    sun = log_in("sun")
    opened = sun.post("/messages/lines/", {"url": "https://line.example/in"}).content.decode()
    kept = Webhook.objects.lines().get()
    assert kept.secret.plain() in opened
    assert kept.secret.plain() not in sun.get("/messages/lines/").content.decode()
    assert sun.post("/messages/lines/", {"url": "https://line.example/two"}).status_code == 422
    assert "line.example" not in sun.get("/notices/webhooks/").content.decode()
    assert log_in("rui").post(f"/messages/lines/{kept.reference}/ending/").status_code == 404
    sun.post(f"/messages/lines/{kept.reference}/ending/")
    assert not Webhook.objects.lines().in_use().exists()
