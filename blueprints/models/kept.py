"""A key to an edition: followed, it reads the edition once per process, for an edition never changes (ADR 0192)."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models.fields.related_descriptors import ForwardManyToOneDescriptor

KEPT = 512
_rows: dict[Any, Any] = {}  # by primary key


def kept_rows(model: Any, keys: Iterable[Any]) -> dict[Any, Any]:
    """The editions with these keys, by key; the database is asked only for what this process has not read yet."""
    found = {key: _rows.get(key) for key in keys}
    missing = [key for key, row in found.items() if row is None]
    for key, row in model.objects.in_bulk(missing).items() if missing else ():
        found[key] = keep(key, row)
    return found


def keep(key: Any, row: Any) -> Any:
    """The row, kept; the oldest makes room."""
    if len(_rows) >= KEPT:
        _rows.pop(next(iter(_rows)), None)
    _rows[key] = row
    return row


class KeptRow(ForwardManyToOneDescriptor):  # type: ignore[type-arg]
    """Asks the database only for what this process has not read yet."""

    def get_object(self, instance: models.Model) -> Any:
        """The edition that the row points to."""
        key = getattr(instance, self.field.attname)
        return _rows.get(key) or keep(key, super().get_object(instance))


class EditionKey(models.ForeignKey[Any, Any]):
    """A foreign key to an edition."""

    forward_related_accessor_class = KeptRow

    def deconstruct(self) -> Any:
        """For migrations a foreign key like any other."""
        name, _, args, options = super().deconstruct()
        return name, "django.db.models.ForeignKey", args, options
