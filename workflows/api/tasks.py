"""My office's tasks and every act on them, once per Idempotency-Key."""

from typing import Any

from django.http import Http404
from django.utils.dateparse import parse_datetime
from django.utils.timezone import localdate
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from identity.models import Mandate
from records.ledger.actor import Actor
from records.ledger.api import KEY, Act, ActDoor, Taken, act_door, actor_of, fingerprint, next_link, once, sent, tagged
from records.ledger.errors import Conflict, Invalid, Problem
from records.ledger.loading import get_visible
from records.registers.models import Department

from ..actions import (
    answer_escalation,
    approve_many,
    arrange_visit,
    cast_vote,
    claim_next,
    claim_task,
    decide_task,
    escalate_task,
    reassign_task,
    record_discussion,
    record_finding,
    release_task,
    reroute_task,
)
from ..actions.voicing import Said
from ..models import Task, VisitPart
from ..permissions import POLICY, relations
from ..registry import process_kinds
from ..serializers import (
    ApprovalsRequest,
    DecisionRequest,
    DiscussionRequest,
    FindingRequest,
    LineSerializer,
    MoveRequest,
    TaskSerializer,
    VisitRequest,
    VoteRequest,
    WordsRequest,
)

ROWS = Task.objects.select_related("process__edition", "department", "holder__person", "principal")
PAGE = 50
AFTER = OpenApiParameter("after", str, description="Where the page begins, from the Link header of the page before")


class Tasks(APIView):
    """My office's open tasks, the least time left first."""

    @extend_schema(responses=TaskSerializer(many=True), parameters=[AFTER])
    def get(self, request: Request) -> Response:
        """A page of tasks."""
        actor = actor_of(request)
        rows = ROWS.visible_to(actor).open().exclude(nature="auto")
        if actor.kind == "official" and not actor.has_role("auditor", "supervisor"):
            rows = rows.for_roles(actor)
        after = request.query_params.get("after", "")
        if after:
            moment = parsed(after.partition("~")[0])
            rows = rows.after(moment, after.partition("~")[2])
        page = list(rows.order_by("due_at", "reference")[: PAGE + 1])
        last = page[PAGE - 1] if len(page) > PAGE else None
        more = next_link(request, after=f"{last.due_at.isoformat()}~{last.reference}") if last else {}
        return Response(TaskSerializer(page[:PAGE], many=True).data, headers=more)


