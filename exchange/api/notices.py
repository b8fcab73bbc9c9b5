"""Notices, choices and webhooks for machines: each endpoint calls the action that its page calls."""

from typing import Any

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from records.ledger.api import KEY, act_door, actor_of, fingerprint, next_link, once, sent

from ..actions import add_webhook, end_webhook, read_notices, rerun_dispatch, save_choices
from ..models import Dispatch, Notice, Webhook
from ..serializers import (
    AddressRequest,
    ChoicesRequest,
    DispatchSerializer,
    NewWebhookSerializer,
    NoticeSerializer,
    ReadSerializer,
    WebhookSerializer,
)

PAGE = 50
AFTER = OpenApiParameter("after", str, description="Where the page begins, from the Link header of the page before")


class Notices(APIView):
    """My notices: unread first, then the newest."""

    @extend_schema(responses=NoticeSerializer(many=True), parameters=[AFTER])
    def get(self, request: Request) -> Response:
        """A page of notices."""
        mine = Notice.objects.visible_to(actor_of(request))
        page = list(mine.listed(request.query_params.get("after", ""))[: PAGE + 1])
        more = next_link(request, after=page[PAGE - 1].cursor) if len(page) > PAGE else {}
        return Response(NoticeSerializer(page[:PAGE], many=True).data, headers=more)


class NoticesReading(APIView):
    """All read."""

    @extend_schema(request=None, responses={201: ReadSerializer}, parameters=[KEY])
    def post(self, request: Request) -> Response:
        """Mark them read."""
        actor = actor_of(request)

        def run() -> Any:
            read_notices(by=actor)
            return {"left": Notice.objects.visible_to(actor).unread().count()}

        return once(request, fingerprint(request, {}), run)


class Choices(APIView):
    """By which channel I want to be told what."""

    @extend_schema(request=ChoicesRequest, responses={201: ChoicesRequest}, parameters=[KEY])
    def post(self, request: Request) -> Response:
        """Keep choices; the portal's copy of what the law wants told stays on."""
        actor, values = actor_of(request), sent(request, ChoicesRequest)
        wanted = {(row["kind"], row["channel"]): row["wanted"] for row in values["choices"]}

        def run() -> Any:
            save_choices(wanted, by=actor)
            return dict(ChoicesRequest(values).data)

        return once(request, fingerprint(request, values), run)


class Webhooks(APIView):
    """The addresses of my own systems, or of the firm I act for."""

    @extend_schema(responses=WebhookSerializer(many=True))
    def get(self, request: Request) -> Response:
        """Those in use, the newest first."""
        rows = Webhook.objects.visible_to(actor_of(request)).private().in_use().order_by("-made_at")
        return Response(WebhookSerializer(rows, many=True).data)

    @extend_schema(request=AddressRequest, responses={201: NewWebhookSerializer}, parameters=[KEY])
    def post(self, request: Request) -> Response:
        """Add one; its secret is in the first answer alone and is not kept: a repeated key answers without it."""
        actor, values = actor_of(request), sent(request, AddressRequest)
        secret = ""

        def run() -> Any:
            nonlocal secret
            row, secret = add_webhook(values["url"], by=actor)
            return dict(WebhookSerializer(row).data)

        answer = once(request, fingerprint(request, values), run)
        answer.data = {**answer.data, "secret": secret}
        return answer


WebhookEnding = act_door(
    "WebhookEnding",
    lambda row, values, by: end_webhook(row, by=by),
    rows=Webhook.objects.private(),
    given=WebhookSerializer,
)
DispatchRerun = act_door(
    "DispatchRerun", lambda row, values, by: rerun_dispatch(row, by=by), rows=Dispatch, given=DispatchSerializer
)
