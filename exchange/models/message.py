"""Messages between departments: what was sent, what came in (推送、签收、反馈)."""

from typing import ClassVar

from django.db import models

from identity.models import Mandate
from records.ledger.models import Referenced, ReferenceField, Regional
from records.registers.models import Department
from records.vault.fields import EncryptedField

from ..queries import IncomingQuerySet, MessageQuerySet


class Message(Referenced, Regional):
    """One message of a department, once per `key`. Where it stands is told by timestamps alone."""

    reference = ReferenceField(prefix="MS")
    key = models.CharField(max_length=160, unique=True)
    kind = models.CharField(max_length=60)
    sender = models.ForeignKey(Department, models.PROTECT, related_name="+")
    receiver = models.ForeignKey(Department, models.PROTECT, related_name="+")
    case_ref = models.CharField(max_length=80, default="", db_index=True)
    upper_ref = models.CharField(max_length=80, default="", help_text="What waits for the answer: a task, a check")
    answers = models.CharField(max_length=40, default="", help_text="The message that this one belongs to")
    body = models.JSONField(default=dict, help_text="Codes, references, dates, numbers; no personal data")
    words = EncryptedField(data_class="content")
    due_on = models.DateField(null=True)
    made_at = models.DateTimeField()
    delivered_at = models.DateTimeField(null=True)
    receipt = models.CharField(max_length=40, default="", help_text="The other side's number")
    signed_at = models.DateTimeField(null=True, help_text="签收")
    answered_at = models.DateTimeField(null=True, help_text="反馈")
    answer = models.JSONField(default=dict, help_text="outcome, facts")
    answer_words = EncryptedField(data_class="content")

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-made_at", "-id"]

    @property
    def status(self) -> str:
        """answered, signed, delivered or waiting."""
        if self.answered_at:
            return "answered"
        return "signed" if self.signed_at else "delivered" if self.delivered_at else "waiting"


class Incoming(Referenced, Regional):
    """A message as it came in, once per its id: for which department, signed for and answered by whom."""

    reference = ReferenceField(prefix="MR")
    message_id = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=60)
    sender = models.ForeignKey(Department, models.PROTECT, related_name="+")
    department = models.ForeignKey(Department, models.PROTECT, related_name="+")
    case_ref = models.CharField(max_length=80, default="")
    body = models.JSONField(default=dict)
    words = EncryptedField(data_class="content")
    due_on = models.DateField(null=True)
    received_at = models.DateTimeField()
    signed_at = models.DateTimeField(null=True)
    signed_by = models.ForeignKey(Mandate, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Mandate, models.PROTECT, null=True, related_name="+")
    outcome = models.CharField(max_length=40, default="", blank=True)
    answer_words = EncryptedField(data_class="content")

    objects = IncomingQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-received_at", "-id"]
        indexes: ClassVar = [
            models.Index(
                fields=["department", "received_at"], name="incoming_open", condition=models.Q(answered_at=None)
            )
        ]
