"""Several applicants: each who joins an application confirms what it says, or it is not submitted."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from identity.models import Person
from records.ledger.models import Referenced, ReferenceField

from ..reach_queries import PartnerQuerySet
from .application import Application
from .draft import Draft


class Partner(Referenced):
    """Somebody who applies together with the one who fills in; `confirmed_as` is what was confirmed."""

    class State(models.TextChoices):
        ASKED = "asked", _("等确认")
        CONFIRMED = "confirmed", _("已确认")
        DECLINED = "declined", _("不同意")

    TRANSITIONS: ClassVar = {
        "asked": {"confirmed", "declined"}, "confirmed": {"asked", "declined"}, "declined": {"asked", "confirmed"},
    }  # fmt: skip

    reference = ReferenceField(prefix="PA")
    draft = models.ForeignKey(Draft, models.CASCADE, related_name="partners", db_index=False)
    application = models.ForeignKey(Application, models.PROTECT, null=True, related_name="partners")
    person = models.ForeignKey(Person, models.PROTECT, related_name="partnerships")
    state = models.CharField(max_length=12, choices=State, default=State.ASKED)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    confirmed_as = models.CharField(max_length=64, default="", blank=True, help_text="Digest of what was confirmed")

    objects = PartnerQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["draft", "person"], name="partner_once")]

    def move_to(self, state: str) -> None:
        """Change the state along TRANSITIONS; ValueError for a move that is not one."""
        if state not in self.TRANSITIONS[self.state]:
            raise ValueError(f"partner: {self.state} → {state}")
        self.state = state
