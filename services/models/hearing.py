"""A hearing (听证) before a decision: told of the right, asked for, called, held (行政许可法 46 to 48)."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from identity.models import Mandate
from records.ledger.models import Referenced, ReferenceField, Regional

from .application import Application


class Hearing(Referenced, Regional):
    """The hearing of one case. Until it was held, or nobody asked for it in time, the case is not decided."""

    class State(models.TextChoices):
        TOLD = "told", _("已告知听证权利")
        ASKED = "asked", _("申请人要求听证")
        CALLED = "called", _("已通知听证")
        HELD = "held", _("已经听证")

    TRANSITIONS: ClassVar = {"told": {"asked"}, "asked": {"called"}, "called": {"held"}, "held": set()}

    reference = ReferenceField(prefix="HE")
    application = models.OneToOneField(Application, models.PROTECT, related_name="hearing")
    state = models.CharField(max_length=8, choices=State, default=State.TOLD)
    told_at = models.DateTimeField()
    ask_by = models.DateField(help_text="Last day to ask for it")
    asked_at = models.DateTimeField(null=True)
    hold_by = models.DateField(null=True, help_text="Last day to hold it, from when it was asked for")
    hearing_at = models.DateTimeField(null=True)
    place = models.CharField(max_length=200, default="", blank=True)
    presiding = models.ForeignKey(Mandate, models.PROTECT, null=True, related_name="+")
    held_at = models.DateTimeField(null=True)

    def move_to(self, state: str) -> None:
        """Change the state along TRANSITIONS; ValueError for a move that is not one."""
        if state not in self.TRANSITIONS[self.state]:
            raise ValueError(f"hearing: {self.state} → {state}")
        self.state = state
