"""Arrows only point down: imports (import-linter's contracts), and no import hides inside a function."""

import ast
import os
import subprocess
import sys

import pytest

from .floor_plan import FLOORS, HOUSE, ROOT, app_of, may_name, place, python_files, tree_of


def test_imports_keep_to_floors_and_rooms() -> None:
    linter = os.path.join(os.path.dirname(sys.executable), "lint-imports")
    run = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout[-3000:] + run.stderr


def test_every_folder_of_code_has_its_floor() -> None:
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests", "bench"}
    assert packages <= set(FLOORS)
    assert {"portal", "records", "identity", "services", "licences"} <= set(HOUSE)


def test_no_import_hides_inside_a_function() -> None:
    """Only `ready()` may import late: it loads `registrations` once the apps are there."""
    hidden = [
        place(path, node.lineno)
        for path in python_files()
        for function in ast.walk(tree_of(path))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef) and function.name != "ready"
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert hidden == []


@pytest.mark.parametrize("name", ["core", "common", "utils", "helpers", "misc"])
def test_no_module_is_named_after_nothing(name: str) -> None:
    assert [str(path) for path in python_files() if path.stem == name or path.parent.name == name] == []


def test_the_plan_itself_points_down() -> None:
    assert may_name("services", "licences")
    assert not may_name("licences", "services")
    assert not may_name("services", "enforcement")
    assert app_of(ROOT / "records" / "ledger" / "deeds.py") == "ledger"


def test_modules_stay_small() -> None:
    """The cap of the house is 300 lines; over it a module asks to be divided."""
    long = {str(p.relative_to(ROOT)): n for p in python_files() if "migrations" not in p.parts
            and (n := len(p.read_text(encoding="utf-8").splitlines())) > 300}  # fmt: skip
    assert long == {}
