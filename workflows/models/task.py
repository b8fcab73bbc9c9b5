"""A task: one step for one department."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from identity.models import Mandate
from records.ledger.models import Referenced, ReferenceField, Regional
from records.registers.models import Department

from ..queries import TaskQuerySet
from .process import Process


class Task(Referenced, Regional):
    """One step, once per round (a return opens the next round)."""

    class State(models.TextChoices):
        OPEN = "open", _("待办")
        DONE = "done", _("已办")
        CANCELLED = "cancelled", _("已取消")

    class Decision(models.TextChoices):
        APPROVE = "approve", _("同意")
        REFUSE = "refuse", _("不同意")
        RETURN = "return", _("退回")

    TRANSITIONS: ClassVar = {"open": {"done", "cancelled"}, "done": set(), "cancelled": set()}

    reference = ReferenceField(prefix="T")
    process = models.ForeignKey(Process, models.PROTECT, related_name="tasks", db_index=False)
    key = models.CharField(max_length=60)
    round = models.PositiveSmallIntegerField(default=1)
    nature = models.CharField(max_length=20)
    title = models.JSONField(help_text="Text by language")
    department = models.ForeignKey(Department, models.PROTECT, related_name="tasks")
    roles = ArrayField(models.CharField(max_length=40))
    state = models.CharField(max_length=12, choices=State, default=State.OPEN)
    holder = models.ForeignKey(Mandate, models.PROTECT, null=True, related_name="held_tasks", help_text="Who took it")
    principal = models.ForeignKey(
        Department, models.PROTECT, null=True, related_name="+", help_text="In whose name, when not its own"
    )
    basis = models.CharField(max_length=200, default="", help_text="Why this department: regulation or decision")
    batch = models.BooleanField(default=False, help_text="May be approved with others at once")
    alerted = models.PositiveSmallIntegerField(default=0, help_text="1: reminded, 2: reported as late")
    mandate = models.ForeignKey(Mandate, models.PROTECT, null=True, related_name="tasks")
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    decision = models.CharField(max_length=12, choices=Decision, default="", blank=True)
    target = models.CharField(max_length=60, default="", help_text="Where a return goes")
    facts = models.JSONField(default=dict, help_text="What the step found; conditions read it")
    opinion = models.TextField(default="")
    articles = models.JSONField(default=list)
    applied_at = models.DateTimeField(null=True, help_text="When the process moved on by this decision")

    objects = TaskQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["process", "key", "round"], name="task_once")]
        indexes: ClassVar = [
            models.Index(
                fields=["department", "due_at", "reference"], name="task_queue", condition=models.Q(state="open")
            ),
            models.Index(  # what nobody holds: taking the next one passes over none of those that colleagues hold
                fields=["department", "due_at", "reference"],
                name="task_free",
                condition=models.Q(state="open", holder=None),
            ),
        ]
