"""What the API of the clock takes and gives."""

from typing import Any

from rest_framework import serializers

from .models import Extension, Pause


class PauseRequest(serializers.Serializer[dict[str, Any]]):
    """A special procedure to begin."""

    kind = serializers.CharField(max_length=40)
    days = serializers.IntegerField(min_value=1, max_value=365)
    reason = serializers.CharField(max_length=1000)


class PauseSerializer(serializers.ModelSerializer[Pause]):
    """A special procedure."""

    class Meta:
        model = Pause
        fields = ("reference", "kind", "basis", "days", "unit", "declared_until", "started_at", "ended_at")


class ReasonRequest(serializers.Serializer[dict[str, str]]):
    """A reason."""

    reason = serializers.CharField(max_length=1000)


class ExtensionSerializer(serializers.ModelSerializer[Extension]):
    """An extension."""

    class Meta:
        model = Extension
        fields = ("reference", "length", "unit", "basis", "approved_at")
