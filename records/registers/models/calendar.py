"""Days that differ from the plain week: holidays, make-up days, regional holidays, with their source."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from records.ledger.models import Row


class CalendarDay(Row):
    """A day that the announced calendar says something about."""

    class Kind(models.TextChoices):
        HOLIDAY = "holiday", _("放假")
        MAKE_UP = "make_up", _("调休上班")

    date = models.DateField()
    kind = models.CharField(max_length=10, choices=Kind)
    region = models.CharField(max_length=12, default="", help_text="Prefix of the division code; empty: national")
    source = models.CharField(max_length=200)
    provisional = models.BooleanField(default=False)
    entered_at = models.DateTimeField(auto_now=True, db_index=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["date", "region"], name="calendar_day_once")]

    def __str__(self) -> str:
        return f"{self.date} {self.kind}"
