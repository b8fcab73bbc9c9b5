"""Questions of every page, put into SQL once: afterwards only their values change (ADR 0192)."""

from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple, NoReturn
from uuid import UUID, uuid4

from django.core.exceptions import EmptyResultSet
from django.db import connection, models

from records.clock import local_date

from .actor import Actor
from .clock import now

NAMED = ("reference", "user_id", "person_id", "mandate_id", "department_id", "hall_id")  # of an actor: only compared
PARTY = ("id", "reference", "right", "case")  # the same of whom it acts for
MOST, FIRST_DAY = 256, date(1801, 1, 1)


class Statement(NamedTuple):
    """SQL with what makes rows of its answer; a place is the number of a value, a constant in a tuple, or a list of
    such where the database takes several values as one."""

    rows: Any
    compiler: Any
    sql: str
    places: list[Any]
    converters: Any


NOTHING = Statement(None, None, "", [], {})


class Kept:
    """A question made by `build(*values)`: a query set that hangs on its values, the day and nothing else.

    Values are keys, texts, days, actors, None, or lists of these. What they are like (how many, which are empty, an
    actor's kind, roles, region and kind of right) makes another statement. ValueError, the first time, where `build`
    itself asks the database or the clock, or where a value reaches the statement changed (a prefix, a pattern).
    """

    def __init__(self, build: Callable[..., models.QuerySet[Any]]) -> None:
        self.build = build
        self.made: dict[Any, Statement] = {}

    def __call__(self, *values: Any) -> list[Any]:
        """The rows."""
        key = (local_date(now()), *map(shape, values))
        kept = self.made.get(key)
        if kept is None:
            if len(self.made) >= MOST:
                self.made.clear()
            kept = self.made[key] = put(self.build, values)
        if kept is NOTHING:
            return []
        flat = list(parts(values))
        return list(ask(kept, tuple(bound(at, flat) for at in kept.places)))

    def first(self, *values: Any) -> Any:
        """The first row; None where there is none."""
        return next(iter(self(*values)), None)


def shape(value: Any) -> Any:
    """What makes another statement of a value."""
    if isinstance(value, Actor):
        party = value.acting_for
        right = party and (party.kind, party.basis, party.scope)
        return value.kind, value.roles, value.region, right, tuple(map(bool, parts(value)))
    return tuple(map(shape, value)) if isinstance(value, list) else (type(value), bool(value))


def parts(value: Any) -> Iterator[Any]:
    """The single values in it, in order."""
    if isinstance(value, Actor):
        yield from (getattr(value, name) for name in NAMED)
        yield from (getattr(value.acting_for, name) for name in PARTY if value.acting_for)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from parts(part)
    else:
        yield value


def like(value: Any) -> Any:
    """Another value of the same shape, that nothing else equals."""
    if isinstance(value, Actor):
        party = value.acting_for and replace(value.acting_for, **of(value.acting_for, PARTY))
        return replace(copy(value), acting_for=party, **of(value, NAMED))  # copied: a request's is a lazy one
    if isinstance(value, list):
        return [like(part) for part in value]
    if not value:
        return value
    made: dict[type, Callable[[], Any]] = {
        UUID: uuid4, str: lambda: f"kept-{uuid4()}", date: lambda: FIRST_DAY + timedelta(uuid4().int % 50_000),
    }  # fmt: skip
    return made[type(value)]()


def of(value: Any, names: tuple[str, ...]) -> dict[str, Any]:
    """The named fields, with other values of the same shape."""
    return {name: like(getattr(value, name)) for name in names}


def put(build: Callable[..., models.QuerySet[Any]], values: tuple[Any, ...]) -> Statement:
    """The statement for values like these."""
    samples = [like(value) for value in values]
    build(*samples)  # what a process looks up once (content types) is looked up here
    with connection.execute_wrapper(refuse):
        rows = build(*samples)
        compiler = rows.query.get_compiler(rows.db)
        try:
            sql, params = compiler.as_sql()
        except EmptyResultSet:
            return NOTHING
    flat = list(parts(samples))
    places = [place(value, flat) for value in params]
    single = [at for one in places for at in (one if isinstance(one, list) else [one])]
    wanted = {at for sample in samples if not isinstance(sample, Actor) for at in parts(sample) if at}
    lost = wanted - {flat[at] for at in single if isinstance(at, int)}
    constants = [at[0] for at in single if isinstance(at, tuple)]
    changed = [c for c in constants if isinstance(c, datetime) or any(str(one) in str(c) for one in flat if one)]
    if lost or changed:
        raise ValueError(f"cannot be kept: {lost or changed} in {sql}")
    fields = [column[0] for column in compiler.select[: compiler.col_count]]
    return Statement(rows, compiler, sql, places, compiler.get_converters(fields))


def place(value: Any, flat: list[Any]) -> Any:
    """Where a parameter of the statement comes from."""
    if isinstance(value, list):
        return [place(one, flat) for one in value]
    return flat.index(value) if value and value in flat else (value,)


def bound(at: Any, flat: list[Any]) -> Any:
    """What stands there for these values."""
    if isinstance(at, list):
        return [bound(one, flat) for one in at]
    return flat[at] if isinstance(at, int) else at[0]


def refuse(*_: Any) -> NoReturn:
    """A question that asks another one while it is put hangs on more than its values."""
    raise ValueError("cannot be kept: it asks the database while it is put")


def ask(kept: Statement, values: tuple[Any, ...]) -> Any:
    """The query set of a statement with its values."""
    one, query, rows = copy(kept.compiler), copy(kept.rows.query), object.__new__(type(kept.rows))
    one.connection, one.as_sql = connection, lambda *_, **__: (kept.sql, values)
    one.get_converters = lambda _: kept.converters
    query.get_compiler = lambda *_, **__: one
    rows.__dict__.update(kept.rows.__dict__, _query=query)
    return rows
