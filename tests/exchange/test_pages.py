"""Pages of notices: mine, my choices, my systems, the words, what did not get through."""

import json

import pytest
from django.core import mail

from exchange.models import Choice, Dispatch, Webhook
from exchange.rules.webhooks import check_webhook
from records.ledger.carrying import carry_everything
from records.ledger.clock import now
from records.ledger.errors import Refusal
from tests.cast import log_in

pytestmark = pytest.mark.django_db


def test_unread_notices_stand_first_and_pages_go_on(told, monkeypatch):
    monkeypatch.setattr("exchange.views.mine.PAGE", 3)
    client = log_in("lin")
    for n in range(4):
        told("application.closed", key=f"old-{n}", name={"zh-Hans": f"旧{n}事"})
    client.post("/notices/reading/")
    told("application.closed", key="new", name={"zh-Hans": "新来的事"})
    page = client.get("/notices/").content.decode()
    assert page.index("新来的事") < page.index("旧3事") < page.index("旧2事")
    assert "旧1事" not in page
    following = page.partition('href="?after=')[2].partition('"')[0]
    rest = client.get(f"/notices/?after={following}").content.decode()
    assert "旧1事" in rest and "旧0事" in rest and "旧2事" not in rest
    assert client.get("/notices/?after=nonsense").status_code == 200


def test_a_stranger_sees_no_notice_of_others(told):
    told("application.closed", name={"zh-Hans": "林的事"})
    assert "林的事" not in log_in("wen").get("/notices/").content.decode()


def test_choices_are_kept_and_legal_ones_stay(lin):
    client = log_in("lin")
    page = client.get("/notices/choices/").content.decode()
    assert "依法告知" in page
    client.post("/notices/choices/", {"wanted": ["application.closed:sms", "no.such:kind"]})
    kept = {(row.kind, row.channel): row.wanted for row in Choice.objects.filter(person=lin.reference)}
    assert kept["application.closed", "sms"] and not kept["application.closed", "email"]
    assert kept["application.accepted", "portal"] and not kept["application.accepted", "sms"]
    assert ("no.such", "kind") not in kept


@pytest.mark.parametrize(
    "url",
    [
        "http://example.invalid/",
        "https://127.0.0.1/",
        "https://localhost/x",
        "https://u:p@example.invalid/",
        "ftp://x",
        "",
    ],
)
def test_an_unsafe_address_is_refused_and_stays_in_the_form(url):
    answer = log_in("lin").post("/notices/webhooks/", {"url": url})
    assert answer.status_code == 422
    assert not Webhook.objects.exists()


@pytest.fixture
def listening(monkeypatch, settings):
    """A system that takes what is posted, and what it got."""
    settings.WEBHOOK_INSIDE = True
    got = []
    monkeypatch.setattr(
        "exchange.errands.post_outside", lambda url, content, headers: got.append((url, content, headers))
    )
    return got


def test_a_system_is_told_signed_and_without_personal_data(told, listening):
    page = log_in("lin").post("/notices/webhooks/", {"url": "http://127.0.0.1:9/hook"}).content.decode()
    secret = page.partition("只显示一次：")[2].partition('"mono">')[2].partition("<")[0]
    told("application.closed")
    carry_everything()
    (url, content, headers) = listening[0]
    event = json.loads(content)
    assert check_webhook([secret], headers, content, now()) == event["id"]
    assert (event["type"], event["reference"], url) == ("application.closed", "99-1", "http://127.0.0.1:9/hook")
    assert "林" not in content.decode()


def test_an_ended_system_is_told_nothing(told, listening):
    client = log_in("lin")
    client.post("/notices/webhooks/", {"url": "http://127.0.0.1:9/hook"})
    row = Webhook.objects.get()
    assert log_in("wen").post(f"/notices/webhooks/{row.reference}/ending/").status_code == 404
    told("application.closed")
    assert client.post(f"/notices/webhooks/{row.reference}/ending/").status_code == 302
    carry_everything()
    assert listening == []


def test_a_webhook_that_fails_for_good_waits_for_an_operator(told, listening, monkeypatch):
    log_in("lin").post("/notices/webhooks/", {"url": "http://127.0.0.1:9/hook"})

    def refuse(url, content, headers):
        raise Refusal("gateway.refused", "x")

    monkeypatch.setattr("exchange.errands.post_outside", refuse)
    told("application.closed")
    carry_everything()
    row = Dispatch.objects.get(channel="webhook")
    operator = log_in("wei")
    page = operator.get("/notices/failures/").content.decode()
    assert row.reference in page and "gateway.refused" in page
    monkeypatch.setattr("exchange.errands.post_outside", lambda *args: None)
    assert operator.post(f"/notices/failures/{row.reference}/rerun/").status_code == 302
    carry_everything()
    row.refresh_from_db()
    assert row.status == "sent"
    assert row.reference not in operator.get("/notices/failures/").content.decode()


@pytest.mark.parametrize("who", ["lin", "mo", "ren", "qi"])
def test_operators_pages_are_for_operators(who):
    client = log_in(who)
    assert client.get("/notices/failures/").status_code == 403
    assert client.post("/notices/failures/NS-0/rerun/").status_code == 403


def test_an_administrator_reads_the_words_and_sends_a_trial(settings):
    sun = log_in("sun")
    assert "application.accepted" in sun.get("/notices/words/").content.decode()
    page = sun.get("/notices/words/application.accepted/").content.decode()
    assert "已受理" in page and "has been accepted" in page
    assert sun.post("/notices/words/application.accepted/trial/", {"channel": "fax"}).status_code == 422
    sun.post("/notices/words/application.accepted/trial/", {"channel": "email"})
    carry_everything()
    assert "示例事项" in mail.outbox[-1].body
    assert mail.outbox[-1].to == ["sun@example.invalid"]
    assert sun.get("/notices/words/no.such/").status_code == 404
    assert log_in("lin").get("/notices/words/").status_code == 403
