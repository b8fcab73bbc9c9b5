"""Competences and interests for machines: each endpoint calls the action that its page calls."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from identity.models import Organisation, Person
from records.ledger.actor import Actor
from records.ledger.api import KEY, ActDoor, act_door, actor_of, fingerprint, once, sent
from records.ledger.errors import Invalid, NotAllowed, NotFound, Problem
from records.ledger.loading import get_visible
from records.registers.models import Department

from ..actions import declare_about, declare_interest, end_competence, end_interest, enter_competence, release_task
from ..models import Competence, Interest, Task
from ..permissions import POLICY
from ..serializers import (
    CompetenceRequest,
    CompetenceSerializer,
    GroundRequest,
    InterestRequest,
    InterestSerializer,
    LastDayRequest,
    PartyRequest,
    TaskSerializer,
)

READERS = ("item_authority", "department_admin", "approver", "signing_head", "supervisor", "auditor")
SHOWN = 200
UNKNOWN_FIRM = "没有这个代码的单位在本平台办过事。请核对代码；办到时再从办件页面申报也可以。"
ELSEWHERE = "本地区没有这个部门。"


def lines_of(actor: Actor) -> Any:
    """The lines of the actor's region."""
    rows = Competence.objects.filter(division__startswith=actor.region[:2] or "none")
    return rows.select_related("acts", "principal").order_by("role", "division", "item", "-valid_from")


class Competences(APIView):
    """Who decides for which place; the item authority enters a new line."""

    @extend_schema(responses=CompetenceSerializer(many=True))
    def get(self, request: Request) -> Response:
        """The lines of my region."""
        actor = actor_of(request)
        if not actor.has_role(*READERS):
            raise NotAllowed("competence.see", "这张表只给本地区的工作人员看。")
        return Response(CompetenceSerializer(lines_of(actor)[:SHOWN], many=True).data)

    @extend_schema(request=CompetenceRequest, responses={201: CompetenceSerializer}, parameters=[KEY])
    def post(self, request: Request) -> Response:
        """Enter one; its departments lie in my region."""
        actor = actor_of(request)
        POLICY.require(actor, "competence.enter")
        values = sent(request, CompetenceRequest)

        def run() -> Any:
            named = {name: of_region(actor, name, values[name]) for name in ("acts", "principal")}
            return dict(CompetenceSerializer(enter_competence(**{**values, **named}, by=actor)).data)

        return once(request, fingerprint(request, values), run)


def of_region(actor: Actor, pointer: str, reference: str) -> Department:
    """A department of the actor's region; Invalid for any other."""
    rows = Department.objects.filter(division__code__startswith=actor.region or "none")
    found: Department | None = rows.filter(reference=reference).first()
    if found is None:
        raise Invalid("competence.department", ELSEWHERE, [Problem(pointer, ELSEWHERE)])
    return found


class CompetenceEnding(APIView):
    """A line holds until a day."""

    @extend_schema(request=LastDayRequest, responses={201: CompetenceSerializer}, parameters=[KEY])
    def post(self, request: Request) -> Response:
        """End it; 404 for a line that is not there."""
        actor = actor_of(request)
        POLICY.require(actor, "competence.enter")
        values = sent(request, LastDayRequest)
        natural = {name: value for name, value in values.items() if name != "valid_to"}

        def run() -> Any:
            row = lines_of(actor).filter(**natural).first()
            if row is None:
                raise NotFound("competence.none", "没有这一条。请核对机关、地区、事项和开始的那天。")
            return dict(CompetenceSerializer(end_competence(row, values["valid_to"], by=actor)).data)

        return once(request, fingerprint(request, values), run)


class Interests(APIView):
    """Whose cases I stay away from."""

    @extend_schema(responses=InterestSerializer(many=True))
    def get(self, request: Request) -> Response:
        """Mine, the standing ones first."""
        rows = Interest.objects.filter(person=actor_of(request).reference).order_by("ended_at", "-declared_at")
        return Response(InterestSerializer(rows[:SHOWN], many=True).data)

    @extend_schema(request=InterestRequest, responses={201: InterestSerializer}, parameters=[KEY])
    def post(self, request: Request) -> Response:
        """Stay away from a firm's cases."""
        actor = actor_of(request)
        POLICY.require(actor, "interest.declare", {"own"})
        values = sent(request, InterestRequest)

        def run() -> Any:
            firm = Organisation.objects.filter(uscc=values["uscc"].upper()).first()
            if firm is None:
                raise Invalid("interest.uscc", UNKNOWN_FIRM, [Problem("uscc", UNKNOWN_FIRM)])
            person = get_visible(Person, actor, actor.reference)
            row = declare_interest(person, firm.reference, ground=values["ground"], by=actor)
            return dict(InterestSerializer(row).data)

        return once(request, fingerprint(request, values), run)


class InterestEnding(APIView):
    """The reason is gone."""

    @extend_schema(request=PartyRequest, responses={201: InterestSerializer}, parameters=[KEY])
    def post(self, request: Request) -> Response:
        """End mine; 404 when there is none."""
        actor, values = actor_of(request), sent(request, PartyRequest)

        def run() -> Any:
            mine = Interest.objects.filter(person=actor.reference, ended_at=None, party=values["party"]).first()
            if mine is None:
                raise NotFound("interest.none", "您没有申报过对这一方的回避，或者已经结束。")
            return dict(InterestSerializer(end_interest(mine, by=actor)).data)

        return once(request, fingerprint(request, values), run)


class Declaring(ActDoor):
    """Staying away from a case."""

    def refuse(self, row: Task, by: Actor) -> None:
        """Refuse those who decide nothing."""
        POLICY.require(by, "interest.declare", {"own"})


def stay_away(task: Task, values: dict[str, Any], by: Actor) -> Task:
    """What I hold goes back to the colleagues first; then the interest is noted."""
    if task.state == "open" and task.holder_id and task.holder_id == by.mandate_id:
        task = release_task(task, by=by)
    declare_about(task.process, ground=values["ground"], by=by)
    return task


InterestAbout = act_door(
    "InterestAbout", stay_away, rows=Task.objects.select_related("process__edition", "department", "holder"),
    given=TaskSerializer, taken=GroundRequest, door=Declaring,
)  # fmt: skip
