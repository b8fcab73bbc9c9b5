"""A check of one organ (assignment), the visit that carries it, and the count that holds the cap."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.models import Paper
from records.ledger.models import Referenced, ReferenceField, Regional, Row
from records.registers.models import Department

from ..queries import AssignmentQuerySet, InspectionQuerySet
from .objects import EnforcementCertificate, Firm, Premises
from .plans import Draw


class Inspection(Referenced, Regional):
    """One visit to one place (综合查一次 where several organs come): one lead, one notice, one record set."""

    class State(models.TextChoices):
        PLANNED = "planned", _("待检查")
        STARTED = "started", _("检查中")
        CLOSED = "closed", _("已结束")

    TRANSITIONS: ClassVar = {"planned": {"started"}, "started": {"closed"}, "closed": set()}

    reference = ReferenceField(prefix="IN")
    premises = models.ForeignKey(Premises, models.PROTECT, related_name="inspections")
    lead = models.ForeignKey(Department, models.PROTECT, related_name="+")
    code = models.CharField(max_length=16, unique=True, help_text="检查码: whoever is shown it may check the visit")
    state = models.CharField(max_length=12, choices=State, default=State.PLANNED)
    day = models.DateField()
    started_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    notice = models.OneToOneField(Paper, models.PROTECT, null=True, related_name="+")
    record = models.OneToOneField(Paper, models.PROTECT, null=True, related_name="+")
    signed = models.CharField(max_length=10, default="", blank=True, help_text="signature or refusal")

    objects = InspectionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["day", "id"]

    def move_to(self, state: str) -> None:
        """Change the state along TRANSITIONS; ValueError for a move that is not one."""
        if state not in self.TRANSITIONS[self.state]:
            raise ValueError(f"inspection: {self.state} → {state}")
        self.state = state


class Assignment(Referenced, Regional):
    """One check of one organ on one place: its kind, its contents pinned as editions, its two officers."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("待批准")
        APPROVED = "approved", _("待安排")
        ARRANGED = "arranged", _("已安排")
        DONE = "done", _("已完成")
        CANCELLED = "cancelled", _("已取消")

    TRANSITIONS: ClassVar = {
        "proposed": {"approved", "cancelled"}, "approved": {"arranged", "cancelled"}, "arranged": {"done", "cancelled"},
        "done": set(), "cancelled": set(),
    }  # fmt: skip

    class Kind(models.TextChoices):
        RANDOM = "random", _("双随机抽查")
        DAILY = "daily", _("日常检查")
        SPECIAL = "special", _("专项检查")
        CASE = "case", _("个案检查")
        RECHECK = "recheck", _("整改复查")

    reference = ReferenceField(prefix="IA")
    key = models.CharField(max_length=160, unique=True, help_text="Once per draw and object, per matter, per finding")
    kind = models.CharField(max_length=10, choices=Kind)
    counted = models.BooleanField(help_text="Whether it counts against the yearly cap")
    year = models.PositiveSmallIntegerField()
    trigger = models.CharField(max_length=20, default="", blank=True)
    trigger_ref = models.CharField(max_length=80, default="", blank=True)
    department = models.ForeignKey(Department, models.PROTECT, related_name="assignments", db_index=False)
    premises = models.ForeignKey(Premises, models.PROTECT, related_name="assignments", db_index=False)
    draw = models.ForeignKey(Draw, models.PROTECT, null=True, related_name="assignments")
    inspection = models.ForeignKey(Inspection, models.PROTECT, null=True, related_name="assignments")
    state = models.CharField(max_length=12, choices=State, default=State.PROPOSED)
    items = models.JSONField(help_text="Codes of the supervised items")
    contents = models.JSONField(help_text="Code of each content → reference of the edition it is checked by")
    officers = models.ManyToManyField(EnforcementCertificate, related_name="assignments")
    until = models.DateField(help_text="Last day to do it")
    outcome = models.CharField(max_length=10, default="", blank=True, help_text="passed or findings")
    planned_at = models.DateTimeField()

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["until", "id"]
        indexes: ClassVar = [
            models.Index(fields=["department", "state", "until"], name="assignment_queue"),
            models.Index(fields=["premises", "state"], name="assignment_place"),
        ]

    def move_to(self, state: str) -> None:
        """Change the state along TRANSITIONS; ValueError for a move that is not one."""
        if state not in self.TRANSITIONS[self.state]:
            raise ValueError(f"assignment: {self.state} → {state}")
        self.state = state


class CapCount(Row):
    """The lock under which one organ's planned checks of one firm in one year are counted."""

    department = models.ForeignKey(Department, models.PROTECT, related_name="+", db_index=False)
    firm = models.ForeignKey(Firm, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["department", "firm", "year"], name="cap_count_once")]

    def __str__(self) -> str:
        return str(self.year)
