"""The open deed: what it changed, what it recorded, what it put off; written out once, at the end."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection

from .actor import Actor

UNWATCHED = ("ledger_", "vault_", "django_session", "django_content_type")


@dataclass(slots=True)
class Note:
    """A trail entry not yet chained."""

    act: str
    stream: str
    subject: str
    by: Actor
    at: datetime
    region: str
    detail: dict[str, Any]
    private: dict[str, str]
    person: str


@dataclass(slots=True)
class Sheaf:
    """Notes and errands of one transaction, in the order they came."""

    notes: list[Note] = field(default_factory=list)
    errands: list[Any] = field(default_factory=list)

    def mark(self) -> tuple[int, int]:
        """Where the sheaf stands now."""
        return len(self.notes), len(self.errands)

    def cut(self, mark: tuple[int, int]) -> None:
        """Forget what came after `mark` (a savepoint was rolled back)."""
        del self.notes[mark[0] :]
        del self.errands[mark[1] :]


@dataclass(slots=True)
class Scope:
    """One deed in progress; an inner deed has its own scope and shares the sheaf."""

    name: str
    sheaf: Sheaf
    changed: str = ""
    recorded: bool = False


_scope: ContextVar[Scope | None] = ContextVar("deed", default=None)
_sheaf: ContextVar[Sheaf | None] = ContextVar("sheaf", default=None)


def open_scope() -> Scope | None:
    """The deed now in progress, if any."""
    return _scope.get()


def open_sheaf() -> Sheaf | None:
    """The sheaf of the transaction in progress, if any."""
    return _sheaf.get()


@contextmanager
def bound(variable: ContextVar[Any], value: Any) -> Iterator[None]:
    """`variable` set to `value` for a while."""
    token = variable.set(value)
    try:
        yield
    finally:
        variable.reset(token)


def watch(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """A database wrapper that notes, in the innermost deed, the first table it changed. A statement that failed (a row
    that somebody else was quicker to write) changed nothing."""
    outcome, scope = execute(sql, params, many, context), _scope.get()
    if scope is not None and not scope.changed:
        table = changed_table(sql)
        if table and not table.startswith(UNWATCHED):
            scope.changed = table
    return outcome


def changed_table(sql: str) -> str:
    """The table an INSERT, UPDATE or DELETE changes; empty for other statements."""
    if sql[:6] not in {"INSERT", "UPDATE", "DELETE"}:
        return ""
    start = sql.find('"')
    return sql[start + 1 : sql.find('"', start + 1)] if start >= 0 else ""


@contextmanager
def sheaf_in_transaction() -> Iterator[Sheaf]:
    """A sheaf for the transaction in progress, under the watch of the wrapper."""
    sheaf = Sheaf()
    with bound(_sheaf, sheaf), connection.execute_wrapper(watch):
        yield sheaf


@contextmanager
def deed_scope(name: str, sheaf: Sheaf) -> Iterator[Scope]:
    """The scope of one deed."""
    scope = Scope(name, sheaf)
    with bound(_scope, scope):
        yield scope
