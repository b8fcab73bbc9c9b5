"""What every row of the house has: a UUIDv7 key made here; a public reference; a region (ADR 0004)."""

from typing import Any

import pgtrigger
from django.db import models

from records.keys import new_reference, uuid7


class ReferenceField(models.CharField):  # type: ignore[type-arg]
    """A public reference with a check character, given at the first save unless set before."""

    def __init__(self, *args: Any, prefix: str = "", **kwargs: Any) -> None:
        self.prefix = prefix
        defaults = {"max_length": 40, "unique": True, "editable": False}
        super().__init__(*args, **{**defaults, **kwargs})

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "prefix": self.prefix}

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = getattr(model_instance, self.attname)
        if not value:
            value = new_reference(self.prefix)
            setattr(model_instance, self.attname, value)
        return value


class Row(models.Model):
    """A row with a time-ordered key made by the application."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)

    class Meta:
        abstract = True


class Referenced(Row):
    """A row that the outside knows by reference: declare `reference = ReferenceField(prefix="…")`."""

    reference: Any

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.reference)


class Regional(models.Model):
    """A case-like row of a division (its 12-digit code or a significant prefix)."""

    region = models.CharField(max_length=12, db_index=True, default="")

    class Meta:
        abstract = True


def append_only(noun: str) -> list[Any]:
    """Triggers that refuse UPDATE, DELETE and TRUNCATE of a table; `noun` stands in the refusal."""
    return [
        pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        pgtrigger.Trigger(
            name="no_truncate",
            operation=pgtrigger.Truncate,
            level=pgtrigger.Statement,
            when=pgtrigger.Before,
            func=f"RAISE EXCEPTION '{noun} is append-only';",
        ),
    ]
