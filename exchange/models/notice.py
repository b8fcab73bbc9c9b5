"""A notice to one person: kept in the portal, sent by e-mail where the person gave one."""

from typing import ClassVar

from django.db import models

from records.ledger.models import Referenced, ReferenceField

from ..queries import NoticeQuerySet


class Notice(Referenced):
    """One notice, once per `key`. Its words are set from the kind and the data when it is shown."""

    reference = ReferenceField(prefix="N")
    key = models.CharField(max_length=160, unique=True)
    kind = models.CharField(max_length=60)
    recipient = models.CharField(max_length=60, db_index=True, help_text="Person reference")
    upper_ref = models.CharField(max_length=80, default="")
    data = models.JSONField(default=dict, help_text="Codes, references, dates, texts by language; no personal data")
    made_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["recipient", "-made_at"], name="notice_mine")]
