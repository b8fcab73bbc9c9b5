"""What is done about a certificate, for machines."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from licences.models import Licence
from records.ledger.api import KEY, actor_of, once
from records.ledger.loading import get_visible

from ..actions.afterlife import open_proceeding, start_after_life
from ..serializers import CaseSerializer, DraftSerializer

LICENCES = Licence.objects.select_related("edition", "department", "department__division")


class ActRequest(serializers.Serializer[dict[str, Any]]):
    """Which 办理项: its id, or its kind (change, renewal, replacement, cancellation)."""

    act = serializers.CharField(max_length=40)


class ProceedingRequest(ActRequest):
    """What the organ opens by itself, on which ground, on what facts."""

    ground = serializers.CharField(max_length=40)
    reason = serializers.CharField(max_length=1000)


class AfterLife(APIView):
    """Applications about a certificate."""

    @extend_schema(request=ActRequest, responses=DraftSerializer)
    def put(self, request: Request, ref: str) -> Response:
        """Start a draft, or go on with the one there is."""
        actor = actor_of(request)
        licence = get_visible(LICENCES, actor, ref)
        given = ActRequest(data=request.data)
        given.is_valid(raise_exception=True)
        draft = start_after_life(licence, given.validated_data["act"], by=actor)
        return Response(DraftSerializer(draft).data, headers={"ETag": f'"{draft.revision}"'})


class Proceeding(APIView):
    """Proceedings of the organ about a certificate."""

    @extend_schema(request=ProceedingRequest, responses={201: CaseSerializer}, parameters=[KEY])
    def post(self, request: Request, ref: str) -> Response:
        """Open one, once per key; the holder is told."""
        actor = actor_of(request)
        licence = get_visible(LICENCES, actor, ref)
        given = ProceedingRequest(data=request.data)
        given.is_valid(raise_exception=True)
        values = dict(given.validated_data)
        name, content = values.pop("act"), f"{request.path}:{sorted(given.validated_data.items())}"
        return once(
            request, content, lambda: dict(CaseSerializer(open_proceeding(licence, name, by=actor, **values)).data)
        )
