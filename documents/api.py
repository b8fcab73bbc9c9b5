"""Papers for machines: my papers, their acts, my address for service."""

from typing import Any

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from records.ledger.actor import Actor
from records.ledger.api import KEY, act_door, actor_of, fingerprint, next_link, once, sent, tagged
from records.ledger.loading import get_visible

from .actions import confirm_address, note_delivery, replace_paper, revoke_address, void_paper
from .models import Paper
from .serializers import PaperDeliveryRequest, PaperSerializer, ServiceAddressRequest, VoidRequest, WaysSerializer

ROWS = Paper.objects.select_related("department", "edition")
PAGE = 50
BEFORE = OpenApiParameter("before", str, description="The reference of the last one read")


class Papers(APIView):
    """The papers I may see, newest first."""

    @extend_schema(responses=PaperSerializer(many=True), parameters=[BEFORE])
    def get(self, request: Request) -> Response:
        """A page of papers."""
        actor, before = actor_of(request), request.query_params.get("before", "")
        rows = ROWS.visible_to(actor).order_by("-id")
        if before:
            rows = rows.filter(id__lt=get_visible(Paper, actor, before).id)
        page = list(rows[: PAGE + 1])
        more = next_link(request, before=page[PAGE - 1].reference) if len(page) > PAGE else {}
        return Response(PaperSerializer(page[:PAGE], many=True).data, headers=more)


class OnePaper(APIView):
    """One paper."""

    @extend_schema(responses=PaperSerializer)
    def get(self, request: Request, ref: str) -> Response:
        """Number, organ and dates; the file is fetched from its page, where the reading is noted."""
        return tagged(request, PaperSerializer(get_visible(ROWS, actor_of(request), ref)).data)


class ServiceAddress(APIView):
    """My address for service."""

    @extend_schema(request=ServiceAddressRequest, responses={201: WaysSerializer}, parameters=[KEY])
    def post(self, request: Request) -> Response:
        """Sign it."""
        actor, values = actor_of(request), sent(request, ServiceAddressRequest)

        def run() -> Any:
            confirm_address(values["ways"], by=actor)
            return {"ways": values["ways"]}

        return once(request, fingerprint(request, values), run)


class ServiceAddressEnding(APIView):
    """My address for service is taken back."""

    @extend_schema(request=None, responses={201: WaysSerializer}, parameters=[KEY])
    def post(self, request: Request) -> Response:
        """Take it back."""
        actor = actor_of(request)

        def run() -> Any:
            revoke_address(by=actor)
            return {"ways": []}

        return once(request, fingerprint(request, {}), run)


def delivered(paper: Paper, values: dict[str, Any], by: Actor) -> Paper:
    """Somebody received it on paper."""
    note_delivery(paper, by=by, **values)
    return paper


PAPER_ACTS: dict[str, type[APIView]] = {
    "voiding": act_door(
        "PaperVoiding", lambda paper, values, by: void_paper(paper, by=by, **values), rows=ROWS, given=PaperSerializer,
        taken=VoidRequest,
    ),
    "replacement": act_door(
        "PaperReplacement", lambda paper, values, by: replace_paper(paper, by=by), rows=ROWS, given=PaperSerializer
    ),
    "deliveries": act_door(
        "PaperDelivery", delivered, rows=ROWS, given=PaperSerializer, taken=PaperDeliveryRequest
    ),
}  # fmt: skip
