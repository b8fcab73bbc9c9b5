"""A process: one case's way through one edition."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from blueprints.models import Edition, EditionKey
from records.ledger.models import Referenced, ReferenceField, Regional

from ..queries import ProcessQuerySet


class Process(Referenced, Regional):
    """A running or ended process. `upper_ref` is the case's public reference; `flow` the state of the rules."""

    class State(models.TextChoices):
        RUNNING = "running", _("办理中")
        APPROVED = "approved", _("已同意")
        REFUSED = "refused", _("已否决")
        WITHDRAWN = "withdrawn", _("已撤回")

    TRANSITIONS: ClassVar = {
        "running": {"approved", "refused", "withdrawn"}, "approved": set(), "refused": set(), "withdrawn": set(),
    }  # fmt: skip

    reference = ReferenceField(prefix="PR")
    kind = models.CharField(max_length=40)
    edition = EditionKey(Edition, models.PROTECT, related_name="+")
    upper_ref = models.CharField(max_length=80, db_index=True)
    parent_task = models.OneToOneField(
        "workflows.Task", models.PROTECT, null=True, related_name="child", help_text="The step that waits for its end"
    )
    item = models.CharField(max_length=64, default="", help_text="Code of the item")
    state = models.CharField(max_length=12, choices=State, default=State.RUNNING)
    flow = models.JSONField()
    departments = models.JSONField(default=dict, help_text="Role in the edition → department id")
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = ProcessQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["upper_ref"], condition=models.Q(parent_task=None), name="process_once")
        ]
