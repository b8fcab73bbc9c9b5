"""What the API of the privacy centre takes and gives."""

from typing import Any

from rest_framework import serializers

from records.ledger.models import ReadEntry, ReadingDelay
from records.privacy.models import Consent, LegalHold, PrivacyRequest


class ReadingSerializer(serializers.ModelSerializer[ReadEntry]):
    """A reading of my data. Of who read no more is said than office and post."""

    class Meta:
        model = ReadEntry
        fields = ("id", "field", "department", "mandate", "purpose", "basis", "case", "at")


class ConsentSerializer(serializers.ModelSerializer[Consent]):
    """A consent from its giving to its withdrawal."""

    class Meta:
        model = Consent
        fields = ("reference", "purpose", "given_at", "withdrawn_at")


class RequestSerializer(serializers.ModelSerializer[PrivacyRequest]):
    """What was asked, and by when it is answered."""

    class Meta:
        model = PrivacyRequest
        fields = ("reference", "kind", "state", "subject", "asked_at", "due", "answered_at")


class WholeRequestSerializer(RequestSerializer):
    """With the words."""

    words = serializers.DictField(child=serializers.CharField())

    class Meta(RequestSerializer.Meta):
        fields = (*RequestSerializer.Meta.fields, "words")  # type: ignore[assignment]


class DelaySerializer(serializers.ModelSerializer[ReadingDelay]):
    """What is told later."""

    class Meta:
        model = ReadingDelay
        fields = ("person", "case", "department", "basis", "at", "until")


class HoldSerializer(serializers.ModelSerializer[LegalHold]):
    """What is kept from removal."""

    class Meta:
        model = LegalHold
        fields = ("reference", "subject", "basis", "placed_at", "until", "released_at")


class DatumSerializer(serializers.Serializer[dict[str, Any]]):
    """A datum that can be corrected."""

    datum = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]


class ConsentRequest(serializers.Serializer[dict[str, Any]]):
    """Whether a purpose is agreed to."""

    purpose = serializers.CharField(max_length=60)
    given = serializers.BooleanField()


class CorrectionRequest(serializers.Serializer[dict[str, Any]]):
    """Which datum, what it should say, why."""

    datum = serializers.CharField(max_length=120)
    value = serializers.CharField(max_length=200)
    reason = serializers.CharField(max_length=500, allow_blank=True, default="")


class ObjectionRequest(serializers.Serializer[dict[str, Any]]):
    """Which reading."""

    reading = serializers.CharField(max_length=40)


class ClosingRequest(serializers.Serializer[dict[str, Any]]):
    """Whether one is sure."""

    sure = serializers.BooleanField()


class AnswerRequest(serializers.Serializer[dict[str, Any]]):
    """What the office decides, with reasons."""

    accepted = serializers.BooleanField()
    answer = serializers.CharField(max_length=1000)


class DelayRequest(serializers.Serializer[dict[str, Any]]):
    """Whose reading, for which case, who asked, on what basis, until when."""

    person = serializers.RegexField(r"^P-[0-9A-Z]{13}$", max_length=40)
    case = serializers.RegexField(r"^[0-9A-Z-]{8,40}$", max_length=40)
    asked_by = serializers.CharField(max_length=40)
    basis = serializers.CharField(max_length=200)
    until = serializers.DateTimeField()


class HoldRequest(serializers.Serializer[dict[str, Any]]):
    """Whose data, on what basis, until when."""

    subject = serializers.RegexField(r"^[A-Z0-9-]{8,40}$", max_length=40)
    basis = serializers.CharField(max_length=200)
    until = serializers.DateTimeField(required=False, allow_null=True)
