"""What the API of tasks, clocks, batches, competences and interests takes and gives."""

from typing import Any

from rest_framework import serializers

from .models import Batch, BatchEntry, Competence, Extension, Interest, Objection, Pause, Task


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


class WhyRequest(serializers.Serializer[dict[str, str]]):
    """A reason."""

    reason = serializers.CharField(max_length=1000)


class ExtensionSerializer(serializers.ModelSerializer[Extension]):
    """An extension."""

    class Meta:
        model = Extension
        fields = ("reference", "length", "unit", "basis", "approved_at")


class TaskSerializer(serializers.ModelSerializer[Task]):
    """A task without what its case says."""

    case = serializers.CharField(source="process.upper_ref")
    department = serializers.JSONField(source="department.name")
    holder = serializers.SerializerMethodField()

    class Meta:
        model = Task
        fields = ("reference", "case", "key", "title", "nature", "state", "department", "holder", "opened_at", "due_at")

    def get_holder(self, task: Task) -> str:
        """The post that took it; empty: nobody's yet."""
        return task.holder.reference if task.holder else ""


class ArticleRequest(serializers.Serializer[dict[str, str]]):
    """An article that a decision rests on."""

    regulation = serializers.CharField(max_length=200)
    article = serializers.CharField(max_length=60, required=False, default="", allow_blank=True)


class DecisionRequest(serializers.Serializer[dict[str, Any]]):
    """A decision with reasons and articles; `to` is the step that a task is returned to."""

    do = serializers.ChoiceField(choices=["approve", "refuse", "return"])
    to = serializers.CharField(max_length=120, required=False, default="", allow_blank=True)
    opinion = serializers.CharField(max_length=2000, required=False, default="", allow_blank=True)
    articles = ArticleRequest(many=True, required=False, default=list)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """A refusal has reasons; a return has a target and reasons."""
        if attrs["do"] != "approve" and not attrs["opinion"].strip():
            raise serializers.ValidationError({"opinion": "请写明理由：申请人会看到，也要据此告知救济途径。"})
        if attrs["do"] == "return" and not attrs["to"]:
            raise serializers.ValidationError({"to": "请选退回到哪一步。"})
        return attrs


class VisitRequest(serializers.Serializer[dict[str, Any]]):
    """An appointment."""

    starts_at = serializers.DateTimeField()


class FindingRequest(serializers.Serializer[dict[str, Any]]):
    """One organ's finding at a visit, by two officers (their mandates)."""

    passed = serializers.BooleanField()
    finding = serializers.CharField(max_length=2000)
    officers = serializers.ListField(child=serializers.CharField(max_length=60), max_length=20)


class MoveRequest(serializers.Serializer[dict[str, Any]]):
    """Where a task goes (a mandate, or a department), and why."""

    to = serializers.CharField(max_length=60)
    reason = serializers.CharField(max_length=1000)


class WordsRequest(serializers.Serializer[dict[str, Any]]):
    """A question to the superior, or the answer."""

    words = serializers.CharField(max_length=2000)


class VoteRequest(serializers.Serializer[dict[str, Any]]):
    """One vote in a panel."""

    verdict = serializers.ChoiceField(choices=["agree", "disagree", "abstain"])
    words = serializers.CharField(max_length=1000, required=False, default="", allow_blank=True)


class VoiceRequest(VoteRequest):
    """What one colleague held."""

    mandate = serializers.CharField(max_length=60)


class DiscussionRequest(serializers.Serializer[dict[str, Any]]):
    """Who of the department was there, and what each held."""

    voices = VoiceRequest(many=True, allow_empty=False, max_length=50)  # type: ignore[call-arg]


class ApprovalsRequest(serializers.Serializer[dict[str, Any]]):
    """Tasks to approve at once."""

    tasks = serializers.ListField(child=serializers.CharField(max_length=60), allow_empty=False, max_length=100)
    opinion = serializers.CharField(max_length=500, required=False, default="", allow_blank=True)


class LineSerializer(serializers.Serializer[Any]):
    """What became of one task; `refusal` is empty when it was approved."""

    task = serializers.CharField(source="task.reference")
    refusal = serializers.CharField()


