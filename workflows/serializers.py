"""What the API of the clock takes and gives."""

from typing import Any

from rest_framework import serializers

from .models import Extension, Pause, Task


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
