"""The same acts for machines: each endpoint calls the action that its page calls."""

from typing import Any

from django.http import Http404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from records.ledger.actor import Actor
from records.ledger.errors import Conflict, Invalid, NotAllowed
from records.ledger.idempotency import answer_once
from records.ledger.loading import get_visible
from records.registers.regions import significant

from .actions.applications import submit_application
from .actions.drafts import save_draft, start_draft
from .finding import ranked
from .models import Application, BundleItem, Draft, ServiceItem
from .queries import cursor_of
from .serializers import (
    AnswersSerializer,
    CaseSerializer,
    DraftSerializer,
    ItemSerializer,
    StartSerializer,
    WholeItemSerializer,
)

PAGE = 50
FOUND = 20
AFTER = OpenApiParameter("after", str, description="Where the page begins, from the Link header of the page before")
QUERY = OpenApiParameter("q", str, description="Everyday words, pinyin, initials, English")
REGION = OpenApiParameter("region", str, description="Division code of 6, 9 or 12 digits")
KEY = OpenApiParameter("Idempotency-Key", str, OpenApiParameter.HEADER, required=True, description="One per submission")
MATCH = OpenApiParameter("If-Match", str, OpenApiParameter.HEADER, description="The revision that was read")


def actor_of(request: Request) -> Actor:
    """Who asks; NotAllowed for nobody."""
    actor: Actor = request._request.actor  # type: ignore[attr-defined]
    if actor.kind == "anonymous":
        raise NotAllowed("api.login", "请先登录。")
    return actor


class Items(APIView):
    """The catalogue: public, in the order of the list of items, or what a query finds."""

    permission_classes = (AllowAny,)

    @extend_schema(responses=ItemSerializer(many=True), parameters=[AFTER, QUERY, REGION])
    def get(self, request: Request) -> Response:
        """A page of items; with `q` the best twenty."""
        asked = request.query_params
        region = significant(asked.get("region", ""))
        if asked.get("q"):
            found = [row for row, _ in ranked(asked["q"], region) if isinstance(row, ServiceItem)]
            return Response(ItemSerializer(found[:FOUND], many=True).data)
        rows = ServiceItem.objects.serving(region) if region else ServiceItem.objects.all()
        items = list(rows.defer("search").listed(asked.get("after", ""))[: PAGE + 1])
        more = {"Link": f'<{next_page(request, items[PAGE - 1])}>; rel="next"'} if len(items) > PAGE else {}
        return Response(ItemSerializer(items[:PAGE], many=True).data, headers=more)


def next_page(request: Request, last: ServiceItem) -> str:
    """The address of the page that follows `last` (RFC 8288)."""
    query = request.query_params.copy()
    query["after"] = cursor_of(last)
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")


class OneItem(APIView):
    """An item whole: everything its guide says."""

    permission_classes = (AllowAny,)

    @extend_schema(responses=WholeItemSerializer)
    def get(self, request: Request, code: str) -> Response:
        """The item with its document, as published."""
        row = ServiceItem.objects.select_related("edition__base").filter(code=code).first()
        if row is None:
            raise Http404(code)
        return Response(WholeItemSerializer(row).data)


class Cases(APIView):
    """My cases, newest first; `before` is the number of the last one read."""

    @extend_schema(responses=CaseSerializer(many=True), parameters=[OpenApiParameter("before", str)])
    def get(self, request: Request) -> Response:
        """A page of cases."""
        actor = actor_of(request)
        rows = Application.objects.visible_to(actor).roots().select_related("department").order_by("-id")
        before = request.query_params.get("before", "")
        if before:
            rows = rows.filter(id__lt=get_visible(Application, actor, before).id)
        return Response(CaseSerializer(rows.prefetch_related("children__department")[:PAGE], many=True).data)


class Case(APIView):
    """One case."""

    @extend_schema(responses=CaseSerializer)
    def get(self, request: Request, ref: str) -> Response:
        """State and dates; no answers."""
        rows = Application.objects.select_related("department").prefetch_related("children__department")
        return Response(CaseSerializer(get_visible(rows, actor_of(request), ref)).data)


class Drafts(APIView):
    """Starting an application."""

    @extend_schema(request=StartSerializer, responses={201: DraftSerializer})
    def post(self, request: Request) -> Response:
        """Start a draft for a bundle or an item, or go on with the one there is."""
        wanted = StartSerializer(data=request.data)
        wanted.is_valid(raise_exception=True)
        code = wanted.validated_data["code"]
        row: Any = BundleItem.objects.select_related("edition").filter(code=code).first()
        row = row or ServiceItem.objects.select_related("edition").filter(code=code).first()
        if row is None:
            raise Http404(code)
        draft = start_draft(row.edition, by=actor_of(request))
        return Response(DraftSerializer(draft).data, status=201, headers={"ETag": f'"{draft.revision}"'})


class Answers(APIView):
    """The answers of a draft."""

    @extend_schema(request=AnswersSerializer, responses=DraftSerializer, parameters=[MATCH])
    def put(self, request: Request, ref: str) -> Response:
        """Save all answers; 422 names what is wrong, and keeps what was sent."""
        given = AnswersSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        actor = actor_of(request)
        tag = request.headers.get("If-Match", "").strip('"')
        match = int(tag) if tag.isdigit() else None
        draft = get_visible(Draft, actor, ref)
        draft, problems = save_draft(draft, given.validated_data["answers"], by=actor, if_match=match)
        if problems:
            raise Invalid("draft.problems", "有几处要改；填写的内容已经保存。", problems)
        return Response(DraftSerializer(draft).data, headers={"ETag": f'"{draft.revision}"'})


class Submission(APIView):
    """Submitting a draft."""

    @extend_schema(request=None, responses={201: CaseSerializer}, parameters=[KEY])
    def post(self, request: Request, ref: str) -> Response:
        """Submit once: the same key gives the same answer, whatever was lost on the way."""
        key = request.headers.get("Idempotency-Key", "")
        if not 8 <= len(key) <= 120:
            raise Conflict("api.key", "请在 Idempotency-Key 里带上 8 到 120 个字符的提交编号。")
        actor = actor_of(request)
        draft = get_visible(Draft, actor, ref)

        def submit() -> tuple[int, Any]:
            return 201, dict(CaseSerializer(submit_application(draft, by=actor)).data)

        status, answer = answer_once(actor, key, ref.encode(), submit)
        return Response(answer, status=status, headers={"Location": f"/api/v1/applications/{answer['reference']}/"})
