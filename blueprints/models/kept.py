"""A key to an edition: followed, it reads the edition once per process, for an edition never changes (ADR 0192)."""

from typing import Any

from django.db import models
from django.db.models.fields.related_descriptors import ForwardManyToOneDescriptor

KEPT = 512
_rows: dict[Any, Any] = {}  # by primary key; the oldest make room


class KeptRow(ForwardManyToOneDescriptor):  # type: ignore[type-arg]
    """Asks the database only for what this process has not read yet."""

    def get_object(self, instance: models.Model) -> Any:
        """The edition that the row points to."""
        key = getattr(instance, self.field.attname)
        if key not in _rows:
            if len(_rows) >= KEPT:
                _rows.pop(next(iter(_rows)), None)
            _rows[key] = super().get_object(instance)
        return _rows[key]


class EditionKey(models.ForeignKey[Any, Any]):
    """A foreign key to an edition."""

    forward_related_accessor_class = KeptRow

    def deconstruct(self) -> Any:
        """For migrations a foreign key like any other."""
        name, _, args, options = super().deconstruct()
        return name, "django.db.models.ForeignKey", args, options
