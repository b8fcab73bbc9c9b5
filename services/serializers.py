"""What the API takes and gives."""

from typing import Any

from rest_framework import serializers

from blueprints.loading import load

from .models import Application, Draft, ServiceItem


class ItemSerializer(serializers.ModelSerializer[ServiceItem]):
    """A service item as listed."""

    class Meta:
        model = ServiceItem
        fields: tuple[str, ...] = (
            "code", "catalog_code", "number", "type", "name", "summary", "audience", "region", "complete",
            "department_name",
        )  # fmt: skip


class WholeItemSerializer(ItemSerializer):
    """A service item with its whole document."""

    edition = serializers.IntegerField(source="edition.number")
    valid_from = serializers.DateTimeField(source="edition.valid_from")
    sha256 = serializers.CharField(source="edition.sha256")
    content = serializers.SerializerMethodField()

    class Meta(ItemSerializer.Meta):
        fields = (*ItemSerializer.Meta.fields, "edition", "valid_from", "sha256", "content")

    def get_content(self, row: ServiceItem) -> dict[str, Any]:
        """What the guide says, in the shape of docs/formats.md."""
        whole: dict[str, Any] = load(row.edition).model_dump(mode="json", exclude_defaults=True)
        return whole


class CaseSerializer(serializers.ModelSerializer[Application]):
    """A case without its answers."""

    department = serializers.JSONField(source="department.name")
    children = serializers.SerializerMethodField()

    class Meta:
        model = Application
        fields = (
            "reference", "name", "state", "department", "channel", "submitted_at", "received_at", "accepted_at",
            "ended_at", "promised_due", "statutory_due", "children",
        )  # fmt: skip

    def get_children(self, case: Application) -> list[dict[str, Any]]:
        """The members of a bundle."""
        return [dict(CaseSerializer(child).data) for child in case.children.all()] if case.parent_id is None else []


class DraftSerializer(serializers.ModelSerializer[Draft]):
    """A draft: its revision is the entity tag."""

    class Meta:
        model = Draft
        fields = ("reference", "revision", "started_at", "saved_at", "submitted_as")


class StartSerializer(serializers.Serializer[dict[str, str]]):
    """What to apply for: a bundle's or an item's code."""

    code = serializers.CharField(max_length=60)


class AnswersSerializer(serializers.Serializer[dict[str, Any]]):
    """Answers by field id."""

    answers = serializers.DictField()
