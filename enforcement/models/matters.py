"""What arrived from outside as something to check (审管联动), once per message."""

from django.db import models

from records.ledger.models import Referenced, ReferenceField, Regional
from records.registers.models import Department

from ..queries import OfficeQuerySet
from .checks import Assignment
from .objects import Premises


class Matter(Referenced, Regional):
    """A grant or a promise (告知承诺) that an organ is to look at by a day; its check answers for it."""

    reference = ReferenceField(prefix="MT")
    message = models.CharField(max_length=60, unique=True, help_text="Number of the message that brought it")
    kind = models.CharField(max_length=40)
    case_ref = models.CharField(max_length=80, default="", blank=True)
    department = models.ForeignKey(Department, models.PROTECT, related_name="+")
    premises = models.ForeignKey(Premises, models.PROTECT, null=True, related_name="+")
    due_on = models.DateField(null=True)
    assignment = models.OneToOneField(Assignment, models.PROTECT, null=True, related_name="matter")
    arrived_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    objects = OfficeQuerySet.as_manager()
