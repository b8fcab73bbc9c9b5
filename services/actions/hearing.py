"""听证 and 利害关系人: the right is told, asked for in time, a hearing is called and held, each step with its paper."""

from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from documents.actions import order_paper
from identity.models import Mandate
from records.clock import local
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, record
from records.ledger.errors import Conflict, Invalid, Problem
from records.registers.calendars import calendar_for
from records.vault.crypto import blind_index
from workflows.models import Interest, Task

from ..clocks import case_defaults, last_day
from ..models import Application, Hearing
from ..permissions import POLICY, relations, require_stranger_to
from ..rules.defaults import Default
from ..rules.hearing import AHEAD, ORGANISE, RIGHT, day_refused, undecidable
from .applications import locked, recipients_of, tell
from .hearing_words import notice_data, record_data, rights_data, third_party_data

NO_LAW = "这件事的依据没有规定听证。"
NOT_NOW = "受理以后、决定以前才办听证。请刷新页面。"


@deed
def tell_hearing_rights(case: Application, *, by: Actor, at: datetime | None = None) -> Hearing:
    """听证权利告知: the applicant may ask for a hearing until a day; a decision waits for it."""
    case, moment = opened(case, by), at or now()
    rule = rule_of(case, RIGHT)
    if Hearing.objects.filter(application=case).exists():
        raise Conflict("hearing.told", "已经告知过听证权利。请刷新页面。")
    made: Hearing = Hearing.objects.create(
        application=case, told_at=moment, ask_by=last_day(moment, rule.term, calendar_for(case.region)),
        region=case.region,
    )  # fmt: skip
    write(case, made, "hearing_rights", rights_data(case, made, rule.cited), by=by, at=at)
    tell(case, "hearing_rights", by=by, at=at, deadline=str(made.ask_by))
    return made


@deed
def ask_for_hearing(case: Application, *, by: Actor, at: datetime | None = None) -> Hearing:
    """The applicant asks in time; the days to hold it begin. Asked again: the hearing as it stands."""
    POLICY.require(by, "hearing.ask", relations(by, case))
    case, moment = running(case), at or now()
    made = hearing_of(case)
    if made.state != Hearing.State.TOLD:
        return made
    if local(moment).date() > made.ask_by:
        raise Conflict("hearing.late", "要求听证的期限已经过了。")
    made.move_to(Hearing.State.ASKED)
    made.asked_at, made.hold_by = moment, last_day(moment, rule_of(case, ORGANISE).term, calendar_for(case.region))
    made.save()
    trail(case, made, "hearing.ask", by=by, at=at)
    return made


@deed
def call_hearing(
    case: Application, *, hearing_at: datetime, place: str, presiding: str, by: Actor, at: datetime | None = None
) -> Hearing:  # fmt: skip
    """听证通知: time, place and who presides, far enough ahead, within the days; called again: another time."""
    case, moment = opened(case, by), at or now()
    made = hearing_of(case)
    if made.state not in {Hearing.State.ASKED, Hearing.State.CALLED}:
        raise Conflict("hearing.not_asked", "申请人要求了听证，才能通知听证。请刷新页面。")
    earliest = last_day(moment, rule_of(case, AHEAD).term, calendar_for(case.region))
    assert made.hold_by is not None
    refuse_day(hearing_at, day_refused(local(hearing_at).date(), earliest, made.hold_by), earliest, made)
    if not place.strip():
        raise invalid("place", "请写明听证的地点。")
    made.presiding = who_presides(case, presiding, hearing_at)
    if made.state == Hearing.State.ASKED:
        made.move_to(Hearing.State.CALLED)
    made.hearing_at, made.place = hearing_at, place.strip()
    made.save()
    write(case, made, "hearing_notice", notice_data(case, made), again=f":{moment:%Y%m%d%H%M%S}", by=by, at=at)
    when = f"{local(hearing_at):%Y-%m-%d %H:%M}"
    tell(case, "hearing", by=by, at=at, key=f"{made.reference}:{moment:%Y%m%d%H%M%S}", when=when, place=made.place)
    return made


@deed
def record_hearing(case: Application, *, text: str, by: Actor, at: datetime | None = None) -> Hearing:
    """听证笔录: what was said, after the hearing; the decision rests on it."""
    case, moment = opened(case, by), at or now()
    made = hearing_of(case)
    if made.state != Hearing.State.CALLED or made.hearing_at is None or moment < made.hearing_at:
        raise Conflict("hearing.not_held", "听证举行以后才能写笔录。")
    if not text.strip():
        raise invalid("text", "请写明听证中各方说了什么。")
    made.move_to(Hearing.State.HELD)
    made.held_at = moment
    made.save()
    write(case, made, "hearing_record", record_data(case, made, text.strip()), by=by, at=at)
    return made


