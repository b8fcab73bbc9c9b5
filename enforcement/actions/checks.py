"""Planning a check: on the list, within the cap, with its trigger; approving it, replacing an officer, giving it up."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from documents.actions import order_paper
from identity.models import Mandate
from records.clock import local_date
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed
from records.ledger.errors import Conflict, Invalid, Problem
from records.registers.actions.entries import open_todo
from records.registers.models import Department

from ..avoiding import free_for
from ..models import (
    Assignment,
    CapCount,
    CheckContent,
    Draw,
    EnforcementCertificate,
    Premises,
    SupervisedItem,
    YearPlan,
)
from ..permissions import POLICY, of_organ, on_check
from ..rules.caps import FREQUENT, cap_problem, counts, limit_for, trigger_problems
from ..rules.drawing import OFFICERS
from .stepping import note_step
from .wording import approval_data

OFF_LIST = "这些事项不在本单位公布的清单里，清单之外不能检查。请先公布清单。"
MOVED = "这次检查已经往前走了一步。请刷新页面看现在的状态。"
TWO = "每次检查要有两名以上本单位持证、不需要回避的执法人员。请另选。"
TOO_OFTEN = {
    "zh-Hans": f"{{organ}}今年对{{firm}}的个案检查达到 {FREQUENT} 次，请核查是否过于频繁。",
    "en": f"Case checks of {{firm}} by {{organ}} have reached {FREQUENT} this year. Is this too often?",
}
TERM = timedelta(days=60)


@deed
def plan_check(
    premises: Premises, kind: str, *, items: Sequence[str], department: Department, by: Actor,
    at: datetime | None = None, key: str = "", officers: Sequence[EnforcementCertificate] = (),
    draw: Draw | None = None, trigger: str = "", trigger_ref: str = "", until: date | None = None, only: str = "",
) -> Assignment:  # fmt: skip
    """Plan a check, once per `key`. A planned one takes its place under the cap here, under lock; a drawn one is
    approved with its plan; a re-check has `only` one content. Invalid off the list and without its trigger; Conflict
    beyond the cap (nothing is kept)."""
    POLICY.require(by, "check.plan", of_organ(by, department.pk, premises.region))
    known: Assignment | None = Assignment.objects.filter(key=key).first() if key else None
    if known is not None:
        return known
    problems = trigger_problems(kind, trigger, trigger_ref)
    if problems:
        raise Invalid("check.trigger", problems[0].sentence, problems)
    contents, day = pinned(items, department.code, only), local_date(at or now())
    take_place(premises, kind, department, day.year)
    check: Assignment = Assignment.objects.create(
        key=key or f"planned:{by.reference}:{(at or now()).isoformat()}:{premises.reference}", kind=kind,
        counted=counts(kind), year=day.year, trigger=trigger, trigger_ref=trigger_ref.strip()[:80],
        department=department, premises=premises, draw=draw, items=list(items), contents=contents,
        until=until or day + TERM, planned_at=at or now(), region=premises.region,
    )  # fmt: skip
    check.officers.set(able(officers, check, day))
    step(check, "proposed", by, at)
    report_frequent(check, by, at)
    return approve(check, by, at) if draw is not None else check


def report_frequent(check: Assignment, by: Actor, at: datetime | None) -> None:
    """A to-do for whoever supervises enforcement in the region, once per organ, firm and year: case checks have come to
    a number from which the supervising organ is told (practice row 8)."""
    firm, organ = check.premises.firm, check.department
    if check.kind != Assignment.Kind.CASE or Assignment.objects.cases(firm, organ, check.year).count() < FREQUENT:
        return
    posts = Mandate.objects.held_on(local_date(at or now())).filter(role="law_supervisor")
    organs = Department.objects.filter(pk__in=posts.values("department"), division__code__startswith=check.region[:6])
    sentence = {name: words.format(organ=organ.name["zh-Hans"], firm=firm.name) for name, words in TOO_OFTEN.items()}
    for over in organs:
        key = f"{over.code}:{organ.code}:{firm.reference}:{check.year}"
        open_todo(
            kind="inspection_frequency", key=key, department=over, subject_kind="firm",
            subject=check.premises.reference, sentence=sentence, by=by, at=at,
        )  # fmt: skip


def pinned(items: Sequence[str], department: str, only: str = "") -> dict[str, str]:
    """The contents of items in force and the editions they are checked by; Invalid for anything off the list."""
    listed = set(SupervisedItem.objects.filter(code__in=items, department=department).values_list("code", flat=True))
    rows = CheckContent.objects.filter(item__in=listed).select_related("edition").order_by("code")
    found = {row.code: row.edition.reference for row in rows if only in {"", row.code}}
    if not items or listed != set(items) or not found:
        raise Invalid("check.off_list", OFF_LIST, [Problem("items", OFF_LIST)])
    return found


def take_place(premises: Premises, kind: str, department: Department, year: int) -> None:
    """Take a place under the cap of organ and firm; Conflict when there is none. The count is read under lock."""
    if not counts(kind):
        return
    fresh = CapCount(department=department, firm_id=premises.firm_id, year=year)
    CapCount.objects.bulk_create([fresh], ignore_conflicts=True)
    CapCount.objects.select_for_update().get(department=department, firm=premises.firm_id, year=year)
    used = Assignment.objects.counting(premises.firm_id, department, year).count()
    problem = cap_problem(kind, used, limit_of(premises, department, year))
    if problem:
        raise Conflict("check.cap", problem)


def limit_of(premises: Premises, department: Department, year: int) -> int | None:
    """The published cap of an organ for a place's risk class; None without a published plan."""
    plan = YearPlan.objects.filter(department=department, year=year, state=YearPlan.State.PUBLISHED).first()
    return limit_for(plan.caps, premises.risk) if plan else None


