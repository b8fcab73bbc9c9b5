"""The regulations library for machines: public, read only."""

from datetime import date

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from records.ledger.actor import ANONYMOUS
from records.ledger.errors import Invalid
from records.ledger.loading import get_visible

from .models import Regulation
from .serializers import RegulationSerializer, WholeRegulationSerializer

PAGE = 50
ON = OpenApiParameter("on", date, description="Versions in force on this day; all versions without it")
AFTER = OpenApiParameter("after", str, description="Reference of the last one read")


class Regulations(APIView):
    """Versions of regulations, by entry."""

    permission_classes = (AllowAny,)

    @extend_schema(responses=RegulationSerializer(many=True), parameters=[ON, AFTER])
    def get(self, request: Request) -> Response:
        """A page of versions."""
        rows = Regulation.objects.order_by("id")
        if "on" in request.query_params:
            rows = rows.valid_on(day_of(request.query_params["on"]))
        if "after" in request.query_params:
            rows = rows.filter(id__gt=get_visible(Regulation, ANONYMOUS, request.query_params["after"]).id)
        return Response(RegulationSerializer(rows[:PAGE], many=True).data)


class OneRegulation(APIView):
    """A version with its articles."""

    permission_classes = (AllowAny,)

    @extend_schema(responses=WholeRegulationSerializer)
    def get(self, request: Request, ref: str) -> Response:
        """The version."""
        rows = Regulation.objects.prefetch_related("articles")
        return Response(WholeRegulationSerializer(get_visible(rows, ANONYMOUS, ref)).data)


def day_of(typed: str) -> date:
    """A day as YYYY-MM-DD; Invalid otherwise."""
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise Invalid("regulation.day", "日期请写成 2026-01-31 这样。") from None
