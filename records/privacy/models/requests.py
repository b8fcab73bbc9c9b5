"""What a person asked of whoever keeps their data, with its clock."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from records.ledger.models import Referenced, ReferenceField, Regional
from records.registers.models import Department
from records.vault.fields import SealedJSONField

from ..queries import RequestQuerySet


class PrivacyRequest(Referenced, Regional):
    """An export, correction, objection or closing. `words`: said, before, after, answer, each sealed."""

    class Kind(models.TextChoices):
        EXPORT = "export", _("查阅、复制")
        CORRECTION = "correction", _("更正")
        OBJECTION = "objection", _("对查阅提出异议")
        CLOSING = "closing", _("注销账户")

    class State(models.TextChoices):
        OPEN = "open", _("待答复")
        DONE = "done", _("已办理")
        REFUSED = "refused", _("未采纳")

    TRANSITIONS: ClassVar = {"open": {"done", "refused"}, "done": set(), "refused": set()}

    reference = ReferenceField(prefix="PR")
    kind = models.CharField(max_length=12, choices=Kind)
    person = models.CharField(max_length=60)
    department = models.ForeignKey(Department, models.PROTECT, null=True, related_name="+", db_index=False)
    subject = models.CharField(max_length=120, default="", help_text="source:datum, or the key of a reading")
    words = SealedJSONField(context="privacy:{row.reference}", default=dict)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    asked_at = models.DateTimeField()
    due = models.DateField(help_text="Cache of the clock")
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=60, default="")

    objects = RequestQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["person", "-asked_at"], name="privacy_mine"),
            models.Index(fields=["department", "state", "due"], name="privacy_office"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "kind", "subject"], condition=models.Q(state="open"), name="privacy_once_open"
            )
        ]

    def move_to(self, state: str) -> None:
        """Change the state along TRANSITIONS; ValueError for a move that is not one."""
        if state not in self.TRANSITIONS[self.state]:
            raise ValueError(f"privacy request: {self.state} → {state}")
        self.state = state
