"""A notice to one person: kept in the portal, and sent by the channels the person wants."""

from typing import ClassVar

from django.db import models

from records.ledger.models import Referenced, ReferenceField

from ..queries import NoticeQuerySet


class Notice(Referenced):
    """One notice, once per `key`. Its words are set from the kind and the data when it is shown."""

    reference = ReferenceField(prefix="N")
    key = models.CharField(max_length=160, unique=True)
    kind = models.CharField(max_length=60)
    recipient = models.CharField(max_length=60, help_text="Person reference")
    parties = models.JSONField(default=list, help_text="References of others whose systems are told")
    upper_ref = models.CharField(max_length=80, default="")
    data = models.JSONField(default=dict, help_text="Codes, references, dates, texts by language; no personal data")
    made_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)
    planned_at = models.DateTimeField(null=True, help_text="When its channels were chosen")
    hidden = models.BooleanField(default=False, help_text="The person does not want this kind in the portal")

    objects = NoticeQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["recipient", "-made_at"], name="notice_mine"),
            models.Index(fields=["recipient"], name="notice_unread", condition=models.Q(read_at=None, hidden=False)),
        ]

    @property
    def cursor(self) -> str:
        """Where a page that ends with this notice goes on."""
        return f"{int(self.read_at is not None)}.{self.pk}"
