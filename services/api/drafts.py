"""Applying for machines: start, save, submit."""

from typing import Any

from django.http import Http404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from records.ledger.actor import Actor
from records.ledger.api import KEY, act_door, actor_of, once
from records.ledger.errors import Invalid
from records.ledger.loading import get_visible

from ..actions.applications import submit_application
from ..actions.drafts import save_draft, start_draft
from ..actions.handing_in import attach_material
from ..actions.prefilling import acknowledge_notice, answer_held_value
from ..models import BundleItem, Draft, ServiceItem
from ..serializers import (
    AnswersSerializer,
    CaseSerializer,
    DraftSerializer,
    FileRequest,
    HeldValueRequest,
    StartSerializer,
)  # fmt: skip

MATCH = OpenApiParameter("If-Match", str, OpenApiParameter.HEADER, description="The revision that was read")


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
        given = wanted.validated_data
        draft = start_draft(
            row.edition, division=given["division"], chosen=given.get("members"), by=actor_of(request)
        )  # fmt: skip
        return Response(DraftSerializer(draft).data, status=201, headers={"ETag": f'"{draft.revision}"'})


class Acknowledgement(APIView):
    """The notice of what is asked, by whom, on what basis."""

    @extend_schema(request=None, responses=DraftSerializer)
    def put(self, request: Request, ref: str) -> Response:
        """The notice was read: registers are read now, and answers are taken. Repeated: as it was."""
        actor = actor_of(request)
        draft = acknowledge_notice(get_visible(Draft, actor, ref), by=actor)
        return Response(DraftSerializer(draft).data, headers={"ETag": f'"{draft.revision}"'})


class HeldValue(APIView):
    """A value of a register in a draft."""

    @extend_schema(request=HeldValueRequest, responses=DraftSerializer)
    def put(self, request: Request, ref: str, element: str) -> Response:
        """Confirm it, or dispute it with a value and a reason; both are kept."""
        given = HeldValueRequest(data=request.data)
        given.is_valid(raise_exception=True)
        actor = actor_of(request)
        answer_held_value(get_visible(Draft, actor, ref), element, by=actor, **given.validated_data)
        return Response(DraftSerializer(get_visible(Draft, actor, ref)).data)


class Answers(APIView):
    """The answers of a draft."""

    @extend_schema(request=AnswersSerializer, responses=DraftSerializer, parameters=[MATCH])
    def put(self, request: Request, ref: str) -> Response:
        """Save all answers; 422 names what is wrong, and keeps what was sent."""
        given = AnswersSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        actor = actor_of(request)
        tag = request.headers.get("If-Match", "").strip('"')
        match = int(tag) if tag.isascii() and tag.isdigit() else None
        draft = get_visible(Draft, actor, ref)
        draft, problems = save_draft(draft, given.validated_data["answers"], by=actor, if_match=match)
        if problems:
            raise Invalid("draft.problems", "有几处要改；填写的内容已经保存。", problems)
        return Response(DraftSerializer(draft).data, headers={"ETag": f'"{draft.revision}"'})


def handed_in(draft: Draft, values: dict[str, Any], by: Actor) -> Draft:
    """A file for one material of a draft."""
    file = values["file"]
    return attach_material(draft, values["element"], file.read(), name=file.name, by=by).draft


DraftFile = act_door("DraftFile", handed_in, rows=Draft, given=DraftSerializer, taken=FileRequest)


class Submission(APIView):
    """Submitting a draft."""

    @extend_schema(request=None, responses={201: CaseSerializer}, parameters=[KEY])
    def post(self, request: Request, ref: str) -> Response:
        """Submit once: the same key gives the same answer, whatever was lost on the way."""
        actor = actor_of(request)
        draft = get_visible(Draft, actor, ref)
        answer = once(request, ref, lambda: dict(CaseSerializer(submit_application(draft, by=actor)).data))
        answer["Location"] = f"/api/v1/applications/{answer.data['reference']}/"
        return answer
