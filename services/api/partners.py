"""Applying together, for machines."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from records.ledger.api import actor_of
from records.ledger.loading import get_visible

from ..actions.joining import answer_partner, ask_partner
from ..models import Draft, Partner


class PartnerRequest(serializers.Serializer[dict[str, Any]]):
    """Somebody by name and document."""

    name = serializers.CharField(max_length=100)
    document = serializers.CharField(max_length=10)
    number = serializers.CharField(max_length=40)


class ConfirmRequest(serializers.Serializer[dict[str, Any]]):
    """Whether what would be submitted is confirmed as it is now."""

    confirm = serializers.BooleanField()


class PartnerSerializer(serializers.ModelSerializer[Partner]):
    """Who applies together, and what they said."""

    class Meta:
        model = Partner
        fields = ("reference", "state", "asked_at", "answered_at")


class Partners(APIView):
    """Who applies together."""

    @extend_schema(request=PartnerRequest, responses=PartnerSerializer)
    def put(self, request: Request, ref: str) -> Response:
        """Ask somebody to apply together; who was asked before is not asked again."""
        actor = actor_of(request)
        draft = get_visible(Draft, actor, ref)
        given = PartnerRequest(data=request.data)
        given.is_valid(raise_exception=True)
        return Response(PartnerSerializer(ask_partner(draft, by=actor, **given.validated_data)).data)


class Confirmation(APIView):
    """Confirming what one was asked to apply for together."""

    @extend_schema(request=ConfirmRequest, responses=PartnerSerializer)
    def put(self, request: Request, ref: str) -> Response:
        """Confirm everything as it is now, or decline."""
        actor = actor_of(request)
        row = get_visible(Partner, actor, ref)
        given = ConfirmRequest(data=request.data)
        given.is_valid(raise_exception=True)
        return Response(PartnerSerializer(answer_partner(row, by=actor, **given.validated_data)).data)
