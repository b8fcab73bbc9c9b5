"""Encrypted columns: what lies in the table is ciphertext bound to its row; what a page gets is masked (ADR 0005)."""

from typing import Any

from django.db import models

from . import crypto
from .masks import mask


class Sealed:
    """A protected value of one row. Printing it shows nothing but its mask; `plain()` is the ledger's to call."""

    __slots__ = ("_blob", "_class", "_context", "_plain", "fresh")

    def __init__(self, context: str, *, data_class: str, blob: bytes = b"", plain: str | None = None) -> None:
        self._context, self._class, self._blob, self._plain = context, data_class, blob, plain
        self.fresh = plain is not None

    def plain(self) -> str:
        """The value. Doors call `records.ledger.reading.reveal`, which writes the read log first."""
        if self._plain is None:
            self._plain = crypto.decrypt(self._blob, self._context) if self._blob else ""
        return self._plain

    def blob(self) -> bytes:
        """The ciphertext; made at the first call."""
        if not self._blob and self._plain:
            self._blob = crypto.encrypt(self._plain, self._context, data_class=self._class)
        return self._blob

    def __bool__(self) -> bool:
        return bool(self._blob or self._plain)

    def __str__(self) -> str:
        return "••••" if self else ""

    __repr__ = __str__


class EncryptedField(models.BinaryField):  # type: ignore[type-arg]
    """A text kept encrypted; `mask_kind` says how `<name>_masked` (a plain column) shows it.

    Assign a str; read a `Sealed`. The ciphertext is bound to table, column and primary key (AAD), so that a blob
    copied to another row does not open. With `blind=True` a `<name>_blind` column finds equal values. `data_class`
    says whose data key it is under (records/vault/classes.py); the schema does not know it.
    """

    def __init__(
        self, *args: Any, mask_kind: str = "", blind: bool = False, data_class: str = "identity", **kwargs: Any
    ) -> None:
        self.mask_kind, self.blind, self.data_class = mask_kind, blind, data_class
        super().__init__(*args, **{"default": b"", "editable": False, **kwargs})

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "mask_kind": self.mask_kind, "blind": self.blind}

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False) -> None:
        super().contribute_to_class(cls, name, private_only)
        setattr(cls, name, EncryptedAttribute(self))

    def context_of(self, row: models.Model) -> str:
        """What the ciphertext is bound to."""
        return f"{row._meta.db_table}:{self.column}:{row.pk}"

    def sealed(self, row: models.Model, *, blob: bytes = b"", plain: str | None = None) -> Sealed:
        """A value of `row`."""
        return Sealed(self.context_of(row), data_class=self.data_class, blob=blob, plain=plain)

    def pre_save(self, model_instance: models.Model, add: bool) -> bytes:
        sealed: Sealed = getattr(model_instance, self.attname)
        if sealed.fresh:  # the defaults of the columns beside it may have come after the value
            self.accompany(model_instance, sealed.plain())
        return sealed.blob()

    def accompany(self, row: models.Model, plain: str) -> None:
        """Set the mask and the blind index beside the ciphertext (declare these columns after this one)."""
        if self.mask_kind:
            setattr(row, f"{self.attname}_masked", mask(self.mask_kind, plain))
        if self.blind:
            setattr(row, f"{self.attname}_blind", crypto.blind_index(plain, str(self.column)) if plain else None)


class EncryptedAttribute:
    """Turns what is assigned into a `Sealed`, and keeps mask and blind index beside it."""

    def __init__(self, field: EncryptedField) -> None:
        self.field = field

    def __get__(self, row: Any, owner: Any = None) -> Any:
        if row is None:
            return self
        if self.field.attname not in row.__dict__ and not row._state.adding:
            row.refresh_from_db(fields=[self.field.attname])  # left out by only() or defer()
        return row.__dict__.get(self.field.attname) or self.field.sealed(row)

    def __set__(self, row: Any, value: Any) -> None:
        field = self.field
        if isinstance(value, str):
            field.accompany(row, value)
            value = field.sealed(row, plain=value)
        elif not isinstance(value, Sealed):
            value = field.sealed(row, blob=bytes(value or b""))
        row.__dict__[field.attname] = value


class SealedJSONField(models.JSONField):
    """JSON whose sensitive elements are sealed in place (elements.py); `context` ("case:{row.reference}") binds them.

    To the schema it is a plain JSONField: it only tells the renewal of keys how to open what it finds.
    """

    def __init__(self, *args: Any, context: str = "", **kwargs: Any) -> None:
        self.context = context
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.JSONField", args, kwargs

    def context_of(self, row: models.Model) -> str:
        """What the sealed elements of a row are bound to."""
        return self.context.format(row=row)


class WrappedKeyField(models.BinaryField):  # type: ignore[type-arg]
    """A key wrapped by `crypto.wrap`; to the schema a plain BinaryField."""

    def deconstruct(self) -> Any:
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.BinaryField", args, kwargs
