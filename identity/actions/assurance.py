"""Raising, confirming and lowering levels of assurance; letters with a code (domain.md §4.1), without a face."""

import hmac
import secrets
from datetime import datetime, timedelta

from records.clock import local
from records.keys import READABLE
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, put, record
from records.ledger.errors import Conflict, Invalid, NotAllowed, Problem

from ..models import Evidence, Letter, Person
from ..permissions import POLICY, in_region
from ..rules.documents import clean_number
from ..rules.levels import BY_KIND, Route, holds_until, level_held

LETTER_DAYS, TRIES, CODE_LENGTH = 30, 5, 8
OTHER_NUMBER = "读到的证件号码和登记的不一致。请核对是不是同一个人、同一本证件。"
SAME_OFFICER = "复核要由另一名工作人员做。"
ONESELF = "不能给自己提升实名等级，请同事办理（回避）。"
NO_PAPER = "请上传签了名的确认单扫描件（PDF、JPEG 或 PNG）。"
NOT_HERE = "这种方式不在窗口办。"
LETTER_RUNS = "信已经在路上了。收到后填写信里的验证码；30 天没收到可以再申请。"
WRONG_CODE = "验证码不对。请照信上的 8 位字符再填一遍。"
NO_LETTER = "没有可用的信。验证码填错 5 次或过了 30 天就作废，请再申请一封。"


@deed
def record_evidence(
    person: Person, kind: str, *, number: str, by: Actor, at: datetime | None = None, basis: str = "", paper: str = "",
    document_kind: str = "",
) -> Evidence:  # fmt: skip
    """An officer enters what was shown at the counter or at home; with two officers it counts once the second confirms.

    `number` is read from the document and must be the person's. Raises Invalid for another number or a missing paper,
    NotAllowed for one's own level.
    """
    POLICY.require(by, "evidence.record", in_region(by, person.region))
    route = counter_route(kind)
    refuse_oneself(by, person)
    if clean_number(person.certificate_kind, number) != person.id_number.plain():
        raise Invalid("evidence.number", OTHER_NUMBER, [Problem("number", OTHER_NUMBER)])
    if kind == "signature" and not paper:
        raise Invalid("evidence.paper", NO_PAPER, [Problem("paper", NO_PAPER)])
    return add_evidence(
        person, route, by=by, at=at, basis=basis, paper=paper, document_kind=document_kind or person.certificate_kind,
        waits=route.officers > 1,
    )  # fmt: skip


def counter_route(kind: str) -> Route:
    """The way of `kind`; Invalid when it is not one of the counter."""
    route = BY_KIND.get(kind)
    if route is None or route.officers == 0:
        raise Invalid("evidence.kind", NOT_HERE, [Problem("kind", NOT_HERE)])
    return route


def refuse_oneself(by: Actor, person: Person) -> None:
    """Nobody raises their own level."""
    if by.person_id == person.pk:
        raise NotAllowed("evidence.oneself", ONESELF)


def add_evidence(
    person: Person, route: Route, *, by: Actor, at: datetime | None, basis: str = "", paper: str = "",
    document_kind: str = "", waits: bool = False,
) -> Evidence:  # fmt: skip
    """A row of evidence and its trail entry; the level follows when it counts at once."""
    moment = at or now()
    evidence: Evidence = Evidence.objects.create(
        person=person, level=route.level, kind=route.kind, document_kind=document_kind, basis=basis[:200],
        channel=by.channel, officer=by.reference, paper=paper, made_at=moment, region=person.region,
        effective_at=None if waits else moment, valid_to=holds_until(local(moment).date(), route.years),
    )  # fmt: skip
    detail = {"kind": route.kind, "level": route.level, "evidence": evidence.reference, "waits": waits}
    record(
        "evidence.record", stream=f"person:{person.reference}", subject=person.reference, by=by, at=at, detail=detail
    )
    if not waits:
        recount(person, moment)
    return evidence


def recount(person: Person, moment: datetime) -> None:
    """Set the person's level from the evidence that counts."""
    day = local(moment).date()
    rows = list(Evidence.objects.counting().filter(person=person))
    level, until = level_held([(row.level, row.valid_to) for row in rows], day)
    kinds = [row.kind for row in rows if row.level == level and (row.valid_to is None or row.valid_to >= day)]
    person.assurance, person.assured_to, person.assured_by = level, until, kinds[0] if kinds else ""
    person.save(update_fields=["assurance", "assured_to", "assured_by"])


@deed
def confirm_evidence(evidence: Evidence, *, by: Actor, at: datetime | None = None) -> Evidence:
    """The second officer confirms; from now on the level counts. Conflict when it does already."""
    POLICY.require(by, "evidence.confirm", in_region(by, evidence.region))
    row: Evidence = Evidence.objects.select_for_update(of=("self",)).select_related("person").get(pk=evidence.pk)
    refuse_oneself(by, row.person)
    if row.officer == by.reference:
        raise NotAllowed("evidence.same", SAME_OFFICER)
    if row.effective_at is not None or row.ended_at is not None:
        raise Conflict("evidence.done", "这一条已经复核过。请刷新页面。")
    row.second_officer, row.effective_at = by.reference, at
    row.save(update_fields=["second_officer", "effective_at"])
    recount(row.person, at or now())
    detail = {"evidence": row.reference, "level": row.level, "first": row.officer}
    record("evidence.confirm", stream=f"person:{row.person.reference}", by=by, at=at, detail=detail)
    put("notice_of_right", f"level:{row.reference}", f"{row.person.reference} level.raised {row.reference}")
    return row


