"""The registers for machines: regulations, halls, divisions, code sets; public, read only."""

from datetime import date

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from records.ledger.actor import ANONYMOUS
from records.ledger.errors import Invalid
from records.ledger.loading import get_visible

from .halls import handling, nearest
from .models import DictionaryEntry, Division, Regulation
from .regions import significant
from .serializers import (
    CodeSerializer,
    DivisionSerializer,
    HallSerializer,
    RegulationSerializer,
    WholeRegulationSerializer,
)

PAGE = 50
ON = OpenApiParameter("on", date, description="Versions in force on this day; all versions without it")
AFTER = OpenApiParameter("after", str, description="Reference of the last one read")
NEAR = [
    OpenApiParameter(name, float, description="Degrees, WGS 84; both: the nearest first") for name in ("lon", "lat")
]
ITEM = OpenApiParameter("item", str, description="Code of an item that the halls handle")
WITHIN = OpenApiParameter("region", str, description="Division code of 6, 9 or 12 digits: what lies in it")
LAST = OpenApiParameter("after", str, description="Code or reference of the last one read")


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


class Halls(APIView):
    """Halls in use."""

    permission_classes = (AllowAny,)

    @extend_schema(responses=HallSerializer(many=True), parameters=[*NEAR, ITEM, WITHIN, LAST])
    def get(self, request: Request) -> Response:
        """The nearest twenty, or a page by entry."""
        asked = request.query_params
        if "lon" in asked and "lat" in asked:
            found = nearest(degrees(asked["lon"], 180), degrees(asked["lat"], 90), asked.get("item", ""))
            return Response(HallSerializer([one.hall for one in found], many=True).data)
        rows = handling(asked.get("item", "")).order_by("id")
        region = significant(asked.get("region", ""))
        rows = rows.filter(division__code__startswith=region) if region else rows
        last = rows.filter(reference=asked.get("after", "")).first()
        rows = rows.filter(id__gt=last.id) if last else rows
        return Response(HallSerializer(rows[:PAGE], many=True).data)


class Divisions(APIView):
    """Divisions, also those merged or abolished."""

    permission_classes = (AllowAny,)

    @extend_schema(responses=DivisionSerializer(many=True), parameters=[WITHIN, LAST])
    def get(self, request: Request) -> Response:
        """A page by code."""
        asked = request.query_params
        rows = Division.objects.select_related("merged_into").order_by("code", "valid_from")
        rows = rows.filter(code__startswith=significant(asked.get("region", "")), code__gt=asked.get("after", ""))
        return Response(DivisionSerializer(rows[:PAGE], many=True).data)


class Dictionary(APIView):
    """A code set."""

    permission_classes = (AllowAny,)

    @extend_schema(responses=CodeSerializer(many=True))
    def get(self, request: Request, name: str) -> Response:
        """All its codes in order."""
        rows = DictionaryEntry.objects.filter(set=name, valid_to=None)
        return Response(CodeSerializer(rows, many=True).data)


def degrees(typed: str, most: int) -> float:
    """A longitude or latitude of at most `most` degrees either way; Invalid otherwise."""
    try:
        value = float(typed)
    except ValueError:
        value = most + 1.0
    if not -most <= value <= most:
        raise Invalid("hall.place", "经纬度请写成十进制的度，例如 103.8 和 25.5。")
    return value


def day_of(typed: str) -> date:
    """A day as YYYY-MM-DD; Invalid otherwise."""
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise Invalid("regulation.day", "日期请写成 2026-01-31 这样。") from None
