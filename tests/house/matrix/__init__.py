"""The matrix: every URL, every role, its own and somebody else's object (architecture §3 Loading).

Letters: a page (P, 2xx or a redirect onwards), login (L: sent to the login page), forbidden (F, 403), not found (N, 404).
One module per app: `GET`, `POST`, `PUT`, `PATCH`, `DELETE` give url name → expectation per role in the order of ROLES, on Lin's objects;
`CLOSE` gives (method, url name) → expectation per person who stands close, in the order of CLOSE_TITLES, for every door
that is not open to all. A URL without a row fails the build; docs/matrix.md is generated from these tables.
"""

from importlib import import_module
from pkgutil import iter_modules

from .roles import CLOSE_TITLES, EVERYBODY, ONE_OWN, ROLES, TITLES

__all__ = [
    "CLOSE", "CLOSE_TITLES", "DELETE", "EVERYBODY", "GET", "ONE_OWN", "PATCH", "POST", "PUT", "ROLES", "TITLES",
]  # fmt: skip

_apps = [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__) if module.name != "roles"]


def gathered(table: str) -> dict:
    """The rows of one table from every app's module."""
    return {door: row for app in _apps for door, row in getattr(app, table, {}).items()}


GET, POST, PUT, PATCH, DELETE, CLOSE = (gathered(table) for table in ("GET", "POST", "PUT", "PATCH", "DELETE", "CLOSE"))
