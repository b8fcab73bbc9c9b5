"""Typed readers of environment variables; every variable read is listed in docs/settings.md."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Variable:
    """One documented environment variable."""

    name: str
    kind: str
    default: str
    help: str


VARIABLES: dict[str, Variable] = {}


class Misconfigured(Exception):
    """A variable is missing or cannot be read; the sentence says what to do."""


def _read(name: str, kind: str, default: str, help: str) -> str:
    VARIABLES[name] = Variable(name, kind, default, help)
    secret_file = os.environ.get(f"{name}_FILE")
    if secret_file:
        return Path(secret_file).read_text(encoding="utf-8").strip()
    return os.environ.get(name, default)


def text(name: str, default: str = "", *, help: str, shown: str = "") -> str:
    """A string; `NAME_FILE` may point at a file that holds it. `shown` stands for a default of this machine."""
    value = _read(name, "text", default, help)
    VARIABLES[name] = Variable(name, "text", shown or default, help)
    return value


def flag(name: str, default: bool = False, *, help: str) -> bool:
    """A switch: 1/true/yes/on or 0/false/no/off."""
    value = _read(name, "flag", "1" if default else "0", help).lower()
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"", "0", "false", "no", "off"}:
        return False
    raise Misconfigured(f"{name} is {value!r}: write 1 or 0.")


def number(name: str, default: int, *, help: str) -> int:
    """A whole number."""
    value = _read(name, "number", str(default), help)
    try:
        return int(value)
    except ValueError:
        raise Misconfigured(f"{name} is {value!r}: write a whole number.") from None


def listing(name: str, default: str = "", *, help: str) -> list[str]:
    """Values separated by commas."""
    return [part.strip() for part in _read(name, "list", default, help).split(",") if part.strip()]
