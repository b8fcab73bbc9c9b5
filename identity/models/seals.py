"""Electronic seals, standing authorisations to use them, and each use (practice 15)."""

from typing import ClassVar

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from records.ledger.models import Referenced, ReferenceField, Regional, Row
from records.registers.models import Department
from records.vault.fields import EncryptedField

from .mandates import Mandate


class Seal(Referenced, Regional):
    """A seal of an organ: a certificate and its key. Renewal makes a new seal; the old one still verifies."""

    class State(models.TextChoices):
        ISSUED = "issued", _("已发放")
        SUSPENDED = "suspended", _("已暂停")
        DESTROYED = "destroyed", _("已注销")

    TRANSITIONS: ClassVar = {
        "issued": {"suspended", "destroyed"},
        "suspended": {"issued", "destroyed"},
        "destroyed": set(),
    }

    reference = ReferenceField(prefix="S")
    department = models.ForeignKey(Department, models.PROTECT, related_name="seals")
    kind = models.CharField(max_length=40, help_text="Dictionary set seal_kind")
    name = models.CharField(max_length=120)
    keeper = models.ForeignKey(Mandate, models.PROTECT, related_name="seals_kept")
    certificate = models.TextField(help_text="PEM: seal certificate and its issuer")
    private_key = EncryptedField(data_class="secret")
    state = models.CharField(max_length=12, choices=State, default=State.ISSUED)
    valid_from = models.DateTimeField()
    valid_to = models.DateTimeField()


class SealAuthorisation(Referenced):
    """A standing 用印授权: this seal, for this kind of document, from–to, approved by the head; revocable at once."""

    reference = ReferenceField(prefix="SA")
    seal = models.ForeignKey(Seal, models.PROTECT, related_name="authorisations")
    document_kind = models.CharField(max_length=60)
    item_code = models.CharField(max_length=50, default="", help_text="Empty: every item of the organ")
    approved_by = models.ForeignKey(Mandate, models.PROTECT, related_name="+")
    approved_at = models.DateTimeField()
    valid_from = models.DateField()
    valid_to = models.DateField()
    revoked_at = models.DateTimeField(null=True)


class SealUse(Row):
    """One use of a seal; append-only."""

    seal = models.ForeignKey(Seal, models.PROTECT, related_name="uses")
    authorisation = models.ForeignKey(SealAuthorisation, models.PROTECT, related_name="uses")
    paper = models.CharField(max_length=60, unique=True, help_text="Reference of the sealed paper")
    sha256 = models.CharField(max_length=64)
    case = models.CharField(max_length=80)
    used_at = models.DateTimeField()

    class Meta:
        triggers: ClassVar = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.paper
