"""One complete notice of what to correct (一次性补正): marks, the notice, the answer, the difference."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from records.ledger.models import Referenced, ReferenceField, Regional, Row

from ..case_queries import CorrectionQuerySet
from .application import Application


class Correction(Referenced, Regional):
    """One notice. `before` and `after` hold the marked answers (sensitive ones sealed), `files` the new papers."""

    reference = ReferenceField(prefix="CN")
    application = models.ForeignKey(Application, models.PROTECT, related_name="corrections", db_index=False)
    number = models.PositiveSmallIntegerField()
    due_on = models.DateField(help_text="The applicant's last day")
    consequence = models.CharField(max_length=20, help_text="What follows without an answer: returned or withdrawn")
    sent_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    lapsed_at = models.DateTimeField(null=True)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    files = models.JSONField(default=dict, help_text="Material → reference of the file handed in instead")
    files_before = models.JSONField(default=dict)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "number"], name="correction_once"),
            models.UniqueConstraint(
                fields=["application"], name="correction_waiting_once",
                condition=models.Q(answered_at=None, lapsed_at=None),
            ),
        ]  # fmt: skip


class Mark(Row):
    """One thing to correct: a field, a material, or a page of it. Without a correction it is not sent yet."""

    class Kind(models.TextChoices):
        FIELD = "field", _("填写内容")
        MATERIAL = "material", _("材料")

    application = models.ForeignKey(Application, models.PROTECT, related_name="marks")
    correction = models.ForeignKey(Correction, models.PROTECT, null=True, related_name="marks")
    kind = models.CharField(max_length=10, choices=Kind)
    element = models.CharField(max_length=60)
    page = models.PositiveSmallIntegerField(null=True, help_text="Page of the material; null: all of it")
    sentence = models.CharField(max_length=300, help_text="What is wrong and what to do")
    basis = models.CharField(max_length=300, default="", blank=True)
    mandate = models.CharField(max_length=60, default="")
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["made_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["application", "kind", "element"], condition=models.Q(correction=None), name="mark_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}:{self.element}"


class Proposal(Referenced, Regional):
    """A difference that the applicant confirms or disputes; what was declared is never changed by a clerk."""

    class State(models.TextChoices):
        OPEN = "open", _("等申请人确认")
        CONFIRMED = "confirmed", _("申请人已确认")
        DISPUTED = "disputed", _("申请人有异议")

    TRANSITIONS: ClassVar = {"open": {"confirmed", "disputed"}, "confirmed": set(), "disputed": set()}

    reference = ReferenceField(prefix="PP")
    application = models.ForeignKey(Application, models.PROTECT, related_name="proposals")
    element = models.CharField(max_length=60)
    values = models.JSONField(help_text="declared and proposed; sensitive ones sealed")
    source = models.CharField(max_length=200)
    state = models.CharField(max_length=12, choices=State, default=State.OPEN)
    made_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["made_at", "id"]

    def move_to(self, state: str) -> None:
        """Change the state along TRANSITIONS; ValueError for a move that is not one."""
        if state not in self.TRANSITIONS[self.state]:
            raise ValueError(f"proposal: {self.state} → {state}")
        self.state = state
