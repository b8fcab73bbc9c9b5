"""What applicant and officer say to each other about a case; urging and asking for coordination are messages too."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from records.ledger.models import Referenced, ReferenceField, Regional
from records.vault.fields import EncryptedField

from .application import Application


class CaseMessage(Referenced, Regional):
    """One message; its words are kept encrypted, they may speak of people."""

    class Kind(models.TextChoices):
        ASK = "ask", _("咨询")
        URGE = "urge", _("催办")
        ESCALATE = "escalate", _("请求协调")
        REPLY = "reply", _("答复")

    reference = ReferenceField(prefix="CM")
    application = models.ForeignKey(Application, models.PROTECT, related_name="messages")
    kind = models.CharField(max_length=10, choices=Kind)
    text = EncryptedField()
    author = models.CharField(max_length=60, help_text="Person reference")
    mandate = models.CharField(max_length=60, default="", help_text="Post of the officer; empty: the applicant")
    department = models.ForeignKey("registers.Department", models.PROTECT, null=True, related_name="+")
    sent_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["sent_at", "id"]

    @property
    def from_office(self) -> bool:
        """Whether an officer wrote it."""
        return bool(self.mandate)