@deed
def end_evidence(evidence: Evidence, *, why: str, by: Actor, at: datetime | None = None) -> Evidence:
    """Lower a level: what it stood on no longer counts (a document found false, a mistake). Repeated: nothing more."""
    POLICY.require(by, "evidence.end", in_region(by, evidence.region))
    row: Evidence = Evidence.objects.select_for_update(of=("self",)).select_related("person").get(pk=evidence.pk)
    if row.ended_at is None:
        row.ended_at, row.ended_why = at, why[:200]
        row.save(update_fields=["ended_at", "ended_why"])
        recount(row.person, at or now())
        detail = {"evidence": row.reference, "level": row.person.assurance}
        record("evidence.end", stream=f"person:{row.person.reference}", by=by, at=at, detail=detail)
        put("notice_of_right", f"ended:{row.reference}", f"{row.person.reference} level.lowered {row.reference}")
    return row


@deed
def expire_evidence(*, by: Actor, at: datetime | None = None) -> int:
    """Count anew whose level ran out; how many. The timer's work: actors are measured by the day in any case."""
    moment = at or now()
    due = list(Person.objects.filter(assured_to__lt=local(moment).date())[:500])
    for person in due:
        recount(person, moment)
        detail = {"level": person.assurance}
        record("evidence.expire", stream=f"person:{person.reference}", by=by, at=at, detail=detail)
        put("notice_of_right", f"expired:{person.reference}:{moment:%Y%m%d}", f"{person.reference} level.expired -")
    return len(due)


@deed
def vouch_for(person: Person, *, tie: str, by: Actor, at: datetime | None = None) -> Evidence:
    """A guardian whose tie is proved and who holds level 2 stands for a child or ward (`tie`: its reference)."""
    proved = by.acting_for is not None and by.acting_for.right == tie and by.acting_for.id == person.pk
    POLICY.require(by, "evidence.vouch", {"acting_for"} if proved and by.acting_for.basis == "guardian" else set())  # type: ignore[union-attr]
    if by.acr < 2:
        raise NotAllowed("evidence.guardian_level", "监护人自己要先达到中级实名。请到“实名等级”页面看怎么办。")
    return add_evidence(person, BY_KIND["guardian"], by=by, at=at, basis=tie)


@deed
def ask_letter(person: Person, *, address: str, by: Actor, at: datetime | None = None) -> Letter:
    """Ask for a letter with a code to the address where one lives. Conflict while one is under way."""
    POLICY.require(by, "letter.ask", {"own"} if person.pk == by.person_id else set())
    moment = at or now()
    day = local(moment).date()
    if len(address.strip()) < 6:
        sentence = "请把住址写全：区县、街道或乡镇、门牌号。"
        raise Invalid("letter.address", sentence, [Problem("address", sentence)])
    if Letter.objects.filter(person=person, used_at=None, valid_to__gte=day, tries__lt=TRIES).exists():
        raise Conflict("letter.runs", LETTER_RUNS)
    code = "".join(secrets.choice(READABLE) for _ in range(CODE_LENGTH))
    letter = Letter(
        person=person, address=address.strip(), code=code, asked_at=moment, region=person.region,
        valid_to=day + timedelta(days=LETTER_DAYS),
    )  # fmt: skip
    letter.save()
    record("letter.ask", stream=f"person:{person.reference}", by=by, at=at, detail={"letter": letter.reference})
    return letter


@deed
def print_letter(letter: Letter, *, by: Actor, at: datetime | None = None) -> Letter:
    """A clerk prints the letter for the post, once. Doors note the reading of the address."""
    POLICY.require(by, "letter.print", in_region(by, letter.region))
    row: Letter = Letter.objects.select_for_update(of=("self",)).select_related("person").get(pk=letter.pk)
    refuse_oneself(by, row.person)
    if row.printed_at is not None:
        raise Conflict("letter.printed", "这封信已经打印过。没寄到的，请本人再申请一封。")
    row.printed_at, row.printed_by = at, by.reference
    row.save(update_fields=["printed_at", "printed_by"])
    record("letter.print", stream=f"person:{row.person.reference}", by=by, at=at, detail={"letter": row.reference})
    return row


@deed
def use_code(person: Person, code: str, *, by: Actor, at: datetime | None = None) -> bool:
    """Fill in the code of a letter: True raises the level, False says it was wrong; Conflict without a usable letter.

    A wrong one is counted, therefore it is no refusal: five of them and the letter is void.
    """
    POLICY.require(by, "letter.use", {"own"} if person.pk == by.person_id else set())
    moment = at or now()
    rows = Letter.objects.select_for_update().filter(person=person, used_at=None, tries__lt=TRIES)
    letter = rows.filter(valid_to__gte=local(moment).date(), printed_at__isnull=False).order_by("-asked_at").first()
    if letter is None:
        raise Conflict("letter.none", NO_LETTER)
    right = hmac.compare_digest(letter.code.plain(), "".join(code.split()).upper())
    letter.tries, letter.used_at = letter.tries + 1, moment if right else None
    letter.save(update_fields=["tries", "used_at"])
    detail = {"letter": letter.reference, "right": right}
    record("letter.use", stream=f"person:{person.reference}", by=by, at=at, detail=detail)
    if right:
        add_evidence(person, BY_KIND["post_code"], by=by, at=at, basis=letter.reference)
    return right
