"""Errands: work put off in the deed's own transaction (the outbox, ADR 0002)."""

from typing import ClassVar

from django.db import models

from ..queries import ErrandQuerySet
from .base import Regional, Row


class Errand(Row, Regional):
    """One piece of deferred work. Delivery facts are timestamps; the status is computed."""

    kind = models.CharField(max_length=60)
    key = models.CharField(max_length=160)
    ref = models.CharField(max_length=80)
    queue = models.CharField(max_length=30)
    created_at = models.DateTimeField()
    due_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True)
    fence = models.PositiveIntegerField(default=0)
    done_at = models.DateTimeField(null=True)
    parked_at = models.DateTimeField(null=True)
    fault = models.TextField(default="", help_text="Where it failed; never a value, so never personal data.")

    objects = ErrandQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["kind", "key"], name="errand_once")]
        indexes: ClassVar = [
            models.Index(
                fields=["queue", "due_at"], name="errand_due", condition=models.Q(done_at=None, parked_at=None)
            ),
            models.Index(fields=["parked_at"], name="errand_parked", condition=models.Q(parked_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"

    @property
    def told(self) -> str:
        """The sentence of the refusal that parked it; empty when a program failed."""
        return self.fault.partition("\n")[0].partition(": ")[2]

    @property
    def status(self) -> str:
        """done, parked, leased, failing or waiting."""
        if self.done_at:
            return "done"
        if self.parked_at:
            return "parked"
        if self.lease_until:
            return "leased"
        return "failing" if self.attempts else "waiting"
