"""告知承诺: a grant on a promise opens a check with a date; the organ signs for it, checks, and says what it found."""

from datetime import datetime

from exchange.actions import answer_message, sign_for_message
from exchange.models import Incoming
from licences.actions import revoke_licence
from licences.models import Licence
from records.ledger.actor import Actor, system_actor
from records.ledger.clock import now
from records.ledger.deeds import deed, record
from records.ledger.errors import Conflict, Invalid, Problem
from records.registers.calendars import calendar_for

from ..case_items import materials_of_case
from ..clocks import case_defaults, last_day
from ..models import Application, PromiseCheck
from ..permissions import POLICY, relations, require_stranger_to
from ..rules.defaults import PROMISE
from .supervising import raise_alert

PUSHED = "supervision_promise"  # the kind of message by which the supervising organ learns of it


@deed
def open_check(case: Application, *, by: Actor, at: datetime | None = None) -> PromiseCheck | None:
    """Open the check of a granted promise, once; None where nothing was promised in place of a proof."""
    POLICY.require(by, "application.conclude")
    rule = case_defaults(case).get(PROMISE)
    promised = any(m.exempt == "promise" and m.necessity == "required" for m in materials_of_case(case))
    if not promised or rule is None or PromiseCheck.objects.filter(application=case).exists():
        return None
    moment = at or now()
    check: PromiseCheck = PromiseCheck.objects.create(
        application=case, due_on=last_day(moment, rule.term, calendar_for(case.region)), pushed_at=moment,
        region=case.region,
    )  # fmt: skip
    trail(check, "promise.push", by=by, at=at)
    return check


@deed
def sign_check(check: PromiseCheck, *, by: Actor, at: datetime | None = None) -> PromiseCheck:
    """签收 by the supervising organ."""
    check = opened(check, by)
    if check.signed_at is not None:
        raise Conflict("promise.signed", "这次核查已经签收过了。")
    check.signed_at = at
    check.save(update_fields=["signed_at"])
    trail(check, "promise.sign", by=by, at=at)
    for incoming in pushed(check, by):
        sign_for_message(incoming, by=by, at=at)
    return check


@deed
def record_check(
    check: PromiseCheck, *, true: bool, note: str, by: Actor, at: datetime | None = None
) -> PromiseCheck:  # fmt: skip
    """What was found. False: the finding is reported, and the certificate got by it is revoked (行政许可法 69)."""
    check = opened(check, by)
    if check.found_at is not None:
        raise Conflict("promise.found", "核查结果已经记录过了。")
    if not note.strip():
        sentence = "请写明怎么核查的、结果是什么。"
        raise Invalid("promise.note", sentence, [Problem("note", sentence)])
    check.finding = PromiseCheck.Finding.TRUE if true else PromiseCheck.Finding.FALSE
    check.note, check.found_at, check.signed_at = note.strip(), at, check.signed_at or at
    check.save()
    case = check.application
    trail(check, "promise.find", by=by, at=at)
    for incoming in pushed(check, by):
        answer_message(incoming, check.finding, words=check.note, by=by, at=at)
    if not true:
        raise_alert(case, "promise_false", by=system_actor("supervision"), at=at)
        for licence in Licence.objects.filter(case_ref=case.reference, state=Licence.State.VALID):
            revoke_licence(licence, reason="告知承诺不实", by=by, at=at)
    return check


def pushed(check: PromiseCheck, by: Actor) -> list[Incoming]:
    """The message that brought the check to the actor's department, while it waits for an answer."""
    rows = Incoming.objects.filter(kind=PUSHED, case_ref=check.application.reference, answered_at=None)
    return list(rows.filter(department=by.department_id))


def opened(check: PromiseCheck, by: Actor) -> PromiseCheck:
    """The check, locked; NotAllowed for anybody but the organ."""
    POLICY.require(by, "promise.check", relations(by, check.application))
    require_stranger_to(by, check.application)
    rows = PromiseCheck.objects.select_for_update(of=("self",)).select_related("application__department")
    found: PromiseCheck = rows.get(pk=check.pk)
    return found


def trail(check: PromiseCheck, act: str, *, by: Actor, at: datetime | None) -> None:
    """One entry in the case's trail."""
    case = check.application
    detail = {"finding": check.finding, "due_on": str(check.due_on)}
    record(act, stream=f"case:{case.reference}", subject=check.reference, by=by, at=at, detail=detail)