def parsed(text: str) -> Any:
    """The moment that a cursor names; Http404 for a cursor that is none of ours."""
    try:
        moment = parse_datetime(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise Http404(text)
    return moment


class OneTask(APIView):
    """One task."""

    @extend_schema(responses=TaskSerializer)
    def get(self, request: Request, ref: str) -> Response:
        """Its state, holder and end; what the case says is read on its page, where the reading is noted."""
        return tagged(request, TaskSerializer(get_visible(ROWS, actor_of(request), ref)).data)


class NextTask(APIView):
    """The most urgent task that nobody holds."""

    @extend_schema(request=None, responses={201: TaskSerializer}, parameters=[KEY])
    def post(self, request: Request) -> Response:
        """Take it; 409 when there is none."""
        actor = actor_of(request)
        POLICY.require(actor, "task.claim", {"assigned"} if actor.department_id else ())

        def run() -> Any:
            task = claim_next(by=actor)
            if task is None:
                raise Conflict("task.none", "现在没有可以领取的任务。")
            return dict(TaskSerializer(ROWS.get(pk=task.pk)).data)

        return once(request, fingerprint(request, {}), run)


class Approvals(APIView):
    """Approving several tasks: a deed each, one report."""

    @extend_schema(request=ApprovalsRequest, responses={201: LineSerializer(many=True)}, parameters=[KEY])
    def post(self, request: Request) -> Response:
        """Approve those whose step allows it; a refusal stops no other."""
        actor = actor_of(request)
        POLICY.require(actor, "task.claim", {"assigned"} if actor.department_id else ())
        values = sent(request, ApprovalsRequest)

        def run() -> Any:
            rows = ROWS.visible_to(actor).filter(reference__in=values["tasks"], batch=True).for_roles(actor)
            report = approve_many(rows, opinion=values["opinion"], by=actor)
            return [dict(LineSerializer(line).data) for line in report]

        return once(request, fingerprint(request, values), run)


def reassigned(task: Task, values: dict[str, Any], by: Actor) -> Task:
    """Pass it on to a colleague's post."""
    POLICY.require(by, "task.reassign", relations(by, task))
    to = Mandate.objects.held_on(localdate()).visible_to(by).filter(reference=values["to"]).first()
    if to is None:
        raise Invalid("task.to", "没有这个岗位，或者不能交给它。", [Problem("to", "没有这个岗位，或者不能交给它。")])
    return reassign_task(task, to, reason=values["reason"], by=by)


def rerouted(task: Task, values: dict[str, Any], by: Actor) -> Task:
    """Send it to another department of the region."""
    POLICY.require(by, "task.reroute", {"region"} if by.region else ())
    rows = Department.objects.select_related("division").filter(division__code__startswith=by.region or "none")
    to = rows.filter(reference=values["to"]).first()
    if to is None:
        raise Invalid("task.to", "本地区没有这个部门。", [Problem("to", "本地区没有这个部门。")])
    return reroute_task(task, to, reason=values["reason"], by=by)


def visited(task: Task, values: dict[str, Any], by: Actor) -> Task:
    """One appointment for all organs that visit for the same bundle."""
    POLICY.require(by, "visit.arrange", relations(by, task))
    case = process_kinds.get(task.process.kind).case_fragment(task.process.upper_ref, by)[1]
    together = Task.objects.open().filter(nature="visit", process__upper_ref__in=case["together"])
    rows = list(together.select_related("process"))
    arrange_visit(rows, place=case["place"], starts_at=values["starts_at"], by=by)
    return task


def found(task: Task, values: dict[str, Any], by: Actor) -> Task:
    """Record my organ's finding at a visit."""
    POLICY.require(by, "visit.record", relations(by, task))
    part = VisitPart.objects.filter(task=task).select_related("task__process").first()
    if part is None:
        raise Conflict("visit.none", "还没有约定上门时间。请先预约。")
    record_finding(part, by=by, **values)
    return task


def discussed(task: Task, values: dict[str, Any], by: Actor) -> Task:
    """Record who was there and what each held."""
    POLICY.require(by, "discussion.record", relations(by, task))
    record_discussion(task, [Said(v["mandate"], v["verdict"], v["words"]) for v in values["voices"]], by=by)
    return task


def voted(task: Task, values: dict[str, Any], by: Actor) -> Task:
    """Vote in a panel."""
    POLICY.require(by, "task.vote", relations(by, task))
    cast_vote(task, values["verdict"], words=values["words"], by=by)
    return task


def decided(task: Task, values: dict[str, Any], by: Actor) -> Task:
    """Decide, as the page does: a refusal and a return have reasons."""
    POLICY.require(by, "task.decide", relations(by, task))
    return decide_task(task, by=by, **values)


def on_task(name: str, act: Act, taken: Taken | None = None) -> type[ActDoor]:
    """An endpoint for one act on a task."""
    return act_door(name, act, taken=taken, rows=ROWS, given=TaskSerializer)


TASK_ACTS: dict[str, type[APIView]] = {
    "decision": on_task("TaskDecision", decided, DecisionRequest),
    "visit": on_task("TaskVisit", visited, VisitRequest),
    "finding": on_task("TaskFinding", found, FindingRequest),
    "claim": on_task("TaskClaim", lambda task, values, by: claim_task(task, by=by)),
    "release": on_task("TaskRelease", lambda task, values, by: release_task(task, by=by)),
    "reassignment": on_task("TaskReassignment", reassigned, MoveRequest),
    "question": on_task(
        "TaskQuestion", lambda task, values, by: escalate_task(task, question=values["words"], by=by), WordsRequest
    ),
    "answer": on_task(
        "TaskAnswer", lambda task, values, by: answer_escalation(task, words=values["words"], by=by), WordsRequest
    ),
    "vote": on_task("TaskVote", voted, VoteRequest),
    "discussion": on_task("TaskDiscussion", discussed, DiscussionRequest),
    "route": on_task("TaskRoute", rerouted, MoveRequest),
}
