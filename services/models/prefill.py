"""Values that registers know of an applicant: what was told to the portal, and what a draft made of it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from records.ledger.models import Row
from records.vault.fields import SealedJSONField

from .draft import Draft


class RegisterRecord(Row):
    """What one register of the demonstration says of a person; the data exchange will tell it in its place."""

    register = models.CharField(max_length=40, help_text="Dictionary set register")
    person = models.CharField(max_length=60, help_text="Person reference")
    data = SealedJSONField(context="register:{row.register}:{row.person}", help_text="By key; all sealed")
    as_of = models.DateTimeField(help_text="When the register last changed it")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["register", "person"], name="register_record_once")]

    def __str__(self) -> str:
        return self.register


class Prefilled(Row):
    """A value of a register or certificate in a draft, and what the applicant says to it; both are kept."""

    class State(models.TextChoices):
        TAKEN = "taken", _("已采用")
        DIFFERS = "differs", _("与登记不一致")
        CONFIRMED = "confirmed", _("已确认登记内容")
        DISPUTED = "disputed", _("申请人有异议")

    TRANSITIONS: ClassVar = {
        "taken": {"differs", "confirmed", "disputed"}, "differs": {"taken", "confirmed", "disputed"},
        "confirmed": {"differs", "disputed"}, "disputed": {"differs", "confirmed", "disputed"},
    }  # fmt: skip

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="prefilled", db_index=False)
    field = models.CharField(max_length=60)
    source = models.CharField(max_length=60, help_text="register:… or licence:…")
    values = SealedJSONField(context="prefilled:{row.id}", help_text="register, declared, reason: as JSON, sealed")
    as_of = models.DateTimeField(null=True, help_text="When the source last changed it")
    read_at = models.DateTimeField()
    state = models.CharField(max_length=12, choices=State, default=State.TAKEN)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["draft", "field"], name="prefilled_once")]

    def __str__(self) -> str:
        return self.field

    def move_to(self, state: str) -> None:
        """Change the state along TRANSITIONS; ValueError for a move that is not one."""
        if state not in self.TRANSITIONS[self.state]:
            raise ValueError(f"prefilled: {self.state} → {state}")
        self.state = state
