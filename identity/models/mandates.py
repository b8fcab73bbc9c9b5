"""Mandates: a person's post in a department, with a role and a time. Deeds of officials point at one."""

from typing import ClassVar

from django.db import models

from records.ledger.models import Referenced, ReferenceField, Regional
from records.registers.models import Department, Hall

from ..queries import MandateQuerySet
from .persons import Person


class Mandate(Referenced, Regional):
    """One role in one department (`region`: the division it covers), from–to. With `substitute_for` it is the post of
    a stand-in, which lasts no longer than that of the colleague."""

    reference = ReferenceField(prefix="M")
    person = models.ForeignKey(Person, models.PROTECT, related_name="mandates")
    department = models.ForeignKey(Department, models.PROTECT, related_name="mandates")
    hall = models.ForeignKey(Hall, models.PROTECT, null=True, related_name="mandates")
    role = models.CharField(max_length=40, help_text="Dictionary set mandate_role")
    title = models.JSONField(default=dict, help_text="Text by language")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True, help_text="Ended before its time, at once")
    suspended_at = models.DateTimeField(null=True, help_text="Not confirmed in a review: holds again when confirmed")
    substitute_for = models.ForeignKey("self", models.PROTECT, null=True, related_name="substitutes")

    objects = MandateQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "department", "role", "valid_from", "substitute_for"],
                condition=models.Q(ended_at=None),
                nulls_distinct=False,
                name="mandate_once",
            )
        ]