@deed
def tell_third_party(case: Application, *, name: str, by: Actor, at: datetime | None = None) -> Application:
    """利害关系人告知 (行政许可法 36): somebody whose interests the decision touches may state their views. Once a name.

    The paper is handed over at the window; what they say is kept in it alone, their name stands nowhere else.
    """
    case, moment = opened(case, by), at or now()
    if not name.strip():
        raise invalid("name", "请写明利害关系人的姓名或者名称。")
    rule = rule_of(case, RIGHT)
    last = last_day(moment, rule.term, calendar_for(case.region))
    mark = blind_index(name.strip(), f"third_party:{case.reference}").hex()[:24]
    order_paper(
        "third_party_notice", key=f"third_party:{case.reference}:{mark}", upper_ref=case.reference,
        department=case.department, data=third_party_data(case, name.strip(), last, rule.cited), recipients=[],
        region=case.region, by=by, at=at,
    )  # fmt: skip
    record("party.tell", stream=f"case:{case.reference}", subject=case.reference, by=by, at=at, region=case.region)
    return case


def opened(case: Application, by: Actor) -> Application:
    """The case, locked, for the organ whose it is, between acceptance and decision."""
    POLICY.require(by, "hearing.hold", relations(by, case))
    require_stranger_to(by, case)
    return running(case)


def running(case: Application) -> Application:
    """The case, locked; Conflict before acceptance and after the decision."""
    case = locked(case)
    if case.state != Application.State.ACCEPTED:
        raise Conflict("hearing.closed", NOT_NOW)
    return case


def rule_of(case: Application, name: str) -> Default:
    """A rule of the law of this case's item; Conflict where its law knows none."""
    rule = case_defaults(case).get(name)
    if rule is None:
        raise Conflict("hearing.no_law", NO_LAW)
    return rule


def hearing_of(case: Application) -> Hearing:
    """The hearing of a case; Conflict when the right was not told."""
    found: Hearing | None = Hearing.objects.select_related("presiding__person").filter(application=case).first()
    if found is None:
        raise Conflict("hearing.none", "还没有告知听证权利。")
    return found


def refuse_day(hearing_at: datetime, wrong: str, earliest: Any, made: Hearing) -> None:
    """Invalid for a day that the law does not allow, with the days that it does."""
    if not wrong:
        return
    said = _("听证要在 %(first)s 至 %(last)s 之间举行：提前通知，也不能太晚。")
    raise invalid("hearing_at", said % {"first": earliest.isoformat(), "last": str(made.hold_by)})


def who_presides(case: Application, reference: str, hearing_at: datetime) -> Mandate:
    """An official of the organ who has not examined the case and need not stay away (行政许可法 48 第一款第三项)."""
    rows = Mandate.objects.held_on(local(hearing_at).date()).filter(department=case.department).select_related("person")
    found: Mandate | None = rows.filter(reference=reference).first()
    if found is None:
        raise invalid("presiding", "请选择本机关的一位工作人员主持。")
    tasks = Task.objects.filter(process__upper_ref=case.reference)
    examined = tasks.filter(Q(mandate__person=found.person) | Q(holder__person=found.person))
    parties = [case.person.reference, *([case.organisation.reference] if case.organisation else [])]
    away = Interest.objects.filter(person=found.person.reference, party__in=parties, ended_at=None)
    if examined.exists() or away.exists():
        raise invalid("presiding", "审查过这件申请的，或者要回避的，不能主持听证。请换一位。")
    return found


def invalid(field: str, sentence: str) -> Invalid:
    """A refusal about one field."""
    return Invalid(f"hearing.{field}", sentence, [Problem(field, sentence)])


def write(
    case: Application, made: Hearing, kind: str, data: dict[str, Any], *, again: str = "", by: Actor,
    at: datetime | None,
) -> None:  # fmt: skip
    """Order the paper of a step, and the trail."""
    order_paper(
        kind, key=f"{kind}:{case.reference}{again}", upper_ref=case.reference, department=case.department, data=data,
        recipients=recipients_of(case), region=case.region, by=by, at=at,
    )  # fmt: skip
    trail(case, made, kind.replace("hearing_", "hearing."), by=by, at=at)


def trail(case: Application, made: Hearing, act: str, *, by: Actor, at: datetime | None) -> None:
    """One entry in the case's trail."""
    detail = {"state": made.state, "ask_by": str(made.ask_by), "hold_by": str(made.hold_by or "")}
    stream = f"case:{case.reference}"
    record(act, stream=stream, subject=made.reference, by=by, at=at, region=case.region, detail=detail)


def refuse_before_hearing(ref: str, at: datetime) -> None:
    """Conflict for a decision while the right to a hearing stands, or one that was asked for was not held."""
    made = Hearing.objects.filter(application__reference=ref).first()
    why = undecidable(made.state, made.ask_by, local(at).date()) if made else ""
    if why:
        raise Conflict("hearing.first", why)
