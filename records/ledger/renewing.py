"""What the renewal of keys finds by walking the models: encrypted columns, sealed JSON, wrapped keys."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connection, models

from records.vault import crypto
from records.vault.elements import CLASS, outdated_pattern, renew_elements
from records.vault.fields import EncryptedField, SealedJSONField, WrappedKeyField

Changed = list[tuple[Any, ...]]  # (key, new value[, new blind index])
WRAPPED = "vault:wrapped"


@dataclass(frozen=True, slots=True)
class Part:
    """One column of one table."""

    model: type[models.Model]
    field: Any

    @property
    def name(self) -> str:
        """table.column."""
        return f"{self.model._meta.db_table}.{self.field.column}"

    @property
    def outdated(self) -> str:
        """SQL: what is not under the keys in use, with one parameter."""
        column = connection.ops.quote_name(self.field.column)
        if isinstance(self.field, SealedJSONField):
            return f"{column}::text ~ %s"
        return f"length({column}) > 0 AND substr({column}, 1, 4) <> %s"

    @property
    def marker(self) -> Any:
        """The parameter of `outdated`."""
        return outdated_pattern() if isinstance(self.field, SealedJSONField) else crypto.head_in_use(self.data_class)

    @property
    def data_class(self) -> str:
        """Whose data key it is under."""
        if isinstance(self.field, SealedJSONField):
            return CLASS
        return "keys" if isinstance(self.field, WrappedKeyField) else str(self.field.data_class)


def parts() -> Iterator[Part]:
    """Every column that holds something encrypted under a data key."""
    for model in apps.get_models():
        if model._meta.managed and not model._meta.proxy:
            for field in model._meta.local_fields:
                if isinstance(field, EncryptedField | SealedJSONField | WrappedKeyField):
                    yield Part(model, field)


def count_outdated(part: Part) -> int:
    """How many values of a part are outdated; sealed JSON is counted by row."""
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT count(*) FROM "{part.model._meta.db_table}" WHERE {part.outdated}', [part.marker])
        return int(cursor.fetchone()[0])


def take(part: Part, after: str, limit: int) -> list[Any]:
    """Up to `limit` rows with outdated values after a key, locked; rows that somebody is writing are left for later."""
    table, key = part.model._meta.db_table, part.model._meta.pk.column
    place = f'AND "{key}" > %s' if after else ""
    sql = f"""SELECT "{key}" FROM "{table}" WHERE {part.outdated} {place}
    ORDER BY "{key}" LIMIT %s FOR NO KEY UPDATE SKIP LOCKED"""
    with connection.cursor() as cursor:
        cursor.execute(sql, [part.marker, *([after] if after else []), limit])
        keys = [row[0] for row in cursor.fetchall()]
    return list(part.model._base_manager.filter(pk__in=keys).order_by("pk"))


def renew(part: Part, rows: list[Any]) -> Changed:
    """The new values of the rows' outdated ones."""
    if isinstance(part.field, SealedJSONField):
        name = part.field.attname
        renewed = [(row.pk, renew_elements(getattr(row, name), part.field.context_of(row))) for row in rows]
        return [pair for pair in renewed if pair[1] is not None]
    return [(row.pk, *renew_value(part, row)) for row in rows]


def renew_value(part: Part, row: Any) -> tuple[Any, ...]:
    """A column's value encrypted anew; its blind index too where it has one."""
    field = part.field
    if isinstance(field, WrappedKeyField):
        plain = crypto.decrypt(bytes(getattr(row, field.attname)), WRAPPED)
        return (crypto.encrypt(plain, WRAPPED, data_class=part.data_class),)
    plain = getattr(row, field.attname).plain()
    fresh = crypto.encrypt(plain, field.context_of(row), data_class=part.data_class)
    return (fresh, crypto.blind_index(plain, str(field.column))) if field.blind else (fresh,)


def put_back(part: Part, changed: Changed) -> None:
    """Write the new values: one statement for all rows."""
    if not changed:
        return
    meta = part.model._meta
    value = "jsonb[]" if isinstance(part.field, SealedJSONField) else "bytea[]"
    types = [f"{meta.pk.db_type(connection)}[]", value]
    names = [part.field.column, *([f"{part.field.column}_blind"] if len(changed[0]) == 3 else [])]
    types += ["bytea[]"] * (len(names) - 1)
    columns = [list(values) for values in zip(*changed, strict=True)]
    if isinstance(part.field, SealedJSONField):
        columns[1] = [json.dumps(value) for value in columns[1]]
    columns[0] = [str(key) for key in columns[0]]
    sets = ", ".join(f'"{name}" = new.v{place}' for place, name in enumerate(names))
    arrays = ", ".join(f"%s::{kind}" for kind in types)
    fresh = ", ".join(f"v{place}" for place in range(len(names)))
    sql = f"""UPDATE "{meta.db_table}" AS t SET {sets} FROM unnest({arrays}) AS new(k, {fresh})
    WHERE t."{meta.pk.column}" = new.k"""
    with connection.cursor() as cursor:
        cursor.execute(sql, columns)
