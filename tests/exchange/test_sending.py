"""A notice leaves by the channels a person wants, once each; a failure is tried again, then the next channel."""

import json
from datetime import timedelta

import pytest
from django.core import mail

from exchange.actions import note_failed, note_sent, notify, plan_notice, rerun_dispatch, save_choices
from exchange.errands import TRIES
from exchange.gateways import send
from exchange.models import Dispatch, Notice
from identity.actors import actor_of_person
from records.ledger.actor import ANONYMOUS
from records.ledger.carrying import carry_everything
from records.ledger.clock import now
from records.ledger.errors import NotAllowed, Refusal
from records.ledger.models import Errand
from records.registers.models import ToDo

from .conftest import NAME, SYSTEM

pytestmark = pytest.mark.django_db


def insist(kind="notice.send"):
    """Time passes: what waits for another attempt is due, again and again."""
    for _ in range(TRIES + 1):
        carry_everything()
        Errand.objects.filter(kind=kind, done_at=None, parked_at=None).update(due_at=now() - timedelta(seconds=1))
    carry_everything()


def ways(notice):
    return {row.channel: row.status for row in notice.dispatches.all()}


def test_what_the_law_wants_told_goes_by_text_message_and_mail(told, sent):
    notice = told(due="2026-12-10")
    carry_everything()
    assert ways(notice) == {"sms": "sent", "email": "sent"}
    assert {channel for channel, *_ in sent.taken} == {"sms", "email"}
    body = next(body for channel, _, _, body, _ in sent.taken if channel == "email")
    assert "承诺 2026年12月10日 前办结。" in body
    assert "演示样例·无法律效力" in body


def test_each_speaks_the_persons_language(told, sent, lin):
    type(lin).objects.filter(pk=lin.pk).update(language="en")
    told()
    carry_everything()
    assert "“Food-business licence” has been accepted." in sent.taken[0][3]


def test_told_twice_it_is_sent_once(told, sent):
    told()
    told()
    carry_everything()
    Errand.objects.filter(kind__startswith="notice").update(done_at=None)
    carry_everything()
    assert len(sent.taken) == 2
    assert Notice.objects.filter(key="k-1").count() == 1


def test_what_a_person_switched_off_is_not_sent(told, sent, lin):
    me = actor_of_person(lin)
    save_choices({("application.closed", "email"): False, ("application.closed", "portal"): False}, by=me)
    notice = told("application.closed")
    carry_everything()
    notice.refresh_from_db()
    assert (sent.taken, notice.hidden, Notice.objects.visible_to(me).filter(pk=notice.pk).exists()) == ([], True, False)


def test_the_portals_copy_of_a_legal_kind_cannot_be_switched_off(told, sent, lin):
    save_choices({("application.accepted", "portal"): False}, by=actor_of_person(lin))
    notice = told()
    carry_everything()
    notice.refresh_from_db()
    assert not notice.hidden


def test_at_night_it_waits_for_the_morning(told, sent, settings):
    settings.QUIET_HOURS = "00:00-23:59"
    notice = told()
    carry_everything()
    assert (sent.taken, set(ways(notice).values())) == ([], {"waiting"})
    assert all(row.due_at > now() for row in notice.dispatches.all())


def test_a_gateway_that_is_down_is_tried_again(told, sent):
    sent.broken["sms"] = ConnectionError("down")
    notice = told()
    carry_everything()
    assert ways(notice) == {"sms": "waiting", "email": "sent"}
    sent.broken.clear()
    insist()
    assert ways(notice)["sms"] == "sent"


def test_a_text_message_that_never_arrives_becomes_a_mail(told, sent, lin):
    save_choices({("application.accepted", "email"): False}, by=actor_of_person(lin))
    sent.broken["sms"] = ConnectionError("down")
    notice = told()
    insist()
    assert ways(notice) == {"sms": "failed", "email": "sent"}
    assert notice.dispatches.get(channel="sms").fault == "ConnectionError"


def test_when_every_channel_fails_the_window_writes_a_letter(told, sent):
    sent.broken |= {"sms": Refusal("sms.no_such_number", "x"), "email": OSError("x")}
    notice = told()
    insist()
    assert ways(notice) == {"sms": "failed", "email": "failed", "letter": "waiting"}
    todo = ToDo.objects.get(kind="notice.letter")
    assert todo.department.role == "service_hall"
    assert todo.subject == "99-1"


def test_what_the_law_does_not_require_ends_without_a_letter(told, sent):
    sent.broken["email"] = Refusal("x", "x")
    notice = told("application.closed")
    insist()
    assert ways(notice) == {"email": "failed"}
    assert not ToDo.objects.filter(kind="notice.letter").exists()


def test_a_failed_one_is_sent_again_by_hand(told, sent):
    sent.broken["email"] = Refusal("x", "x")
    notice = told("application.closed")
    insist()
    sent.broken.clear()
    failed = notice.dispatches.get()
    rerun_dispatch(failed, by=SYSTEM)
    rerun_dispatch(failed, by=SYSTEM)
    carry_everything()
    assert (ways(notice), len(sent.taken)) == ({"email": "sent"}, 1)


def test_a_person_without_addresses_finds_it_in_the_portal(told, sent, lin):
    lin.email = lin.phone = ""
    lin.save()
    notice = told()
    carry_everything()
    assert (ways(notice), Notice.objects.visible_to(actor_of_person(lin)).count() > 0) == ({}, True)


def test_a_stranger_plans_and_notes_nothing(told, sent):
    notice = told()
    carry_everything()
    row = notice.dispatches.first()
    for act in (
        lambda: plan_notice(notice, by=ANONYMOUS), lambda: note_sent(row, by=ANONYMOUS),
        lambda: note_failed(row, "x", by=ANONYMOUS), lambda: rerun_dispatch(row, by=ANONYMOUS),
        lambda: save_choices({}, by=ANONYMOUS),
    ):  # fmt: skip
        with pytest.raises(NotAllowed):
            act()


def test_a_kind_without_an_edition_says_its_name(lin, sent):
    notify("unheard.of", key="u", recipient=lin.reference, ref="99-1", data={"name": NAME}, by=SYSTEM)
    carry_everything()
    assert sent.taken[0][3].startswith("食品经营许可")


def test_mail_carries_its_reference(settings):
    send("email", "lin@example.invalid", "主题", "正文", "NS-1")
    assert mail.outbox[0].extra_headers["Message-ID"] == "<NS-1@yiwang.invalid>"


def test_text_messages_of_a_development_machine_lie_in_a_file(settings, tmp_path):
    settings.SMS_URL, settings.VAR_DIR = "", tmp_path
    send("sms", "19900000000", "", "正文", "NS-2")
    file = tmp_path / "outbox" / "sms.jsonl"
    assert json.loads(file.read_text())["text"] == "正文"
    assert file.stat().st_mode & 0o077 == 0


def test_nothing_is_dispatched_twice_by_one_channel(told, sent):
    notice = told()
    carry_everything()
    assert Dispatch.objects.filter(notice=notice, channel="email").count() == 1
