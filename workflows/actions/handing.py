"""Tasks change hands: taken, put back, passed on, sent elsewhere, asked above and answered. Each move is a row."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.timezone import localdate

from identity.models import Mandate
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, record
from records.ledger.errors import Conflict, Invalid, NotAllowed, Problem
from records.ledger.kept import Kept
from records.registers.models import Department

from ..models import Task, TaskMove
from ..permissions import POLICY, held_by_another, relations, require_disinterested
from .deciding import private_opinion
from .guarding import is_escalated, require_other_eyes
from .settling import is_open, locked

NOT_OPEN = "这一步已经办过了。请刷新页面看最新进展。"
NO_REASON = "请写明理由，同事和监督人员会看到。"
TRIES = 50  # tasks that an interest or four eyes keep one from
TAKEN = (  # what handing on reads: of the case no more than whose it is
    "reference",
    "key",
    "region",
    "roles",
    "holder",
    "process__reference",
    "process__kind",
    "process__upper_ref",
    "process__edition",
    "department__code",
    "department__reference",
)


def free(by: Actor, passed: list[Any]) -> Any:
    """The most urgent task that nobody holds or is about to take, locked; those passed over left out."""
    rows = Task.objects.open().filter(department=by.department_id, holder=None).for_roles(by).exclude(nature="intake")
    rows = rows.exclude(pk__in=passed).order_by("due_at", "reference").select_related("process", "department")
    return rows.only(*TAKEN).select_for_update(of=("self",), skip_locked=True)[:1]


NEXT = Kept(free)


@deed
def claim_task(task: Task, *, by: Actor, at: datetime | None = None) -> Task:
    """Take a task. One's own again is nothing; a colleague's raises Conflict unless their post has ended."""
    task = waiting(task)
    POLICY.require(by, "task.claim", relations(by, task))
    if task.holder_id is not None and task.holder_id == by.mandate_id:
        return task
    if held_by_another(by, task):
        raise Conflict("task.held", "同事已经领取了这一步。请领取下一件。")
    require_disinterested(by, task.process)
    require_other_eyes(by, task)
    return hand(task, TaskMove.Act.CLAIM, by=by, at=at, holder=by.mandate_id)


@deed
def claim_next(*, by: Actor, at: datetime | None = None) -> Task | None:
    """Take the most urgent task nobody holds; None when there is none. Two who ask at once get different ones."""
    POLICY.require(by, "task.claim", {"assigned"} if by.department_id else ())
    passed: list[Any] = []
    while len(passed) < TRIES:
        task: Task | None = NEXT.first(by, passed)
        if task is None or is_free_for(by, task):
            return task and hand(task, TaskMove.Act.CLAIM, by=by, at=at, holder=by.mandate_id)
        passed.append(task.pk)
    return None


def is_free_for(by: Actor, task: Task) -> bool:
    """Whether neither an interest nor four eyes keep the actor away."""
    try:
        require_disinterested(by, task.process)
        require_other_eyes(by, task)
    except NotAllowed:
        return False
    return True


@deed
def release_task(task: Task, *, by: Actor, at: datetime | None = None) -> Task:
    """Put a task back for the colleagues."""
    task = waiting(task)
    POLICY.require(by, "task.claim", relations(by, task))
    if task.holder_id is None:
        return task
    if held_by_another(by, task):
        raise Conflict("task.held", "这一步在同事手里，只有本人能放回。")
    return hand(task, TaskMove.Act.RELEASE, by=by, at=at)


@deed
def reassign_task(task: Task, to: Mandate, *, reason: str, by: Actor, at: datetime | None = None) -> Task:
    """Pass a task on to a colleague of the department who may do it today; by its holder or the head, with a reason."""
    task = waiting(task)
    POLICY.require(by, "task.reassign", relations(by, task))
    require_reason(reason)
    if held_by_another(by, task) and not by.has_role("signing_head"):
        raise Conflict("task.held", "这一步在同事手里，请本人或者负责人转办。")
    held = Mandate.objects.held_on(localdate(at)).filter(pk=to.pk, department=task.department_id, role__in=task.roles)
    if not held.exists():
        sentence = "这位同事今天没有办理这一步的岗位。请另选一位。"
        raise Invalid("task.colleague", sentence, [Problem("to", sentence)])
    return hand(task, TaskMove.Act.REASSIGN, by=by, at=at, holder=to.pk, reason=reason)


@deed
def reroute_task(task: Task, to: Department, *, reason: str, by: Actor, at: datetime | None = None) -> Task:
    """A supervisor sends a stuck task to another department of the region, with a reason."""
    task = waiting(task)
    POLICY.require(by, "task.reroute", {"region"} if within(task.region, by.region) else ())
    require_reason(reason)
    if not within(to.division.code, by.region):
        sentence = "只能改派给您监督的地区里的部门。请另选一个。"
        raise Invalid("task.department", sentence, [Problem("to", sentence)])
    return hand(task, TaskMove.Act.REROUTE, by=by, at=at, department=to, reason=reason)


@deed
def escalate_task(task: Task, *, question: str, by: Actor, at: datetime | None = None) -> Task:
    """Ask above: the superior department's head, or one's own; the answer brings the task back."""
    task = waiting(task)
    POLICY.require(by, "task.escalate", relations(by, task))
    require_reason(question)
    if held_by_another(by, task) or is_escalated(task):
        raise Conflict("task.held", "这一步在同事手里，或者已经在请示。请刷新页面。")
    above = task.department.parent
    if above is None and task.roles == ["signing_head"]:
        raise Conflict("task.no_superior", "本单位没有登记上级部门，不能再往上请示。")
    act = TaskMove.Act.ESCALATE
    return hand(task, act, by=by, at=at, department=above, roles=["signing_head"], reason=question)


@deed
def answer_escalation(task: Task, *, words: str, by: Actor, at: datetime | None = None) -> Task:
    """Answer; the task goes back to whom it came from. The decision stays theirs."""
    task = waiting(task)
    POLICY.require(by, "task.answer", relations(by, task))
    require_reason(words)
    asked = task.moves.filter(act=TaskMove.Act.ESCALATE).order_by("-moved_at", "-id").first()
    if asked is None or not is_escalated(task):
        raise Conflict("task.not_asked", "这一步没有在请示。请刷新页面。")
    return hand(
        task, TaskMove.Act.ANSWER, by=by, at=at, reason=words, department=asked.from_department,
        roles=asked.from_roles, holder=asked.from_holder_id,
    )  # fmt: skip


def waiting(task: Task) -> Task:
    """The locked task; Conflict when it is no longer open."""
    task = locked(task)
    if not is_open(task):
        raise Conflict("task.not_open", NOT_OPEN)
    return task


def within(region: str, prefix: str) -> bool:
    """Whether a region lies in a supervisor's; nobody supervises without one."""
    return bool(prefix) and region.startswith(prefix)


