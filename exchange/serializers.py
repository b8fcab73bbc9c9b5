"""What the API of notices takes and gives."""

from typing import Any

from rest_framework import serializers

from .models import Dispatch, Notice, Webhook


class NoticeSerializer(serializers.ModelSerializer[Notice]):
    """A notice: its kind, what it is about, its data; the words are set by the page's language."""

    class Meta:
        model = Notice
        fields = ("reference", "kind", "upper_ref", "data", "made_at", "read_at")


class WebhookSerializer(serializers.ModelSerializer[Webhook]):
    """A system that is told; its secret is never shown again."""

    class Meta:
        model = Webhook
        fields = ("reference", "owner", "url", "made_at", "ended_at")


class NewWebhookSerializer(WebhookSerializer):
    """A new one with its secret, shown this once; empty when the same key comes again."""

    secret = serializers.CharField(read_only=True)

    class Meta(WebhookSerializer.Meta):
        fields = (*WebhookSerializer.Meta.fields, "secret")  # type: ignore[assignment]


class DispatchSerializer(serializers.ModelSerializer[Dispatch]):
    """A notice on its way; names nobody."""

    class Meta:
        model = Dispatch
        fields = ("reference", "channel", "due_at", "sent_at", "failed_at", "fault")


class AddressRequest(serializers.Serializer[dict[str, Any]]):
    """Where a system listens."""

    url = serializers.URLField(max_length=300)


class ChoiceRequest(serializers.Serializer[dict[str, Any]]):
    """Whether one wants to be told of a kind by a channel."""

    kind = serializers.CharField(max_length=60)
    channel = serializers.ChoiceField(choices=["portal", "sms", "email"])
    wanted = serializers.BooleanField()


class ChoicesRequest(serializers.Serializer[dict[str, Any]]):
    """Several at once."""

    choices = ChoiceRequest(many=True, allow_empty=False, max_length=500)  # type: ignore[call-arg]


class ReadSerializer(serializers.Serializer[dict[str, int]]):
    """How many notices are still unread."""

    left = serializers.IntegerField()
