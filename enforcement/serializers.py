"""What machines send and get."""

from typing import Any

from rest_framework import serializers

from .models import Assignment, Draw, Inspection, Objection, Publication, SupervisedItem, YearPlan
from .rules.caps import PLANNED, TRIGGERS
from .rules.drawing import RISKS
from .rules.entries import LONGEST, Sent


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


class PlanSerializer(serializers.ModelSerializer[YearPlan]):
    """A yearly plan: what is checked, how much is drawn, the caps."""

    department = serializers.CharField(source="department.code")

    class Meta:
        model = YearPlan
        fields = ("reference", "department", "year", "state", "items", "ratios", "caps", "basis", "published_at")


class DrawSerializer(serializers.ModelSerializer[Draw]):
    """A draw as everybody may see it before it is opened: the commitment and the digest, never a seed or a list."""

    plan = serializers.CharField(source="plan.reference")

    class Meta:
        model = Draw
        fields = ("reference", "plan", "state", "items", "commitment", "digest", "committed_at", "drawn_at")


class CheckSerializer(serializers.ModelSerializer[Assignment]):
    """One check: what, where, by which certificates, whether it counts against the cap."""

    department = serializers.CharField(source="department.code")
    premises = serializers.CharField(source="premises.reference")
    inspection = serializers.CharField(source="inspection.reference", default="")
    officers = serializers.SerializerMethodField()

    class Meta:
        model = Assignment
        fields = (
            "reference", "kind", "counted", "year", "state", "department", "premises", "inspection", "items",
            "officers", "trigger", "trigger_ref", "until", "outcome",
        )  # fmt: skip

    def get_officers(self, check: Assignment) -> list[str]:
        """Numbers of their enforcement certificates."""
        return sorted(check.officers.values_list("number", flat=True))


class PublicationSerializer(serializers.ModelSerializer[Publication]):
    """What stands in public of one check."""

    class Meta:
        model = Publication
        fields = ("lines", "basis", "due_on", "shown_from", "shown_to")


class ObjectionSerializer(serializers.ModelSerializer[Objection]):
    """An objection and where it stands; its words stay on its page."""

    inspection = serializers.CharField(source="inspection.reference")

    class Meta:
        model = Objection
        fields = ("reference", "inspection", "raised_at", "answered_at")


def by_risk(kind: type[serializers.Field[Any, Any, Any, Any]], **limits: Any) -> type[serializers.Serializer[Any]]:
    """A value for each class of risk."""
    return type("ByRisk" + kind.__name__, (serializers.Serializer,), {risk: kind(**limits) for risk in RISKS})


class ItemsRequest(serializers.Serializer[Any]):
    """Codes of supervised items."""

    items = serializers.ListField(child=serializers.CharField(max_length=60), max_length=500)


class PlanRequest(ItemsRequest):
    """The draft of a plan: per cent drawn and cap by risk, and on what the caps rest."""

    year = serializers.IntegerField(min_value=2020, max_value=2100)
    ratios = by_risk(serializers.FloatField, min_value=0, max_value=100)()
    caps = by_risk(serializers.IntegerField, min_value=1, max_value=50)()
    basis = serializers.CharField(max_length=300)


class ShareRequest(serializers.Serializer[Any]):
    """What a witness gives at the draw; may be empty."""

    share = serializers.CharField(max_length=64, allow_blank=True, default="")


class CheckRequest(ItemsRequest):
    """A check outside a draw; a case check names what triggered it."""

    premises = serializers.CharField(max_length=40)
    kind = serializers.ChoiceField(choices=PLANNED)
    trigger = serializers.ChoiceField(choices=["", *TRIGGERS], default="")
    trigger_ref = serializers.CharField(max_length=80, allow_blank=True, default="")


class CancellationRequest(serializers.Serializer[Any]):
    """Why a check is given up."""

    reason = serializers.CharField(max_length=300)


class ReplacementRequest(CancellationRequest):
    """Numbers of the certificates: who stays away, who comes, and why."""

    out = serializers.CharField(max_length=20)
    into = serializers.CharField(max_length=20)


class ArrangementRequest(serializers.Serializer[Any]):
    """The day, and the officers' certificates where they are not named yet."""

    day = serializers.DateField()
    officers = serializers.ListField(child=serializers.CharField(max_length=20), max_length=20, default=list)


class WordsRequest(serializers.Serializer[Any]):
    """An objection, or the answer to one."""

    words = serializers.CharField(max_length=LONGEST)
