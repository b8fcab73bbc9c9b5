"""How a person reached a level of assurance: one row per evidence, and the letters that carry a code by post."""

from typing import ClassVar

from django.db import models

from records.ledger.models import Referenced, ReferenceField, Regional
from records.vault.fields import EncryptedField

from ..queries import EvidenceQuerySet, LetterQuerySet
from .persons import Person


class Evidence(Referenced, Regional):
    """What a level stands on: the way (rules.assurance), document shown, officers, channel, basis, from–to.

    With two officers it counts from the second one's confirmation (`effective_at`).
    """

    reference = ReferenceField(prefix="EV")
    person = models.ForeignKey(Person, models.PROTECT, related_name="evidence")
    level = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=30)
    document_kind = models.CharField(max_length=10, default="", help_text="Dictionary set certificate_kind")
    basis = models.CharField(max_length=200, default="", help_text="What was seen; no personal data")
    channel = models.CharField(max_length=20)
    officer = models.CharField(max_length=60, help_text="Reference of who recorded it")
    second_officer = models.CharField(max_length=60, default="")
    paper = models.CharField(max_length=60, default="", help_text="Stored file of a signed paper")
    made_at = models.DateTimeField()
    effective_at = models.DateTimeField(null=True)
    valid_to = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_why = models.CharField(max_length=200, default="")

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["region", "effective_at"], name="evidence_waiting")]


class Letter(Referenced, Regional):
    """A letter with a code, to the address a person gave; the code proves that they live there."""

    reference = ReferenceField(prefix="LT")
    person = models.ForeignKey(Person, models.PROTECT, related_name="letters")
    address = EncryptedField(mask_kind="text", data_class="contact")
    address_masked = models.CharField(max_length=40, default="")
    code = EncryptedField(data_class="secret")
    asked_at = models.DateTimeField()
    printed_at = models.DateTimeField(null=True)
    printed_by = models.CharField(max_length=60, default="")
    used_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    valid_to = models.DateField()

    objects = LetterQuerySet.as_manager()
