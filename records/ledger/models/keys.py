"""Per-person keys of the trail: destroying one erases what the trail says of that person, and breaks no hash."""

from django.db import models

from records.vault.fields import WrappedKeyField

from .base import Row


class PersonKey(Row):
    """The wrapped key under which the private parts of a person's trail entries are encrypted."""

    person = models.CharField(max_length=60, unique=True)
    wrapped = WrappedKeyField(null=True)
    destroyed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.person
