"""Messages for machines: an official's, and the door at which departments' own systems hand theirs in (ADR 0163)."""

from typing import Any

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from records.ledger.actor import Actor
from records.ledger.api import KEY, ActDoor, act_door, actor_of, fingerprint, once, sent, tagged
from records.ledger.errors import NotAllowed
from records.ledger.loading import get_visible

from ..actions import answer_message, end_line, open_line, sign_for_message, take_from_line
from ..models import Incoming, Message, Webhook
from ..permissions import POLICY, message_relations
from ..queries import OFFICE
from ..serializers import (
    AddressRequest,
    AnswerRequest,
    EnvelopeSerializer,
    IncomingSerializer,
    MessageSerializer,
    NewWebhookSerializer,
    ReceiptSerializer,
    WebhookSerializer,
)

PAGE = 50
ROWS = Incoming.objects.select_related("sender", "department")
SIGNED = [
    OpenApiParameter(f"webhook-{name}", str, OpenApiParameter.HEADER, required=True, description=words)
    for name, words in (
        ("id", "The message's id"),
        ("timestamp", "Seconds since 1970; within five minutes"),
        ("signature", "v1,<base64 HMAC-SHA256 of id.timestamp.content> with the line's secret"),
    )
]


def office(request: Request) -> Actor:
    """An official who reads messages; NotAllowed for everybody else."""
    actor = actor_of(request)
    if not actor.has_role(*OFFICE, "supervisor", "auditor"):
        raise NotAllowed("message.see", "部门往来只给本部门的工作人员看。")
    return actor


class Messages(APIView):
    """What came in and waits for my department."""

    @extend_schema(responses=IncomingSerializer(many=True))
    def get(self, request: Request) -> Response:
        """The nearest day first, fifty at most."""
        rows = ROWS.visible_to(office(request)).waiting()[:PAGE]
        return Response(IncomingSerializer(rows, many=True).data)


class SentMessages(APIView):
    """What my department sent, and where it stands."""

    @extend_schema(responses=MessageSerializer(many=True))
    def get(self, request: Request) -> Response:
        """The newest first, fifty at most."""
        rows = Message.objects.visible_to(office(request)).letters().select_related("receiver")[:PAGE]
        return Response(MessageSerializer(rows, many=True).data)


class OneMessage(APIView):
    """One message that came in."""

    @extend_schema(responses=IncomingSerializer)
    def get(self, request: Request, ref: str) -> Response:
        """What it asks, and what was answered."""
        return tagged(request, IncomingSerializer(get_visible(ROWS, office(request), ref)).data)


class Answering(ActDoor):
    """Answering a message."""

    def refuse(self, row: Incoming, by: Actor) -> None:
        """Refuse other departments."""
        POLICY.require(by, "message.answer", message_relations(by, row))


MessageSignature = act_door(
    "MessageSignature", lambda row, values, by: sign_for_message(row, by=by), rows=ROWS, given=IncomingSerializer
)
MessageAnswer = act_door(
    "MessageAnswer",
    lambda row, values, by: answer_message(row, values["outcome"], words=values["words"], by=by),
    rows=ROWS, given=IncomingSerializer, taken=AnswerRequest, door=Answering,
)  # fmt: skip


class Lines(APIView):
    """Where my department's own system takes its messages."""

    @extend_schema(responses=WebhookSerializer(many=True))
    def get(self, request: Request) -> Response:
        """The line in use."""
        actor = actor_of(request)
        POLICY.require(actor, "line.open")
        return Response(WebhookSerializer(Webhook.objects.lines().visible_to(actor).in_use(), many=True).data)

    @extend_schema(request=AddressRequest, responses={201: NewWebhookSerializer}, parameters=[KEY])
    def post(self, request: Request) -> Response:
        """Open one; its secret is in the first answer alone and is not kept: a repeated key answers without it."""
        actor = actor_of(request)
        POLICY.require(actor, "line.open")
        values, secret = sent(request, AddressRequest), ""

        def run() -> Any:
            nonlocal secret
            row, secret = open_line(values["url"], by=actor)
            return dict(WebhookSerializer(row).data)

        answer = once(request, fingerprint(request, values), run)
        answer.data = {**answer.data, "secret": secret}
        return answer


class LineEnding(APIView):
    """No line any more."""

    @extend_schema(request=None, responses={201: WebhookSerializer}, parameters=[KEY])
    def post(self, request: Request, ref: str) -> Response:
        """End it: messages wait on the department's page again."""
        actor = actor_of(request)
        row = get_visible(Webhook.objects.lines(), actor, ref)
        return once(request, fingerprint(request, {}), lambda: dict(WebhookSerializer(end_line(row, by=actor)).data))


class Arrivals(APIView):
    """A department's own system hands in a message, a receipt (签收) or an answer (反馈)."""

    authentication_classes = ()
    permission_classes = (AllowAny,)

    @extend_schema(request=EnvelopeSerializer, responses={201: ReceiptSerializer}, parameters=SIGNED, auth=[])
    def post(self, request: Request) -> Response:
        """Take it once per id; the answer is our number for it, the same however often it comes.

        403 when no line of the sending department has signed these bytes.
        """
        headers = {name.lower(): value for name, value in request.headers.items()}
        return Response({"receipt": take_from_line(headers, request._request.body)}, status=201)
