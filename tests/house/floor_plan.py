"""The floors of the house as numbers, and where a file, an app label or a string belongs."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]
FLOORS = {
    "portal": 100, "feedback": 90, "services": 80, "enforcement": 80, "licences": 70, "workflows": 60, "documents": 50,
    "exchange": 40, "blueprints": 30, "identity": 20, "privacy": 14, "registers": 13, "files": 13, "ledger": 12, "vault": 11,
    "records": 10,
}  # fmt: skip
HOUSE = [name for name in FLOORS if (ROOT / name).is_dir()]


def app_of(path: Path) -> str:
    """The app (its label) a file of the house belongs to."""
    parts = path.relative_to(ROOT).parts
    return parts[1] if parts[0] == "records" and len(parts) > 2 and parts[1] in FLOORS else parts[0]


def may_name(app: str, other: str) -> bool:
    """Whether a file of `app` may name something of `other`."""
    return app == other or FLOORS[other] < FLOORS[app]


@cache
def python_files() -> list[Path]:
    """Every module of the house; tests are no part of it."""
    return [path for name in HOUSE for path in sorted((ROOT / name).rglob("*.py"))]


@cache
def tree_of(path: Path) -> ast.Module:
    """The parsed module."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def strings_of(path: Path) -> Iterator[tuple[int, str]]:
    """String constants of a module with their lines."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


def house_labels() -> set[str]:
    """Labels of the house's installed apps."""
    return {config.label for config in apps.get_app_configs() if Path(config.path).is_relative_to(ROOT)} & set(FLOORS)


def place(path: Path, line: int) -> str:
    """Where something was found."""
    return f"{path.relative_to(ROOT)}:{line}"
