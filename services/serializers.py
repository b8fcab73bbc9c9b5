"""What the API takes and gives."""

from typing import Any

from rest_framework import serializers

from blueprints.loading import load
from records.ledger.clock import now

from .actions.ending import GROUNDS, TERMINATIONS
from .casework import arithmetic
from .clocks import readings_of
from .models import Alert, Application, Delivery, Draft, Mark, ReviewOutcome, ServiceItem
from .remedies import contests_of, outcomes_of


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
        fields: tuple[str, ...] = (
            "reference", "name", "state", "department", "channel", "submitted_at", "received_at", "accepted_at",
            "ended_at", "promised_due", "statutory_due", "acceptance_due", "delivery_due", "decided_at", "delivered_at",
            "deemed", "result_kind", "children",
        )  # fmt: skip

    def get_children(self, case: Application) -> list[dict[str, Any]]:
        """The members of a bundle."""
        return [dict(CaseSerializer(child).data) for child in case.children.all()] if case.parent_id is None else []


class OneCaseSerializer(CaseSerializer):
    """A case with its clocks, each line by line, as every page tells them."""

    clocks = serializers.SerializerMethodField()
    remedies = serializers.SerializerMethodField()
    outcomes = serializers.SerializerMethodField()

    class Meta(CaseSerializer.Meta):
        fields = (*CaseSerializer.Meta.fields, "clocks", "remedies", "outcomes")

    def to_representation(self, case: Application) -> Any:
        """With what reviews and courts said about its parts, read once."""
        self.reviewed = outcomes_of(case.parts or [case])
        return super().to_representation(case)

    def get_children(self, case: Application) -> list[dict[str, Any]]:
        """The members of a bundle."""
        return [dict(CaseSerializer(part).data) for part in case.parts]

    def get_outcomes(self, case: Application) -> list[dict[str, Any]]:
        """What became of what was contested; `anew` is the case in which the organ decides again."""
        return [
            {
                "case": row.application.reference, "kind": row.kind, "outcome": row.outcome, "organ": row.organ,
                "number": row.number, "decided_on": row.decided_on, "due_on": row.due_on, "says": row.says,
                "anew": row.anew.reference if row.anew else "",
            }
            for row in self.reviewed
        ]  # fmt: skip

    def get_remedies(self, case: Application) -> list[dict[str, Any]]:
        """What the party may contest, where, until when (null: counted from a receipt that is not there yet)."""
        found = contests_of(case.parts or [case], self.reviewed, now())
        return [
            {
                "case": c.case.reference, "act": c.act, "review": list(c.remedies.review), "court": c.remedies.court,
                "review_first": c.remedies.review_first, "review_by": c.review_by, "court_by": c.court_by,
                "lines": list(c.remedies.lines), "basis": list(c.remedies.basis),
            }
            for c in found
        ]  # fmt: skip

    def get_clocks(self, case: Application) -> dict[str, Any]:
        """By name: due day, state, what is left, the arithmetic."""
        shown = readings_of(case, now())
        return {
            name: {
                "due": reading.due.isoformat() if reading.due else None, "state": reading.state, "left": reading.left,
                "light": reading.light, "provisional": reading.provisional, "lines": list(sums.lines),
            }
            for (name, reading), sums in zip(shown.items(), arithmetic(shown), strict=True)
        }  # fmt: skip


class AlertSerializer(serializers.ModelSerializer[Alert]):
    """A finding of e-supervision."""

    application = serializers.CharField(source="application.reference")

    class Meta:
        model = Alert
        fields = ("reference", "rule", "colour", "state", "application", "found_at")


class DraftSerializer(serializers.ModelSerializer[Draft]):
    """A draft: its revision is the entity tag."""

    class Meta:
        model = Draft
        fields = (
            "reference",
            "revision",
            "started_at",
            "told_at",
            "saved_at",
            "submitted_as",
            "handling",
            "licence_ref",
        )


class HeldValueRequest(serializers.Serializer[dict[str, Any]]):
    """What the applicant says to a value of a register: that it is right, or what is right instead, and why."""

    confirm = serializers.BooleanField()
    declared = serializers.JSONField(required=False, default=None)
    reason = serializers.CharField(max_length=500, required=False, default="", allow_blank=True)


