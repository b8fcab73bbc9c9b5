"""The same acts for machines: lists, visits, and the replay of what was noted on site."""

import json
from dataclasses import asdict
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.parsers import MultiPartParser
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from records.ledger.api import actor_of
from records.ledger.errors import Invalid
from records.ledger.loading import get_visible

from ..actions.entries import Taken, take_entries, take_photo
from ..models import Inspection, SupervisedItem
from ..permissions import POLICY, on_visit
from ..serializers import (
    EntriesSerializer,
    EntrySerializer,
    InspectionSerializer,
    SupervisedItemSerializer,
    TakenSerializer,
    sent_of,
)

PAGE = 100
PHOTO_MOST = 20 * 1024 * 1024
ENTRY_MOST = 100_000  # characters
NO_PHOTO = "请附上照片文件和它的记录。"


def visits() -> QuerySet[Inspection]:
    """Visits with what an answer needs."""
    return Inspection.objects.select_related("premises__firm", "lead").prefetch_related("assignments__department")


class Items(APIView):
    """The published list; `after` is the code of the last one read."""

    permission_classes = (AllowAny,)

    @extend_schema(responses=SupervisedItemSerializer(many=True), parameters=[OpenApiParameter("after", str)])
    def get(self, request: Request) -> Response:
        """A page of supervised items by code."""
        rows = SupervisedItem.objects.filter(code__gt=request.query_params.get("after", "")[:60]).order_by("code")
        return Response(SupervisedItemSerializer(rows[:PAGE], many=True).data)


class Inspections(APIView):
    """Visits that one may see, newest first; `before` is the number of the last one read."""

    @extend_schema(responses=InspectionSerializer(many=True), parameters=[OpenApiParameter("before", str)])
    def get(self, request: Request) -> Response:
        """A page of visits."""
        actor = actor_of(request)
        rows: Any = visits()
        rows = rows.visible_to(actor).order_by("-id")
        before = request.query_params.get("before", "")
        if before:
            rows = rows.filter(id__lt=get_visible(Inspection, actor, before).id)
        return Response(InspectionSerializer(rows[:PAGE], many=True).data)


class OneInspection(APIView):
    """One visit."""

    @extend_schema(responses=InspectionSerializer)
    def get(self, request: Request, ref: str) -> Response:
        """Its tasks and contents; nothing of what was noted."""
        return Response(InspectionSerializer(get_visible(visits(), actor_of(request), ref)).data)


class Entries(APIView):
    """The replay: send what was noted, as often as needed; each entry is kept once."""

    @extend_schema(request=EntriesSerializer, responses=TakenSerializer(many=True))
    def post(self, request: Request, ref: str) -> Response:
        """What became of each entry, in order."""
        actor = actor_of(request)
        row = get_visible(visits(), actor, ref)
        POLICY.require(actor, "visit.record", on_visit(actor, row))
        sent = EntriesSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        taken = take_entries(row, [sent_of(said) for said in sent.validated_data["entries"]], by=actor)
        return Response([asdict(one) for one in taken])


class Photos(APIView):
    """A photograph with its entry (multipart: `photo`, `entry` as JSON); kept once, however often it is sent."""

    parser_classes = (MultiPartParser,)

    @extend_schema(request=EntrySerializer, responses=TakenSerializer)
    def post(self, request: Request, ref: str) -> Response:
        """What became of it."""
        actor = actor_of(request)
        row = get_visible(visits(), actor, ref)
        POLICY.require(actor, "visit.record", on_visit(actor, row))
        file, said = request.FILES.get("photo"), entry_in(request.POST.get("entry", ""))
        if file is None or said is None or file.size > PHOTO_MOST:
            raise Invalid("photo.missing", _(NO_PHOTO))
        sent = EntrySerializer(data=said)
        sent.is_valid(raise_exception=True)
        taken: Taken = take_photo(row, sent.sent(), file.read(), by=actor)
        return Response(asdict(taken))


def entry_in(text: Any) -> Any:
    """The entry beside a photograph; None when it is no JSON object that could be kept."""
    try:
        found = json.loads(str(text)[:ENTRY_MOST])
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
