"""The read log: who read whose data, which field, for which case and purpose."""

from typing import ClassVar

from django.db import models

from ..queries import ReadQuerySet
from .base import Row, append_only


class ReadEntry(Row):
    """One unmasking of one field of one person's data."""

    person = models.CharField(max_length=60)
    field = models.CharField(max_length=60)
    at = models.DateTimeField()
    actor = models.CharField(max_length=60)
    mandate = models.CharField(max_length=60, default="")
    department = models.CharField(max_length=40, default="")
    purpose = models.CharField(max_length=120)
    basis = models.CharField(max_length=200, default="")
    case = models.CharField(max_length=60, default="")

    objects = ReadQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["person", "-at"], name="read_person_at")]
        constraints: ClassVar = [models.CheckConstraint(condition=~models.Q(purpose=""), name="read_for_a_purpose")]
        triggers: ClassVar = append_only("the read log")

    def __str__(self) -> str:
        return f"{self.actor} read {self.field} of {self.person}"


class ReadingDelay(Row):
    """Readings of a person's data for one case are shown to them only from `until` on (个人信息保护法 18, 35)."""

    person = models.CharField(max_length=60)
    case = models.CharField(max_length=60)
    department = models.CharField(max_length=40, default="", help_text="Whose readings: the approver's own")
    basis = models.CharField(max_length=200)
    asked_by = models.CharField(max_length=60)
    approver = models.CharField(max_length=60)
    at = models.DateTimeField()
    until = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["person", "until"], name="delay_person_until")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(basis="") & ~models.Q(case="") & ~models.Q(approver=models.F("asked_by")),
                name="delay_is_founded",
            ),
            models.CheckConstraint(condition=models.Q(until__gt=models.F("at")), name="delay_ends"),
        ]
        triggers: ClassVar = append_only("the read log")

    def __str__(self) -> str:
        return f"{self.person} {self.case} until {self.until:%Y-%m-%d}"