def able(officers: Sequence[EnforcementCertificate], check: Assignment, day: date) -> Sequence[EnforcementCertificate]:
    """Officers named beforehand, all of the organ, with certificates that hold on `day`, none with a reason to stay
    away (回避, 行政处罚法 43); none: named when the visit is arranged."""
    if officers:
        numbers = {one.number for one in officers}
        held = EnforcementCertificate.objects.of_officers(check.department, day).filter(number__in=numbers)
        if len(free_for(check.premises, held.select_related("mandate__person"), day)) < len(numbers):
            raise Invalid("check.officers", TWO, [Problem("officers", TWO)])
    return officers


@deed
def approve_check(check: Assignment, *, by: Actor, at: datetime | None = None) -> Assignment:
    """批准 by the organ's head; the approval form (行政检查审批表) is made."""
    POLICY.require(by, "check.approve", on_check(by, check))
    check = locked(check)
    if check.state != Assignment.State.PROPOSED:
        raise Conflict("check.moved", MOVED)
    check = approve(check, by, at)
    order(check, "inspection_approval", f"inspection_approval:{check.reference}", approval_data(check), by=by, at=at)
    return check


@deed
def cancel_check(check: Assignment, *, reason: str, by: Actor, at: datetime | None = None) -> Assignment:
    """Give a check up before it is done, with a reason; its place under the cap is free again."""
    POLICY.require(by, "check.replace", on_check(by, check))
    check = locked(check)
    if "cancelled" not in Assignment.TRANSITIONS[check.state] or not reason.strip():
        raise refused(reason)
    check.move_to("cancelled")
    check.save(update_fields=["state"])
    step(check, "cancelled", by, at, reason)
    return check


@deed
def replace_officer(
    check: Assignment, out: EnforcementCertificate, into: EnforcementCertificate, *, reason: str, by: Actor,
    at: datetime | None = None,
) -> Assignment:  # fmt: skip
    """Another officer instead of one who cannot come; needs a reason, which stands beside the draw for ever."""
    POLICY.require(by, "check.replace", on_check(by, check))
    check = locked(check)
    if check.state not in {"proposed", "approved", "arranged"} or not reason.strip():
        raise refused(reason)
    able([into], check, local_date(at or now()))
    if not check.officers.filter(pk=out.pk).exists() or check.officers.filter(pk=into.pk).exists():
        raise Invalid("check.officers", TWO, [Problem("officers", TWO)])
    check.officers.remove(out)
    check.officers.add(into)
    step(check, "replaced", by, at, f"{out.number} → {into.number}：{reason.strip()}")
    return check


def refused(reason: str) -> Conflict | Invalid:
    """Without a reason, or out of turn."""
    sentence = "请写明更换或者取消的理由，会和抽取记录一起公开。"
    if not reason.strip():
        return Invalid("check.reason", sentence, [Problem("reason", sentence)])
    return Conflict("check.moved", MOVED)


def locked(check: Assignment) -> Assignment:
    """The row under lock."""
    rows = Assignment.objects.select_for_update(of=("self",)).select_related("premises__firm", "department__division")
    found: Assignment = rows.get(pk=check.pk)
    return found


def approve(check: Assignment, by: Actor, at: datetime | None) -> Assignment:
    """Approved: it waits for a visit."""
    check.move_to("approved")
    check.save(update_fields=["state"])
    step(check, "approved", by, at)
    return check


def order(check: Assignment, kind: str, key: str, data: dict[str, Any], *, by: Actor, at: datetime | None) -> Any:
    """A paper of the check's organ."""
    firm = check.premises.firm
    recipients = [firm.organisation] if firm.organisation and kind != "inspection_approval" else []
    return order_paper(
        kind, key=key, upper_ref=check.reference, data=data, department=check.department, recipients=recipients,
        region=check.region, by=by, at=at,
    )  # fmt: skip


def step(check: Assignment, to: str, by: Actor, at: datetime | None, reason: str = "") -> None:
    """The row and the trail."""
    stream = f"check:{check.reference}"
    note_step(check.reference, to, stream=stream, act=f"check.{to}", region=check.region, by=by, at=at, reason=reason)


def has_two(check: Assignment, day: date) -> bool:
    """Whether two officers are named who need not stay away."""
    return len(free_for(check.premises, check.officers.select_related("mandate__person"), day)) >= OFFICERS