def require_reason(words: str) -> None:
    """A move that others must understand has its reason."""
    if not words.strip():
        raise Invalid("task.reason", NO_REASON, [Problem("reason", NO_REASON)])


def hand(
    task: Task,
    act: TaskMove.Act,
    *,
    by: Actor,
    at: datetime | None,
    department: Department | None = None,
    roles: Sequence[str] = (),
    holder: Any = None,
    reason: str = "",
) -> Task:
    """Move a locked task and keep the move; without a department or roles they stay."""
    before = task.department
    move = TaskMove(
        task=task, act=act, from_department=before, to_department=department or before, from_roles=list(task.roles),
        from_holder_id=task.holder_id, to_holder_id=holder, reason=reason.strip(),
        mandate_id=by.mandate_id, moved_at=at or now(),
    )  # fmt: skip
    task.department, task.holder_id, task.roles = department or before, holder, list(roles or task.roles)
    task.save(update_fields=["department", "holder", "roles"])
    move.save()
    detail = {"task": task.key, "from": before.code, "to": task.department.code}
    record(
        f"task.{act}", stream=f"case:{task.process.upper_ref}", subject=task.reference, by=by, at=at,
        region=task.region, detail=detail, **private_opinion(task.process, reason),
    )  # fmt: skip
    return task
