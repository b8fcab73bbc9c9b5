"""What a person wants to be told, and by which channel."""

from typing import ClassVar

from django.db import models

from records.ledger.models import Row


class Choice(Row):
    """On or off for one kind of notice and one channel (portal, sms, email); no row: as the kind's words say."""

    person = models.CharField(max_length=60, help_text="Person reference")
    kind = models.CharField(max_length=60)
    channel = models.CharField(max_length=10)
    wanted = models.BooleanField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "kind", "channel"], name="choice_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.channel} {self.wanted}"
