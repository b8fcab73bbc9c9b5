"""What the API of papers takes and gives."""

from typing import Any

from rest_framework import serializers

from .forms import TRADITIONAL_WAYS
from .models import Paper


class PaperSerializer(serializers.ModelSerializer[Paper]):
    """A paper without its words."""

    department = serializers.JSONField(source="department.name")

    class Meta:
        model = Paper
        fields = ("reference", "kind", "number", "upper_ref", "department", "ordered_at", "made_at", "voided_at")


class VoidRequest(serializers.Serializer[dict[str, Any]]):
    """Why a paper is void."""

    reason = serializers.CharField(max_length=500)


class PaperDeliveryRequest(serializers.Serializer[dict[str, Any]]):
    """Who received a paper, and how."""

    recipient = serializers.CharField(max_length=60)
    way = serializers.ChoiceField(choices=TRADITIONAL_WAYS)
    receiver = serializers.CharField(max_length=60)


class ServiceAddressRequest(serializers.Serializer[dict[str, Any]]):
    """Where papers may be served; signing says that what arrives there is served."""

    ways = serializers.ListField(child=serializers.ChoiceField(choices=["portal", "email", "sms"]), allow_empty=False)


class WaysSerializer(serializers.Serializer[dict[str, Any]]):
    """Where papers are served from now on."""

    ways = serializers.ListField(child=serializers.CharField())
