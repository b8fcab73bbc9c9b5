"""My cases for machines."""

from django.db.models import Prefetch
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from records.ledger.api import actor_of, next_link, tagged
from records.ledger.loading import get_visible, seen

from ..models import Application
from ..serializers import CaseSerializer, OneCaseSerializer

PAGE = 50
CASE = seen(Application.objects.telling_reviews().select_related("department").defer("answers"))
CHILDREN = Prefetch("children", Application.objects.select_related("department").defer("answers"))


class Cases(APIView):
    """My cases, newest first; `before` is the number of the last one read."""

    @extend_schema(responses=CaseSerializer(many=True), parameters=[OpenApiParameter("before", str)])
    def get(self, request: Request) -> Response:
        """A page of cases."""
        actor = actor_of(request)
        rows = Application.objects.listed_for(actor).roots().select_related("department").order_by("-id")
        rows = rows.defer("answers").prefetch_related(CHILDREN)
        before = request.query_params.get("before", "")
        if before:
            rows = rows.filter(id__lt=get_visible(Application, actor, before).id)
        page = list(rows[: PAGE + 1])
        more = next_link(request, before=page[PAGE - 1].reference) if len(page) > PAGE else {}
        return Response(CaseSerializer(page[:PAGE], many=True).data, headers=more)


class Case(APIView):
    """One case."""

    @extend_schema(responses=OneCaseSerializer)
    def get(self, request: Request, ref: str) -> Response:
        """State, dates and how they are counted, line by line; no answers."""
        return tagged(request, OneCaseSerializer(get_visible(CASE, actor_of(request), ref)).data)
