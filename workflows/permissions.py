"""Who may decide tasks and arrange visits."""

from django.db.models import Q
from django.utils.timezone import localdate

from identity.models import Mandate
from records.ledger.actor import Actor
from records.ledger.errors import NotAllowed
from records.ledger.kept import Kept
from records.ledger.policy import Policy

from .models import Batch, Interest, Process, Task
from .registry import process_kinds

INTERESTS = Kept(lambda person, parties: Interest.objects.filter(person=person, party__in=parties, ended_at=None)[:1])
POLICY = Policy(
    "workflows",
    {
        "process.start": {
            ("citizen", "any"),
            ("window_clerk", "any"),
            ("system", "any"),
            ("helper", "any"),
            ("village_agent", "any"),
        },
        "process.withdraw": {("citizen", "any"), ("window_clerk", "any"), ("system", "any")},
        "process.advance": {("system", "any")},
        "task.decide": {("approver", "assigned"), ("signing_head", "assigned")},
        "process.pause": {("approver", "department"), ("signing_head", "department")},
        "process.resume": {("approver", "department"), ("signing_head", "department")},
        "process.extend": {("signing_head", "department")},
        "task.claim": {("approver", "assigned"), ("signing_head", "assigned")},
        "task.reassign": {("approver", "assigned"), ("signing_head", "department")},
        "task.reroute": {("supervisor", "region")},
        "task.escalate": {("approver", "assigned"), ("signing_head", "assigned")},
        "task.answer": {("signing_head", "assigned")},
        "task.vote": {("approver", "assigned"), ("signing_head", "assigned")},
        "discussion.record": {("approver", "assigned"), ("signing_head", "assigned")},
        "interest.declare": {("approver", "own"), ("signing_head", "own"), ("officer", "own"), ("system", "any")},
        "batch.run": {("approver", "department"), ("signing_head", "department")},
        "batch.enter": {
            ("system", "any"), ("window_clerk", "region"), ("approver", "department"), ("signing_head", "department"),
        },
        "batch.object": {("citizen", "any")},
        "competence.enter": {("system", "any"), ("item_authority", "any")},
        "step.run": {("system", "any")},
        "task.alert": {("system", "any")},
        "visit.arrange": {("approver", "assigned"), ("signing_head", "assigned")},
        "visit.record": {("approver", "assigned"), ("signing_head", "assigned")},
    },
)  # fmt: skip


def batch_relations(actor: Actor, batch: Batch) -> set[str]:
    """`department` for the officials whose department runs it, `region` for posts where it is announced."""
    found = {"department"} if batch.department_id == actor.department_id else set()
    return found | ({"region"} if actor.region and batch.region.startswith(actor.region) else set())


def relations(actor: Actor, task: Task) -> set[str]:
    """`department` when the task lies in the actor's, `assigned` when it is also for one of the actor's roles."""
    if task.department_id != actor.department_id:
        return set()
    return {"department"} if actor.roles.isdisjoint(task.roles) else {"assigned", "department"}


def timing_relations(actor: Actor, process: Process) -> set[str]:
    """`department` for the organ whose case it is: pauses and extensions are its own acts."""
    return {"department"} if str(actor.department_id) == process.departments.get("organ") else set()


def may_decide(actor: Actor, task: Task) -> bool:
    """Whether the actor may decide the task, were it not their own case."""
    return POLICY.allows(actor, "task.decide", relations(actor, task)) and is_entitled(actor, task)


def is_entitled(actor: Actor, task: Task) -> bool:
    """Whether the edition of the case lets a post of the actor decide; only decisions are asked for."""
    kind = process_kinds.get(task.process.kind)
    return task.nature != "decide" or kind.may_decide is None or kind.may_decide(task.process.upper_ref, actor)


def require_entitled(actor: Actor, task: Task) -> None:
    """NotAllowed where the edition of the case gives the decision to another post (practice 17)."""
    if not is_entitled(actor, task):
        raise NotAllowed("workflows.not_entitled", "这个事项的决定由事项清单写明的岗位作出，您的岗位不在其中。")


def refuse_own_entry(actor: Actor, case_ref: str) -> None:
    """Nobody enters, scores or strikes in a batch what is their own, a relative's, or of a declared interest."""
    for process in Process.objects.filter(upper_ref=case_ref, parent_task=None):
        require_disinterested(actor, process)


def held_by_another(actor: Actor, task: Task) -> bool:
    """Whether a colleague holds the task, who is in post today and whom the actor does not stand in for."""
    if task.holder_id is None or task.holder_id == actor.mandate_id:
        return False
    posts = Mandate.objects.held_on(localdate())
    if posts.filter(person=actor.person_id).filter(Q(pk=task.holder_id) | Q(substitute_for=task.holder_id)).exists():
        return False
    return bool(posts.filter(pk=task.holder_id).exclude(person=actor.person_id).exists())


def require_disinterested(actor: Actor, process: Process) -> None:
    """Nobody takes, decides, stops or extends their own case, a relative's, or that of a party they have declared an
    interest in (回避)."""
    parties = process_kinds.get(process.kind).parties(process.upper_ref)
    if actor.reference in parties:
        raise NotAllowed("workflows.own_case", "这是您本人的办件，请交给同事办理（回避）。")
    if INTERESTS(actor.reference, sorted(parties)):
        raise NotAllowed("workflows.interest", "您申报过与当事人的利害关系，请交给同事办理（回避）。")
