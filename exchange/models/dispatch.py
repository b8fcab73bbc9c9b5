"""A notice on its way by one channel."""

from typing import ClassVar

from django.db import models

from records.ledger.models import Referenced, ReferenceField

from ..queries import DispatchQuerySet
from .notice import Notice


class Dispatch(Referenced):
    """One channel of a notice. Its delivery facts are timestamps; `target` is the webhook where the channel is one."""

    reference = ReferenceField(prefix="NS")
    notice = models.ForeignKey(Notice, models.CASCADE, related_name="dispatches", db_index=False)
    channel = models.CharField(max_length=10, help_text="sms, email, webhook, letter")
    target = models.CharField(max_length=60, default="")
    runs = models.PositiveSmallIntegerField(default=1, help_text="How often it was put on its way by a person")
    due_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=80, default="", help_text="Class or code of the failure, never a value")

    objects = DispatchQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["notice", "channel", "target"], name="dispatch_once")]
        indexes: ClassVar = [
            models.Index(fields=["-failed_at"], name="dispatch_failed", condition=models.Q(failed_at__isnull=False))
        ]

    @property
    def status(self) -> str:
        """sent, failed or waiting."""
        return "sent" if self.sent_at else "failed" if self.failed_at else "waiting"
