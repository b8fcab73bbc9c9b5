"""Choosing the channels of a notice, and noting what became of each."""

from datetime import datetime

from django.conf import settings

from identity.models import Person
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, put, record
from records.registers.actions.entries import open_todo
from records.registers.models import Department

from ..models import Choice, Dispatch, Notice, Webhook
from ..permissions import POLICY
from ..rules.routing import after_quiet, next_after, quiet_span, wanted
from ..wording import words_of

LETTER = {
    "zh-Hans": "短信和邮件都没有送到，请打印通知寄给当事人或请其到窗口领取。",
    "en": "Neither text message nor e-mail arrived: print the notice and post it, or ask the person to the window.",
}


@deed
def plan_notice(notice: Notice, *, by: Actor, at: datetime | None = None) -> list[Dispatch]:
    """Choose by which channels a notice goes out, once: the person's choices, addresses, quiet hours, webhooks."""
    POLICY.require(by, "notice.plan")
    notice = Notice.objects.select_for_update().get(pk=notice.pk)
    if notice.planned_at is not None:
        return list(notice.dispatches.all())
    words, person = words_of(notice.kind), Person.objects.filter(reference=notice.recipient).first()
    choices = dict(Choice.objects.filter(person=notice.recipient, kind=notice.kind).values_list("channel", "wanted"))
    shown, channels = wanted(words.channels, choices, reachable(person), legal=words.legal)
    notice.planned_at, notice.hidden = at, not shown
    notice.save(update_fields=["planned_at", "hidden"])
    rings = after_quiet(at or now(), quiet_span(settings.QUIET_HOURS), urgent=words.urgent)
    found = [start(notice, channel, rings, by=by, at=at) for channel in channels]
    for webhook in Webhook.objects.in_use().filter(owner__in=[notice.recipient, *notice.parties]):
        found.append(start(notice, "webhook", at or now(), target=webhook.reference, by=by, at=at))
    detail = {"channels": [row.channel for row in found], "shown": shown}
    record("notice.plan", stream=stream_of(notice), subject=notice.reference, by=by, at=at, detail=detail)
    return found


def reachable(person: Person | None) -> set[str]:
    """The channels for which a person gave an address."""
    if person is None:
        return set()
    return {name for name, address in (("sms", person.phone), ("email", person.email)) if address}


def stream_of(notice: Notice) -> str:
    """The trail it belongs to."""
    return f"case:{notice.upper_ref}" if notice.upper_ref else f"person:{notice.recipient}"


@deed
def start(
    notice: Notice, channel: str, due_at: datetime, *, by: Actor, at: datetime | None = None, target: str = ""
) -> Dispatch:
    """Put a notice on its way by one channel, once."""
    row, fresh = Dispatch.objects.get_or_create(
        notice=notice, channel=channel, target=target, defaults={"due_at": due_at}
    )
    if fresh:
        put("notice.send", f"{row.reference}:{row.runs}", row.reference, due_at=due_at)
    record("dispatch.start", stream=stream_of(notice), subject=row.reference, by=by, at=at, detail={"channel": channel})
    return row


@deed
def note_sent(dispatch: Dispatch, *, by: Actor, at: datetime | None = None) -> None:
    """The next hop has taken it."""
    POLICY.require(by, "dispatch.note")
    Dispatch.objects.filter(pk=dispatch.pk).update(sent_at=at, failed_at=None, fault="")
    if dispatch.channel == "email":
        Notice.objects.filter(pk=dispatch.notice_id, mailed_at=None).update(mailed_at=at)
    stream = stream_of(dispatch.notice)
    record(
        "dispatch.sent", stream=stream, subject=dispatch.reference, by=by, at=at, detail={"channel": dispatch.channel}
    )


@deed
def note_failed(dispatch: Dispatch, fault: str, *, by: Actor, at: datetime | None = None) -> None:
    """It did not get through: the next channel tries; when none is left and the law wants the person told, a letter."""
    POLICY.require(by, "dispatch.note")
    Dispatch.objects.filter(pk=dispatch.pk).update(failed_at=at, fault=fault)
    notice, stream = dispatch.notice, stream_of(dispatch.notice)
    detail = {"channel": dispatch.channel, "fault": fault}
    record("dispatch.failed", stream=stream, subject=dispatch.reference, by=by, at=at, detail=detail)
    if dispatch.channel == "webhook":
        return
    person = Person.objects.filter(reference=notice.recipient).first()
    ways = list(notice.dispatches.exclude(channel="webhook"))
    following = next_after(dispatch.channel, [way.channel for way in ways], reachable(person))
    if following:
        start(notice, following, at or now(), by=by, at=at)
    elif person and words_of(notice.kind).legal and not any(way.sent_at or not way.failed_at for way in ways):
        ask_for_letter(notice, person, by=by, at=at)


@deed
def ask_for_letter(notice: Notice, person: Person, *, by: Actor, at: datetime | None = None) -> None:
    """The window of the person's county is asked to tell them on paper, once."""
    start_letter, _ = Dispatch.objects.get_or_create(
        notice=notice, channel="letter", target="", defaults={"due_at": at or now()}
    )
    division = person.region[:6].ljust(12, "0")
    hall = Department.objects.filter(role="service_hall", division__code=division).first()
    open_todo(
        kind="notice.letter", key=notice.reference, department=hall, subject_kind="notice",
        subject=notice.upper_ref or notice.reference, sentence=LETTER, by=by, at=at,
    )  # fmt: skip
    record("dispatch.letter", stream=stream_of(notice), subject=start_letter.reference, by=by, at=at)


@deed
def rerun_dispatch(dispatch: Dispatch, *, by: Actor, at: datetime | None = None) -> Dispatch:
    """Try a failed one once more from the start; nothing when it got through meanwhile."""
    POLICY.require(by, "dispatch.rerun")
    row: Dispatch = Dispatch.objects.select_for_update(of=("self",)).select_related("notice").get(pk=dispatch.pk)
    if row.failed_at is None or row.sent_at is not None:
        return row
    row.failed_at, row.fault, row.runs, row.due_at = None, "", row.runs + 1, at or now()
    row.save(update_fields=["failed_at", "fault", "runs", "due_at"])
    put("notice.send", f"{row.reference}:{row.runs}", row.reference)
    record("dispatch.rerun", stream=stream_of(row.notice), subject=row.reference, by=by, at=at)
    return row
