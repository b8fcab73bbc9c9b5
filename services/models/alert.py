"""E-supervision (电子监察): a finding, and each step from 预警 to 归档 as a row (domain.md §2.5)."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from records.ledger.models import Referenced, ReferenceField, Regional, Row
from records.registers.models import Department

from ..case_queries import AlertQuerySet
from .application import Application


class Alert(Referenced, Regional):
    """One finding of one rule about one case, once per `key`."""

    class State(models.TextChoices):
        FOUND = "found", _("预警")
        URGED = "urged", _("已督办")
        ANSWERED = "answered", _("已反馈")
        UPHELD = "upheld", _("认定有效")
        DISMISSED = "dismissed", _("认定无效")
        ARCHIVED = "archived", _("已归档")

    TRANSITIONS: ClassVar = {
        "found": {"urged", "dismissed"}, "urged": {"answered"}, "answered": {"urged", "upheld", "dismissed"},
        "upheld": {"archived"}, "dismissed": {"archived"}, "archived": set(),
    }  # fmt: skip

    class Colour(models.TextChoices):
        YELLOW = "yellow", _("黄灯")
        RED = "red", _("红灯")
        SANCTION = "sanction", _("超过法定期限")

    reference = ReferenceField(prefix="EA")
    key = models.CharField(max_length=160, unique=True)
    rule = models.CharField(max_length=40)
    colour = models.CharField(max_length=10, choices=Colour)
    application = models.ForeignKey(Application, models.PROTECT, related_name="alerts")
    department = models.ForeignKey(Department, models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, choices=State, default=State.FOUND)
    detail = models.JSONField(default=dict, help_text="Codes, dates, numbers")
    found_at = models.DateTimeField()

    objects = AlertQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["region", "state", "-found_at"], name="alert_listed")]

    def move_to(self, state: str) -> None:
        """Change the state along TRANSITIONS; ValueError for a move that is not one."""
        if state not in self.TRANSITIONS[self.state]:
            raise ValueError(f"alert: {self.state} → {state}")
        self.state = state


class AlertStep(Row):
    """Who moved a finding on, when and why."""

    alert = models.ForeignKey(Alert, models.PROTECT, related_name="steps")
    to = models.CharField(max_length=12, choices=Alert.State)
    reason = models.CharField(max_length=1000)
    mandate = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.to} {self.at}"
