"""The yearly plan: drafted, approved by the head, filed with the supervisor, published (国办发〔2024〕54号)."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from records.ledger.actor import Actor
from records.ledger.deeds import deed
from records.ledger.errors import Conflict, Invalid, Problem
from records.registers.models import Department

from ..models import SupervisedItem, YearPlan
from ..permissions import POLICY, of_organ
from ..rules.drawing import RISKS
from .stepping import note_step

MOVED = "这份计划已经往前走了一步。请刷新页面看现在的状态。"


@deed
def draft_plan(
    department: Department, year: int, *, items: Sequence[str], ratios: Mapping[str, float], caps: Mapping[str, int],
    basis: str, by: Actor, at: datetime | None = None,
) -> YearPlan:  # fmt: skip
    """Begin or change the draft of a year. Invalid for items off the list, and without a cap for each risk class."""
    region = department.division.prefix
    POLICY.require(by, "plan.draft", of_organ(by, department.pk, region))
    known = set(
        SupervisedItem.objects.filter(code__in=items, department=department.code).values_list("code", flat=True)
    )
    problems = (
        [] if items and known == set(items) else [Problem("items", "请从本单位公布的监管事项里选；清单之外不能检查。")]
    )
    if set(caps) != set(RISKS) or min(caps.values()) < 1:
        problems.append(Problem("caps", "请为高、中、低三类风险各写一个年度上限，至少 1 次。"))
    if not basis.strip():
        problems.append(Problem("basis", "请写明年度上限依据的文件。"))
    if problems:
        raise Invalid("plan.incomplete", problems[0].sentence, problems)
    plan: YearPlan = YearPlan.objects.select_for_update().get_or_create(
        department=department, year=year, defaults={"region": region, "basis": basis}
    )[0]
    if plan.state != YearPlan.State.DRAFT:
        raise Conflict("plan.moved", MOVED)
    plan.items, plan.ratios, plan.caps, plan.basis = list(items), dict(ratios), dict(caps), basis.strip()
    plan.save()
    step(plan, "draft", by, at)
    return plan


@deed
def approve_plan(plan: YearPlan, *, by: Actor, at: datetime | None = None) -> YearPlan:
    """批准 by the organ's head."""
    POLICY.require(by, "plan.approve", of_organ(by, plan.department_id, plan.region))
    return moved(plan, "approved", by, at)


@deed
def file_plan(plan: YearPlan, *, by: Actor, at: datetime | None = None) -> YearPlan:
    """备案 with who supervises enforcement."""
    POLICY.require(by, "plan.file", of_organ(by, plan.department_id, plan.region))
    return moved(plan, "filed", by, at)


@deed
def publish_plan(plan: YearPlan, *, by: Actor, at: datetime | None = None) -> YearPlan:
    """公布: from now on its caps hold and draws may be made under it."""
    POLICY.require(by, "plan.publish", of_organ(by, plan.department_id, plan.region))
    return moved(plan, "published", by, at)


def moved(plan: YearPlan, to: str, by: Actor, at: datetime | None) -> YearPlan:
    """One step along its way, under lock; Conflict out of turn."""
    plan = YearPlan.objects.select_for_update(of=("self",)).select_related("department").get(pk=plan.pk)
    if to not in YearPlan.TRANSITIONS[plan.state]:
        raise Conflict("plan.moved", MOVED)
    plan.move_to(to)
    if to == YearPlan.State.PUBLISHED:
        plan.published_at = at
    plan.save(update_fields=["state", "published_at"])
    step(plan, to, by, at)
    return plan


def step(plan: YearPlan, to: str, by: Actor, at: datetime | None) -> None:
    """The row and the trail."""
    stream = f"plan:{plan.reference}"
    note_step(plan.reference, to, stream=stream, act=f"plan.{to}", region=plan.region, by=by, at=at)
