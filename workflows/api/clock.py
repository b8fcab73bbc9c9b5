"""The clock's acts for machines: each endpoint calls the action that its page calls, once per Idempotency-Key."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from records.ledger.api import KEY, actor_of, fingerprint, once
from records.ledger.errors import Invalid, Problem
from records.ledger.loading import get_visible

from ..actions import end_pause, extend_term, start_pause
from ..actions.timing import UNFOUNDED
from ..models import Process, Task
from ..serializers import ExtensionSerializer, PauseRequest, PauseSerializer, WhyRequest


def process_of(request: Request, ref: str) -> Process:
    """The process of a task that the actor may see."""
    task: Task = get_visible(Task.objects.select_related("process"), actor_of(request), ref)
    process: Process = task.process
    return process


class PauseDoor(APIView):
    """A special procedure begins."""

    @extend_schema(request=PauseRequest, responses={201: PauseSerializer}, parameters=[KEY])
    def post(self, request: Request, ref: str) -> Response:
        """Stop the clock; 422 for a kind that no article allows (the attempt is reported)."""
        process, actor = process_of(request, ref), actor_of(request)
        given = PauseRequest(data=request.data)
        given.is_valid(raise_exception=True)

        def run() -> Any:
            pause = start_pause(process, by=actor, **given.validated_data)
            return dict(PauseSerializer(pause).data) if pause else None

        answer = once(request, fingerprint(request, given.validated_data), run)
        if answer.data is None:
            raise Invalid("pause.unfounded", UNFOUNDED, [Problem("kind", UNFOUNDED)])
        return answer


class ResumptionDoor(APIView):
    """A special procedure ends."""

    @extend_schema(request=None, responses={201: PauseSerializer}, parameters=[KEY])
    def post(self, request: Request, ref: str) -> Response:
        """Let the clock run again."""
        process, actor = process_of(request, ref), actor_of(request)
        return once(request, fingerprint(request, {}), lambda: dict(PauseSerializer(end_pause(process, by=actor)).data))


class ExtensionDoor(APIView):
    """The head extends the term."""

    @extend_schema(request=WhyRequest, responses={201: ExtensionSerializer}, parameters=[KEY])
    def post(self, request: Request, ref: str) -> Response:
        """Extend by what the law allows, once."""
        process, actor = process_of(request, ref), actor_of(request)
        given = WhyRequest(data=request.data)
        given.is_valid(raise_exception=True)
        reason = given.validated_data["reason"]
        run = lambda: dict(ExtensionSerializer(extend_term(process, reason=reason, by=actor)).data)  # noqa: E731
        return once(request, fingerprint(request, given.validated_data), run)