class BatchSerializer(serializers.ModelSerializer[Batch]):
    """A batch as everybody sees it: seed and salt are empty until the list is public."""

    department = serializers.JSONField(source="department.name")

    class Meta:
        model = Batch
        fields = (
            "reference", "item", "department", "method", "places", "opens_at", "closes_at", "objections_until",
            "commitment", "digest", "seed", "salt", "listed_at", "concluded_at",
        )  # fmt: skip


class OpenBatchRequest(serializers.Serializer[dict[str, Any]]):
    """A batch as it is announced."""

    item = serializers.CharField(max_length=64)
    method = serializers.ChoiceField(choices=Batch.Method.choices)
    places = serializers.IntegerField(min_value=1, max_value=100_000)
    opens_at = serializers.DateTimeField()
    closes_at = serializers.DateTimeField()
    objections_until = serializers.DateTimeField()


class EntrySerializer(serializers.ModelSerializer[BatchEntry]):
    """A case in a batch; `batch` is the batch's reference."""

    batch = serializers.CharField(source="batch.reference")
    case = serializers.CharField(source="case_ref")

    class Meta:
        model = BatchEntry
        fields = ("batch", "case", "score", "rank", "entered_at", "struck_at", "reason")


class EntryRequest(serializers.Serializer[dict[str, Any]]):
    """A case that enters a batch."""

    case = serializers.CharField(max_length=80)


class ScoreRequest(EntryRequest):
    """The score of an entry."""

    score = serializers.DecimalField(max_digits=8, decimal_places=3, min_value=0)


class StrikeRequest(EntryRequest):
    """Which entry leaves the list, and why."""

    reason = serializers.CharField(max_length=500)


class ObjectionRequest(EntryRequest):
    """What is wrong with an entry."""

    words = serializers.CharField(max_length=1000)


class ObjectionSerializer(serializers.ModelSerializer[Objection]):
    """An objection without the name of whoever objects."""

    case = serializers.CharField(source="entry.case_ref")

    class Meta:
        model = Objection
        fields = ("reference", "case", "lodged_at", "upheld", "answer", "answered_at")


class ObjectionAnswerRequest(serializers.Serializer[dict[str, Any]]):
    """The answer to an objection."""

    upheld = serializers.BooleanField()
    answer = serializers.CharField(max_length=400)


class CompetenceSerializer(serializers.ModelSerializer[Competence]):
    """Who acts for a role in a place; departments by reference."""

    acts = serializers.CharField(source="acts.reference")
    principal = serializers.CharField(source="principal.reference")

    class Meta:
        model = Competence
        fields = ("role", "division", "item", "mode", "acts", "principal", "basis", "valid_from", "valid_to")


class LastDayRequest(serializers.Serializer[dict[str, Any]]):
    """Which line of competence ends, and its last day."""

    role = serializers.CharField(max_length=40)
    division = serializers.CharField(max_length=12)
    item = serializers.CharField(max_length=64, required=False, default="", allow_blank=True)
    valid_from = serializers.DateField()
    valid_to = serializers.DateField()


class CompetenceRequest(serializers.Serializer[dict[str, Any]]):
    """A new line of competence; departments by reference."""

    role = serializers.CharField(max_length=40)
    division = serializers.CharField(max_length=12)
    item = serializers.CharField(max_length=64, required=False, default="", allow_blank=True)
    mode = serializers.ChoiceField(choices=Competence.Mode.choices)
    acts = serializers.CharField(max_length=60)
    principal = serializers.CharField(max_length=60)
    basis = serializers.CharField(max_length=200)
    valid_from = serializers.DateField()


GROUNDS = ["kin", "share", "dispute", "other"]


class GroundRequest(serializers.Serializer[dict[str, str]]):
    """Why one stays away from a case."""

    ground = serializers.ChoiceField(choices=GROUNDS)


class InterestRequest(GroundRequest):
    """The firm whose cases one stays away from."""

    uscc = serializers.CharField(min_length=18, max_length=18)


class PartyRequest(serializers.Serializer[dict[str, str]]):
    """The reference of a party."""

    party = serializers.CharField(max_length=40)


class InterestSerializer(serializers.ModelSerializer[Interest]):
    """Whose cases one stays away from."""

    class Meta:
        model = Interest
        fields = ("party", "ground", "declared_at", "ended_at")