class StartSerializer(serializers.Serializer[dict[str, Any]]):
    """What to apply for: a bundle's or an item's code; of a bundle the optional members applied for too; the division
    where it is to be done, if not one's own."""

    code = serializers.CharField(max_length=60)
    members = serializers.ListField(child=serializers.CharField(max_length=60), required=False, max_length=20)
    division = serializers.RegexField(r"^(\d{6}|\d{12})?$", required=False, default="", allow_blank=True)


class AnswersSerializer(serializers.Serializer[dict[str, Any]]):
    """Answers by field id."""

    answers = serializers.DictField()


class MarkRequest(serializers.Serializer[dict[str, Any]]):
    """One thing to correct."""

    kind = serializers.ChoiceField(choices=Mark.Kind.choices)
    element = serializers.CharField(max_length=60)
    sentence = serializers.CharField(max_length=300)
    page = serializers.IntegerField(required=False, min_value=1, max_value=999)
    basis = serializers.CharField(required=False, max_length=300)


class ElementRequest(serializers.Serializer[dict[str, Any]]):
    """A field or material by its id."""

    element = serializers.CharField(max_length=60)


class FileRequest(serializers.Serializer[dict[str, Any]]):
    """A file, as multipart/form-data."""

    file = serializers.FileField(max_length=200)


class PromiseCheckRequest(serializers.Serializer[dict[str, Any]]):
    """A check of a declaration: signed for, or what was found."""

    step = serializers.ChoiceField(choices=["sign", "find"])
    true = serializers.BooleanField(required=False, default=False)
    note = serializers.CharField(max_length=1000, required=False, default="", allow_blank=True)


class MessageRequest(serializers.Serializer[dict[str, Any]]):
    """A message of the applicant."""

    kind = serializers.ChoiceField(choices=["ask", "urge", "escalate"])
    text = serializers.CharField(max_length=1000, required=False, default="", allow_blank=True)


class TextRequest(serializers.Serializer[dict[str, Any]]):
    """Words."""

    text = serializers.CharField(max_length=1000)


class ReasonRequest(serializers.Serializer[dict[str, Any]]):
    """A reason."""

    reason = serializers.CharField(max_length=1000)


class VerdictRequest(ReasonRequest):
    """Whether a finding holds."""

    upheld = serializers.BooleanField()


class NonAcceptanceRequest(ReasonRequest):
    """Why the organ does not accept, and which organ would."""

    ground = serializers.ChoiceField(choices=GROUNDS)
    right_organ = serializers.CharField(max_length=100, required=False, default="", allow_blank=True)


class TerminationRequest(ReasonRequest):
    """Why a case ends without a decision."""

    code = serializers.ChoiceField(choices=TERMINATIONS)


class DeliveryRequest(serializers.Serializer[dict[str, Any]]):
    """Who received the result, and how."""

    way = serializers.ChoiceField(choices=Delivery.Way.choices)
    receiver = serializers.CharField(max_length=60)


class HearingRequest(serializers.Serializer[dict[str, Any]]):
    """The next step of a hearing: `tell` the right, `call` it (time, place, who presides), `record` it (text)."""

    step = serializers.ChoiceField(choices=["tell", "call", "record"])
    hearing_at = serializers.DateTimeField(required=False, default=None, allow_null=True)
    place = serializers.CharField(max_length=200, required=False, default="")
    presiding = serializers.CharField(max_length=40, required=False, default="")
    text = serializers.CharField(max_length=10000, required=False, default="")


class NameRequest(serializers.Serializer[dict[str, Any]]):
    """Somebody's name."""

    name = serializers.CharField(max_length=60)


class OutcomeRequest(serializers.Serializer[dict[str, Any]]):
    """What a review or a court decided, as its paper says it."""

    kind = serializers.ChoiceField(choices=ReviewOutcome.Kind.choices)
    outcome = serializers.ChoiceField(choices=ReviewOutcome.Outcome.choices)
    organ = serializers.CharField(max_length=120)
    number = serializers.CharField(max_length=80)
    decided_on = serializers.DateField()
    due_on = serializers.DateField(required=False, default=None, allow_null=True)
    says = serializers.CharField(max_length=1000)
