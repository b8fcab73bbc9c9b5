"""The yearly plan, the draws made under it, and who moved what on, when and why."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from records.ledger.models import Referenced, ReferenceField, Regional, Row
from records.registers.models import Department
from records.vault.fields import EncryptedField

from ..queries import DrawQuerySet, PlanQuerySet


class YearPlan(Referenced, Regional):
    """What an organ will inspect in a year: its lines, its caps by risk class; public once approved and filed."""

    class State(models.TextChoices):
        DRAFT = "draft", _("起草中")
        APPROVED = "approved", _("已批准")
        FILED = "filed", _("已备案")
        PUBLISHED = "published", _("已公布")

    TRANSITIONS: ClassVar = {
        "draft": {"approved"}, "approved": {"filed", "draft"}, "filed": {"published"}, "published": set(),
    }  # fmt: skip

    reference = ReferenceField(prefix="YP")
    department = models.ForeignKey(Department, models.PROTECT, related_name="inspection_plans", db_index=False)
    year = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=12, choices=State, default=State.DRAFT)
    items = models.JSONField(default=list, help_text="Codes of the supervised items")
    ratios = models.JSONField(default=dict, help_text="Risk → per cent drawn in a year")
    caps = models.JSONField(default=dict, help_text="Risk → most planned checks of one firm in the year")
    basis = models.CharField(max_length=300, help_text="On what the caps rest")
    published_at = models.DateTimeField(null=True)

    objects = PlanQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["department", "year"], name="year_plan_once")]

    def move_to(self, state: str) -> None:
        """Change the state along TRANSITIONS; ValueError for a move that is not one."""
        if state not in self.TRANSITIONS[self.state]:
            raise ValueError(f"plan: {self.state} → {state}")
        self.state = state


class Draw(Referenced, Regional):
    """A double-random draw. Until `opened_at` only commitment and digest are public; afterwards everything."""

    class State(models.TextChoices):
        COMMITTED = "committed", _("已承诺")
        DRAWN = "drawn", _("已抽取")
        OPENED = "opened", _("已公开")

    TRANSITIONS: ClassVar = {"committed": {"drawn"}, "drawn": {"opened"}, "opened": set()}

    reference = ReferenceField(prefix="DW")
    plan = models.ForeignKey(YearPlan, models.PROTECT, related_name="draws")
    state = models.CharField(max_length=12, choices=State, default=State.COMMITTED)
    items = models.JSONField(default=list, help_text="Codes of the supervised items that are checked")
    commitment = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, help_text="Salted digest of objects, officers and places")
    secret = EncryptedField(data_class="secret", help_text="Seed and salt, hexadecimal, until opened")
    listed = models.JSONField(help_text="lots, drawers, places: fixed at the commitment")
    share = models.CharField(max_length=64, default="", blank=True, help_text="What the witness gave at the draw")
    picks = models.JSONField(default=list, help_text="Objects with their officers' certificates, in order")
    seed = models.CharField(max_length=64, default="", blank=True)
    salt = models.CharField(max_length=64, default="", blank=True)
    committed_at = models.DateTimeField()
    drawn_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)

    objects = DrawQuerySet.as_manager()

    def move_to(self, state: str) -> None:
        """Change the state along TRANSITIONS; ValueError for a move that is not one."""
        if state not in self.TRANSITIONS[self.state]:
            raise ValueError(f"draw: {self.state} → {state}")
        self.state = state


MOVES = {
    "draft": _("起草"), "proposed": _("提出"), "approved": _("批准"), "filed": _("备案"), "published": _("公布"),
    "arranged": _("安排检查"), "replaced": _("更换执法人员"), "cancelled": _("取消"), "done": _("完成"),
    "open": _("责令改正"), "clue": _("移交立案核查"), "failed": _("逾期未改正"), "reminded": _("提醒到期"),
}  # fmt: skip


class Step(Row):
    """Who moved a plan, a check or a finding on, to where, when and why."""

    subject = models.CharField(max_length=40, db_index=True, help_text="Reference of what was moved")
    to = models.CharField(max_length=20)
    reason = models.CharField(max_length=500, default="", help_text="No personal data")
    mandate = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.subject} {self.to}"

    @property
    def said(self) -> str:
        """The step in words."""
        return str(MOVES.get(self.to, self.to))
