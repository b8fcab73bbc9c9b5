"""Idempotency keys: the same request twice gets the same answer and has one effect."""

from typing import ClassVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from .base import Row


class IdempotencyKey(Row):
    """The stored answer to one actor's request under one key."""

    actor = models.CharField(max_length=60)
    key = models.CharField(max_length=120)
    fingerprint = models.CharField(max_length=64)
    created_at = models.DateTimeField()
    status = models.PositiveSmallIntegerField(null=True)
    answer = models.JSONField(null=True, encoder=DjangoJSONEncoder)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["actor", "key"], name="idempotency_once")]

    def __str__(self) -> str:
        return f"{self.actor} {self.key}"
