"""Who acts: tasks changing hands, voices of many, interests that keep somebody away, competences."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from identity.models import Mandate
from records.ledger.models import Row
from records.registers.models import Department

from .task import Task


class TaskMove(Row):
    """A task changed hands: who moved it, from where to where, why."""

    class Act(models.TextChoices):
        CLAIM = "claim", _("领取")
        RELEASE = "release", _("放回")
        REASSIGN = "reassign", _("转办")
        REROUTE = "reroute", _("改派")
        ESCALATE = "escalate", _("请示")
        ANSWER = "answer", _("批复")

    task = models.ForeignKey(Task, models.PROTECT, related_name="moves")
    act = models.CharField(max_length=12, choices=Act)
    from_department = models.ForeignKey(Department, models.PROTECT, related_name="+")
    to_department = models.ForeignKey(Department, models.PROTECT, related_name="+")
    from_roles = ArrayField(models.CharField(max_length=40))
    from_holder = models.ForeignKey(Mandate, models.PROTECT, null=True, related_name="+")
    to_holder = models.ForeignKey(Mandate, models.PROTECT, null=True, related_name="+")
    reason = models.TextField(default="")
    mandate = models.ForeignKey(Mandate, models.PROTECT, null=True, related_name="+")
    moved_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["moved_at", "id"]

    def __str__(self) -> str:
        return str(self.id)


class Voice(Row):
    """What one said in a discussion, or voted in a panel; once per task and person."""

    class Verdict(models.TextChoices):
        AGREE = "agree", _("同意")
        DISAGREE = "disagree", _("不同意")
        ABSTAIN = "abstain", _("弃权")

    task = models.ForeignKey(Task, models.PROTECT, related_name="voices", db_index=False)
    mandate = models.ForeignKey(Mandate, models.PROTECT, related_name="+")
    person = models.CharField(max_length=40, help_text="Person reference")
    verdict = models.CharField(max_length=10, choices=Verdict)
    words = models.TextField(default="")
    said_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["task", "person"], name="voice_once")]
        ordering: ClassVar = ["said_at", "id"]

    def __str__(self) -> str:
        return str(self.id)


class Interest(Row):
    """Why a person stays away from a party's cases (回避): kinship, a share, a dispute; by person references."""

    person = models.CharField(max_length=40)
    party = models.CharField(max_length=40)
    ground = models.CharField(max_length=20, help_text="kin, share, dispute, other")
    declared_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "party"], condition=models.Q(ended_at=None), name="interest_once")
        ]

    def __str__(self) -> str:
        return str(self.id)


class Competence(Row):
    """Who acts for a role in a place, in whose name, on what basis, from when (practice 18)."""

    class Mode(models.TextChoices):
        OWN = "own", _("本机关")
        BUREAU = "bureau", _("行政审批局")
        ENTRUSTED = "entrusted", _("受委托")
        DELEGATED = "delegated", _("赋权乡镇街道")

    role = models.CharField(max_length=40)
    division = models.CharField(max_length=12, help_text="Significant digits of the division code")
    item = models.CharField(max_length=64, default="", blank=True)
    mode = models.CharField(max_length=12, choices=Mode)
    acts = models.ForeignKey(Department, models.PROTECT, related_name="+")
    principal = models.ForeignKey(Department, models.PROTECT, related_name="+")
    basis = models.CharField(max_length=200)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["role", "division", "item", "valid_from"], name="competence_once")
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.division}"
