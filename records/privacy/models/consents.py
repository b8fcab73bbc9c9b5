"""What people were told, and what they agreed to."""

from typing import ClassVar

from django.db import models

from records.ledger.models import Referenced, ReferenceField, Row
from records.registers.models import Department

from ..queries import ConsentQuerySet, OwnQuerySet, PrivacyNoticeQuerySet


class PrivacyNotice(Referenced):
    """One version of what is told to whoever applies for something: each field with its ground and basis."""

    reference = ReferenceField(prefix="PN")
    code = models.CharField(max_length=80, help_text="What it is about: the item's code")
    department = models.ForeignKey(Department, models.PROTECT, null=True, related_name="+")
    number = models.PositiveIntegerField()
    content = models.JSONField(help_text="title, fields (label, ground, basis), texts by language")
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    objects = PrivacyNoticeQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["code", "department", "number"], name="privacy_notice_once")
        ]


class NoticeShown(Row):
    """A version was shown to a person, for something they began."""

    notice = models.ForeignKey(PrivacyNotice, models.PROTECT, related_name="shown", db_index=False)
    person = models.CharField(max_length=60)
    context = models.CharField(max_length=60, help_text="Reference of the draft")
    at = models.DateTimeField()

    objects = OwnQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["notice", "person", "context"], name="shown_once")]
        indexes: ClassVar = [models.Index(fields=["person", "-at"], name="shown_person_at")]

    def __str__(self) -> str:
        return f"{self.person} {self.context}"


class Consent(Referenced):
    """A consent from its giving to its withdrawal. A second giving is a second row."""

    reference = ReferenceField(prefix="CN")
    person = models.CharField(max_length=60)
    purpose = models.CharField(max_length=60)
    given_at = models.DateTimeField()
    channel = models.CharField(max_length=20)
    withdrawn_at = models.DateTimeField(null=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "purpose"], condition=models.Q(withdrawn_at=None), name="consent_once"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["person", "purpose"], name="consent_person")]
