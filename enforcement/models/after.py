"""What follows a check: findings with their end, what is published, what the firm objects."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.models import Paper
from records.ledger.models import Referenced, ReferenceField, Regional, Row
from records.vault.fields import EncryptedField

from ..queries import FindingQuerySet
from .checks import Assignment, Inspection


class Finding(Referenced, Regional):
    """A content that did not hold: put right on the spot, to be put right by a day, or a clue for a penalty case."""

    class State(models.TextChoices):
        OPEN = "open", _("待整改")
        DONE = "done", _("已改正")
        CLUE = "clue", _("已移交立案核查")
        FAILED = "failed", _("逾期未改正")

    TRANSITIONS: ClassVar = {"open": {"done", "clue", "failed"}, "done": set(), "clue": set(), "failed": {"clue"}}

    reference = ReferenceField(prefix="FN")
    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="findings", db_index=False)
    content = models.CharField(max_length=60)
    remedy = models.CharField(max_length=10)
    state = models.CharField(max_length=12, choices=State, default=State.OPEN)
    due_on = models.DateField(null=True)
    order = models.OneToOneField(Paper, models.PROTECT, null=True, related_name="+")
    found_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = FindingQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["assignment", "content"], name="finding_once")]

    def move_to(self, state: str) -> None:
        """Change the state along TRANSITIONS; ValueError for a move that is not one."""
        if state not in self.TRANSITIONS[self.state]:
            raise ValueError(f"finding: {self.state} → {state}")
        self.state = state


class Publication(Row):
    """What stands in public of one check: lines by the rule of its kind, from–to, once."""

    assignment = models.OneToOneField(Assignment, models.PROTECT, related_name="publication")
    lines = models.JSONField(help_text="Label and value; nothing of a person")
    basis = models.CharField(max_length=120)
    due_on = models.DateField(help_text="Twentieth working day after the check")
    shown_from = models.DateField(null=True)
    shown_to = models.DateField(null=True)
    published_by = models.CharField(max_length=60, default="", blank=True)
    taken_down_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-shown_from", "-id"]

    def __str__(self) -> str:
        return str(self.shown_from)


class Objection(Referenced, Regional):
    """What the firm objects to a check, and the organ's answer; once per visit."""

    reference = ReferenceField(prefix="IO")
    inspection = models.OneToOneField(Inspection, models.PROTECT, related_name="objection")
    words = EncryptedField(data_class="content")
    raised_by = models.CharField(max_length=60)
    raised_at = models.DateTimeField()
    answer = EncryptedField(data_class="content")
    answered_by = models.CharField(max_length=60, default="", blank=True)
    answered_at = models.DateTimeField(null=True)
