"""What the API of notices takes and gives."""

from typing import Any

from rest_framework import serializers

from .models import Dispatch, Incoming, Message, Notice, Webhook


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


class IncomingSerializer(serializers.ModelSerializer[Incoming]):
    """A message that came in, for the department that it came to."""

    sender = serializers.CharField(source="sender.code")
    department = serializers.CharField(source="department.code")
    words = serializers.CharField(source="words.plain")
    answer_words = serializers.CharField(source="answer_words.plain")

    class Meta:
        model = Incoming
        fields = (
            "reference", "message_id", "kind", "sender", "department", "case_ref", "body", "words", "due_on",
            "received_at", "signed_at", "answered_at", "outcome", "answer_words",
        )  # fmt: skip


class MessageSerializer(serializers.ModelSerializer[Message]):
    """A message that was sent, and where it stands."""

    receiver = serializers.CharField(source="receiver.code")
    answer_words = serializers.CharField(source="answer_words.plain")

    class Meta:
        model = Message
        fields = (
            "reference", "kind", "receiver", "case_ref", "due_on", "made_at", "status", "delivered_at", "signed_at",
            "answered_at", "answer", "answer_words",
        )  # fmt: skip


class AnswerRequest(serializers.Serializer[dict[str, Any]]):
    """The answer to a message: what was found, and how."""

    outcome = serializers.CharField(max_length=40)
    words = serializers.CharField(max_length=2000, required=False, default="", allow_blank=True)


class EnvelopeSerializer(serializers.Serializer[dict[str, Any]]):
    """A message as it crosses (docs/formats/message.schema.json says it exactly)."""

    version = serializers.IntegerField(default=1)
    id = serializers.CharField(max_length=40)
    kind = serializers.CharField(max_length=60)
    sender = serializers.CharField()
    receiver = serializers.CharField()
    case = serializers.CharField(max_length=80, required=False)
    region = serializers.CharField(required=False)
    sent_at = serializers.DateTimeField()
    due_on = serializers.DateField(required=False, allow_null=True)
    answers = serializers.CharField(required=False)
    body = serializers.JSONField(required=False)
    words = serializers.CharField(max_length=2000, required=False)


class ReceiptSerializer(serializers.Serializer[dict[str, str]]):
    """Our number for what came in."""

    receipt = serializers.CharField()
