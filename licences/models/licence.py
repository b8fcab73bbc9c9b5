"""A licence is issued at the decision; its sealed paper is an artefact with its own status."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from blueprints.models import Edition, EditionKey
from documents.models import Paper
from records.ledger.models import Referenced, ReferenceField, Regional, Row
from records.registers.models import Department
from records.vault.fields import SealedJSONField

from ..queries import LicenceQuerySet


class Licence(Referenced, Regional):
    """One certificate in one version (GB/T 36904 identifier). `issue_key` makes it exactly once."""

    class State(models.TextChoices):
        VALID = "valid", _("有效")
        SUSPENDED = "suspended", _("暂扣")
        REVOKED = "revoked", _("撤销")
        CANCELLED = "cancelled", _("注销")
        REPLACED = "replaced", _("已变更")
        WITHDRAWN = "withdrawn", _("撤回")

    TRANSITIONS: ClassVar = {
        "valid": {"suspended", "revoked", "cancelled", "replaced", "withdrawn"},
        "suspended": {"valid", "revoked", "cancelled", "withdrawn"},
        "revoked": {"cancelled"}, "withdrawn": {"cancelled"}, "cancelled": set(), "replaced": set(),
    }  # fmt: skip

    reference = ReferenceField(prefix="L")
    issue_key = models.CharField(max_length=160, unique=True)
    identifier = models.CharField(max_length=120, unique=True)
    type_code = models.CharField(max_length=60)
    edition = EditionKey(Edition, models.PROTECT, related_name="+")
    number = models.CharField(max_length=60, help_text="证照编号 on the face")
    holder = models.CharField(max_length=60, db_index=True, help_text="Person or organisation reference")
    holder_name_masked = models.CharField(max_length=120)
    face = SealedJSONField(context="licence:{row.issue_key}", help_text="Face fields by key; sensitive ones sealed")
    department = models.ForeignKey(Department, models.PROTECT, related_name="licences")
    case_ref = models.CharField(max_length=80, default="")
    state = models.CharField(max_length=12, choices=State, default=State.VALID)
    state_reason = models.CharField(max_length=300, default="")
    decided_at = models.DateTimeField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, help_text="Last day; null: long-term")
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="replaced_by", help_text="The version before this one"
    )
    paper = models.OneToOneField(Paper, models.PROTECT, null=True, related_name="licence")

    objects = LicenceQuerySet.as_manager()

    def move_to(self, state: str, reason: str) -> None:
        """Change the state along TRANSITIONS; ValueError for a move that is not one."""
        if state not in self.TRANSITIONS[self.state]:
            raise ValueError(f"licence: {self.state} → {state}")
        self.state, self.state_reason = state, reason


class Verification(Row):
    """Somebody checked a certificate; the holder sees it under “who looked”."""

    licence = models.ForeignKey(Licence, models.PROTECT, null=True, related_name="verifications")
    result = models.CharField(max_length=20)
    way = models.CharField(max_length=10, help_text="code or file")
    checked_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.result} {self.checked_at}"
