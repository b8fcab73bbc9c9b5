"""What machines send and get."""

from typing import Any

from rest_framework import serializers

from .models import Inspection, SupervisedItem
from .rules.entries import Sent


class SupervisedItemSerializer(serializers.ModelSerializer[SupervisedItem]):
    """One line of the list."""

    class Meta:
        model = SupervisedItem
        fields = ("code", "name", "field", "department")


class InspectionSerializer(serializers.ModelSerializer[Inspection]):
    """One visit: where it stands, whose tasks it carries."""

    place = serializers.CharField(source="premises.address")
    firm = serializers.CharField(source="premises.firm.name")
    lead = serializers.CharField(source="lead.code")
    checks = serializers.SerializerMethodField()

    class Meta:
        model = Inspection
        fields = ("reference", "state", "day", "place", "firm", "lead", "checks")

    def get_checks(self, visit: Inspection) -> list[dict[str, Any]]:
        """Task code, organ, kind, outcome, contents."""
        return [
            {
                "reference": row.reference, "department": row.department.code, "kind": row.kind, "outcome": row.outcome,
                "contents": sorted(row.contents),
            }
            for row in visit.assignments.all()
        ]  # fmt: skip


class EntrySerializer(serializers.Serializer[Any]):
    """One entry of the chain (docs/formats/field-entry.md)."""

    device = serializers.CharField(max_length=40)
    seq = serializers.IntegerField(min_value=1, max_value=2_000_000_000)
    prev = serializers.CharField(max_length=64, allow_blank=True)
    at = serializers.CharField(max_length=40)
    kind = serializers.CharField(max_length=12)
    body = serializers.JSONField()
    hash = serializers.CharField(max_length=64)

    def sent(self) -> Sent:
        """The value for the rules."""
        return sent_of(self.validated_data)


class EntriesSerializer(serializers.Serializer[Any]):
    """Entries of one device, in order."""

    entries = serializers.ListField(child=EntrySerializer(), max_length=500)


class TakenSerializer(serializers.Serializer[Any]):
    """What became of one entry: stored, kept, late or refused."""

    seq = serializers.IntegerField()
    hash = serializers.CharField()
    status = serializers.CharField()
    code = serializers.CharField()
    sentence = serializers.CharField()


def sent_of(said: dict[str, Any]) -> Sent:
    """An entry as the rules take it; a body that is no object is an empty one."""
    body = said["body"] if isinstance(said["body"], dict) else {}
    return Sent(said["device"], said["seq"], said["prev"], said["at"], said["kind"], body, said["hash"])
