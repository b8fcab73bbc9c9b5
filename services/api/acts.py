"""The life of a case for machines: each act of a page, with the same permission, once per Idempotency-Key."""

from collections.abc import Callable
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from records.ledger.actor import Actor
from records.ledger.errors import Invalid, Problem
from records.ledger.loading import get_visible

from ..actions.afterwards import deliver_result, rectify_decision, sign_for_result
from ..actions.applications import withdraw_application
from ..actions.correcting import OFF_LIST, answer_correction, mark_case, send_correction
from ..actions.counter import accept_application, receive_application
from ..actions.ending import refuse_acceptance, terminate_application
from ..actions.supervising import answer_alert, archive_alert, judge_alert, urge_alert
from ..actions.talking import reply_message, send_message
from ..models import Alert, Application
from ..serializers import (
    AlertSerializer,
    AnswersSerializer,
    CaseSerializer,
    DeliveryRequest,
    MarkRequest,
    MessageRequest,
    NonAcceptanceRequest,
    ReasonRequest,
    TerminationRequest,
    TextRequest,
    VerdictRequest,
)
from .asking import KEY, actor_of, once

CASES = Application.objects.select_related("parent", "department", "person", "organisation", "edition")
ALERTS = Alert.objects.select_related("application", "department")
Act = Callable[[Any, dict[str, Any], Actor], Any]


class ActDoor(APIView):
    """One act on one visible row: `taken` checks what is sent, `act` calls the action, `given` is the answer."""

    rows: Any = CASES
    taken: type[serializers.Serializer[Any]] | None = None
    given: type[serializers.BaseSerializer[Any]] = CaseSerializer

    def act(self, row: Any, values: dict[str, Any], by: Actor) -> Any:
        """What is done."""
        raise NotImplementedError

    def post(self, request: Request, ref: str) -> Response:
        """Do it once per key."""
        actor = actor_of(request)
        row, values = get_visible(self.rows, actor, ref), {}
        if self.taken is not None:
            sent = self.taken(data=request.data)
            sent.is_valid(raise_exception=True)
            values = dict(sent.validated_data)
        content = f"{request.path}:{sorted(values.items(), key=str)}"
        return once(request, content, lambda: dict(self.given(self.act(row, values, actor)).data))


def act_door(
    name: str, act: Act, *, taken: type[serializers.Serializer[Any]] | None = None, rows: Any = CASES,
    given: type[serializers.BaseSerializer[Any]] = CaseSerializer,
) -> type[ActDoor]:  # fmt: skip
    """An endpoint for one act."""
    parts = {"rows": rows, "taken": taken, "given": given, "act": lambda self, row, values, by: act(row, values, by)}
    door = type(name, (ActDoor,), {**parts, "__doc__": name})
    return extend_schema(request=taken, responses={201: given}, parameters=[KEY])(door)


class MarkDoor(APIView):
    """One mark of a field or material."""

    @extend_schema(request=MarkRequest, responses={201: CaseSerializer}, parameters=[KEY])
    def post(self, request: Request, ref: str) -> Response:
        """Mark it; 422 for a material that the item does not ask for (the attempt is reported)."""
        actor = actor_of(request)
        case = get_visible(CASES, actor, ref)
        sent = MarkRequest(data=request.data)
        sent.is_valid(raise_exception=True)
        values = dict(sent.validated_data)

        def run() -> Any:
            return dict(CaseSerializer(case).data) if mark_case(case, by=actor, **values) else None

        answer = once(request, f"{request.path}:{sorted(values.items(), key=str)}", run)
        if answer.data is None:
            raise Invalid("mark.off_list", OFF_LIST, [Problem("element", OFF_LIST)])
        return answer


def on_alert(
    name: str, act: Act, taken: type[serializers.Serializer[Any]] | None = ReasonRequest
) -> type[ActDoor]:  # fmt: skip
    """An endpoint for one step of e-supervision."""
    return act_door(name, act, taken=taken, rows=ALERTS, given=AlertSerializer)


CASE_ACTS: dict[str, type[APIView]] = {
    "marks": MarkDoor,
    "receipt": act_door("Receipt", lambda case, values, by: receive_application(case, by=by)),
    "acceptance": act_door("Acceptance", lambda case, values, by: accept_application(case, by=by)),
    "non-acceptance": act_door(
        "NonAcceptance", lambda case, values, by: refuse_acceptance(case, by=by, **values), taken=NonAcceptanceRequest
    ),
    "termination": act_door(
        "Termination", lambda case, values, by: terminate_application(case, by=by, **values), taken=TerminationRequest
    ),
    "withdrawal": act_door("Withdrawal", lambda case, values, by: withdraw_application(case, by=by)),
    "correction-notice": act_door(
        "CorrectionNotice", lambda case, values, by: send_correction(case, by=by).application
    ),
    "correction": act_door(
        "CorrectionAnswer", lambda case, values, by: answer_correction(case, values["answers"], by=by).application,
        taken=AnswersSerializer,
    ),
    "messages": act_door(
        "Message", lambda case, values, by: send_message(case, by=by, **values).application, taken=MessageRequest
    ),
    "delivery": act_door(
        "Delivery", lambda case, values, by: deliver_result(case, by=by, **values).application, taken=DeliveryRequest
    ),
    "signature": act_door("Signature", lambda case, values, by: sign_for_result(case, by=by).application),
    "rectification": act_door(
        "Rectification", lambda case, values, by: rectify_decision(case, by=by, **values), taken=TextRequest
    ),
    "replies": act_door(
        "Reply", lambda case, values, by: reply_message(case, by=by, **values).application, taken=TextRequest
    ),
}  # fmt: skip
ALERT_ACTS: dict[str, type[APIView]] = {
    "urge": on_alert("AlertUrge", lambda row, values, by: urge_alert(row, by=by, **values)),
    "answer": on_alert("AlertAnswer", lambda row, values, by: answer_alert(row, by=by, **values)),
    "verdict": on_alert("AlertVerdict", lambda row, values, by: judge_alert(row, by=by, **values), VerdictRequest),
    "archive": on_alert("AlertArchive", lambda row, values, by: archive_alert(row, by=by), None),
}
