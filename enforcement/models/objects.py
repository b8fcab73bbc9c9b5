"""Who is inspected and where (检查对象名录库), and who inspects (执法检查人员名录库)."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from identity.models import Mandate
from records.ledger.models import Referenced, ReferenceField, Regional
from records.vault.fields import EncryptedField

from ..queries import CertificateQuerySet, PremisesQuerySet


class Firm(Referenced, Regional):
    """A supervised firm by its credit code. `organisation` is its reference in the portal, where it has an account.

    Of a natural person `name` is the masked name, the plain one is sealed.
    """

    class Credit(models.TextChoices):
        A = "A", "A"
        B = "B", "B"
        C = "C", "C"
        D = "D", "D"

    reference = ReferenceField(prefix="FM")
    uscc = models.CharField(max_length=18, unique=True, null=True)
    name = models.CharField(max_length=200)
    person_name = EncryptedField()
    is_person = models.BooleanField(default=False)
    organisation = models.CharField(max_length=40, default="", blank=True, db_index=True)
    credit = models.CharField(max_length=1, choices=Credit, default=Credit.B)

    @property
    def code_masked(self) -> str:
        """The credit code as the phone shows it."""
        return f"{self.uscc[:4]} **** {self.uscc[-4:]}" if self.uscc else ""


class Premises(Referenced, Regional):
    """A place of business between firm and certificates: checks, caps and history attach here (practice row 26)."""

    class Risk(models.TextChoices):
        HIGH = "high", _("高")
        MEDIUM = "medium", _("中")
        LOW = "low", _("低")

    reference = ReferenceField(prefix="PM")
    firm = models.ForeignKey(Firm, models.PROTECT, related_name="premises", db_index=False)
    name = models.CharField(max_length=200)
    address = models.CharField(max_length=300)
    phone = models.CharField(max_length=20, default="", blank=True)
    risk = models.CharField(max_length=6, choices=Risk, default=Risk.MEDIUM)
    organs = ArrayField(models.CharField(max_length=18), help_text="Codes of the departments that supervise it")
    valid_to = models.DateField(null=True, help_text="Closed since")

    objects = PremisesQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["firm", "name"], name="premises_once")]


class EnforcementCertificate(Referenced):
    """An officer's enforcement certificate (行政执法证): to which post, for which fields, until when."""

    reference = ReferenceField(prefix="EC")
    mandate = models.OneToOneField(Mandate, models.PROTECT, related_name="enforcement_certificate")
    number = models.CharField(max_length=20, unique=True)
    fields = ArrayField(models.CharField(max_length=40))
    valid_to = models.DateField()

    objects = CertificateQuerySet.as_manager()
