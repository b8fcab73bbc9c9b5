"""Whose turn it is: what stops a decision although the office would allow it."""

from blueprints.loading import load
from records.ledger.actor import Actor
from records.ledger.errors import Conflict, Invalid, NotAllowed, Problem
from records.ledger.kept import Kept

from ..models import Task, TaskMove
from ..permissions import held_by_another
from ..rules.voices import differs

ASKED = Kept(
    lambda task: (
        TaskMove.objects.filter(task=task, act__in=[TaskMove.Act.ESCALATE, TaskMove.Act.ANSWER])
        .order_by("-moved_at", "-id")
        .values_list("act", flat=True)[:1]
    )
)


def refuse_out_of_turn(by: Actor, task: Task, do: str, opinion: str) -> None:
    """Refuse: a colleague holds the task, it is with a superior, same person twice, others decide it."""
    if held_by_another(by, task):
        raise Conflict("task.held", "同事已经领取了这一步。需要您办的话，请同事或者负责人转办给您。")
    if is_escalated(task):
        raise Conflict("task.escalated", "这一步正在请示上级。批复回来以后再办。")
    require_other_eyes(by, task)
    if task.nature == "panel":
        raise Conflict("task.panel", "这一步由专家评审投票决定，请投票。")
    if task.nature == "discussion":
        require_discussed(by, task, do, opinion)


def is_escalated(task: Task) -> bool:
    """Whether the task waits for a superior's answer."""
    return bool(ASKED.first(task.pk) == TaskMove.Act.ESCALATE)


def require_other_eyes(by: Actor, task: Task) -> None:
    """Four eyes: whoever settled the tasks that the edition names, in their last round, does not settle this one."""
    others = load(task.process.edition).task(task.key).four_eyes
    if not others:
        return
    done = task.process.tasks.filter(state=Task.State.DONE).order_by("round").values_list("key", "mandate__person")
    if any(person == by.person_id for key, person in dict(done).items() if key.partition("#")[0] in others):
        raise NotAllowed("workflows.four_eyes", "前面的环节是您办的，这一步要由另一位同事办理（双人复核）。")


def require_discussed(by: Actor, task: Task, do: str, opinion: str) -> None:
    """集体讨论 comes first, the head decides, and says why when most held otherwise (practice 16)."""
    if not by.has_role("signing_head"):
        raise NotAllowed("workflows.head", "集体讨论后由负责人决定（首长负责制）。")
    verdicts = list(task.voices.values_list("verdict", flat=True))
    if not verdicts:
        raise Conflict("task.discussion", "请先记录集体讨论的参加人员和意见，再作决定。")
    if differs(do, verdicts) and not opinion.strip():
        sentence = "您的决定与多数意见不同，请写明理由。"
        raise Invalid("task.reasons", sentence, [Problem("opinion", sentence)])
