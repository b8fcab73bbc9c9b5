"""To-dos: what a department still has to look at, put there by a rule of the house."""

from typing import ClassVar

from django.db import models

from records.ledger.models import Referenced, ReferenceField, Regional

from ..queries import ToDoQuerySet
from .organs import Department


class ToDo(Referenced, Regional):
    """One thing to look at, once per (kind, key)."""

    reference = ReferenceField(prefix="TD")
    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=160)
    department = models.ForeignKey(Department, models.PROTECT, null=True, related_name="todos")
    subject_kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=80)
    sentence = models.JSONField(help_text="Text by language")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    objects = ToDoQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["kind", "key"], name="todo_once")]
