"""Unmasking: somebody saw a masked value in clear, and said what for."""

from typing import ClassVar

from django.db import models

from records.vault.fields import EncryptedField

from ..queries import UnmaskingQuerySet
from .base import Referenced, ReferenceField
from .reading import ReadEntry


class Unmasking(Referenced):
    """One value asked for in clear. The reason is free text, so it is encrypted; the person reads it too."""

    reference = ReferenceField(prefix="UM")
    person = models.CharField(max_length=60)
    field = models.CharField(max_length=60)
    case = models.CharField(max_length=60)
    actor = models.CharField(max_length=60)
    department = models.CharField(max_length=40, default="")
    purpose = models.CharField(max_length=40)
    reason = EncryptedField(data_class="content")
    reading = models.OneToOneField(ReadEntry, models.PROTECT, related_name="unmasking")
    at = models.DateTimeField()

    objects = UnmaskingQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["actor", "-at"], name="unmasking_actor_at"),
            models.Index(fields=["person", "-at"], name="unmasking_person_at"),
        ]
