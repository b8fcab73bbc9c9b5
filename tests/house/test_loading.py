"""Doors load only what the actor may see; nothing is swallowed; Django's admin cannot write."""

import ast
from pathlib import Path

import pytest
from django.contrib import admin
from django.test import RequestFactory

from portal.context import page

from .floor_plan import ROOT, house_labels, place, python_files, tree_of

DOORS = {"views", "api"}
NO_ROWS = {"session", "form", "cache"}
BROAD = {"Exception", "BaseException"}


def is_door(path: Path) -> bool:
    """Whether a module is a view or an API."""
    return path.stem in DOORS or bool(DOORS & set(path.relative_to(ROOT).parts[:-1]))


def calls(path: Path) -> list[tuple[int, str]]:
    """Calls of a module as written, with their lines."""
    return [(n.lineno, ast.unparse(n.func)) for n in ast.walk(tree_of(path)) if isinstance(n, ast.Call)]


def test_doors_load_through_get_visible_only() -> None:
    forbidden = (".objects.get", "get_object_or_404", "get_list_or_404")
    found = [
        f"{place(path, line)} {name}"
        for path in python_files() if is_door(path)
        for line, name in calls(path) if name.endswith(forbidden)
    ]  # fmt: skip
    assert found == []


def test_no_door_gives_a_page_a_name_that_every_page_has_already() -> None:
    """Else the head of the page would show the door's value: a number of unread notices read "True"."""
    taken = set(page(RequestFactory().get("/")))
    found = [
        f"{place(path, key.lineno)} {key.value}"
        for path in python_files() if is_door(path)
        for node in ast.walk(tree_of(path)) if isinstance(node, ast.Dict)
        for key in node.keys if isinstance(key, ast.Constant) and key.value in taken and "api" not in {*path.parts, path.stem}
    ]  # fmt: skip
    assert found == []


def test_doors_hand_references_to_no_query_of_their_own() -> None:
    """`.objects.filter(reference=…)` in a door would go past `visible_to`."""
    found = [
        place(path, node.lineno)
        for path in python_files() if is_door(path)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(".objects.filter")
        and {"reference", "pk", "id"} & {str(word.arg) for word in node.keywords}
    ]  # fmt: skip
    assert found == []


def is_broad(handler: ast.ExceptHandler) -> bool:
    """Whether it takes everything and does not let it go on."""
    names = {ast.unparse(node) for node in ast.walk(handler.type)} if handler.type else BROAD
    return bool(names & BROAD) and not isinstance(handler.body[-1], ast.Raise)


def test_no_except_is_broad() -> None:
    found = [
        place(path, node.lineno)
        for path in python_files()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ExceptHandler) and is_broad(node)
    ]
    assert found == []


def own_admins() -> list[admin.ModelAdmin]:
    """Admin pages of the house's models."""
    return [page for model, page in admin.site._registry.items() if model._meta.app_label in house_labels()]


@pytest.mark.parametrize("act", ["add", "change", "delete"])
def test_the_admin_of_django_is_read_only(act: str, rf: RequestFactory) -> None:
    assert [str(page) for page in own_admins() if getattr(page, f"has_{act}_permission")(rf.get("/"))] == []


def test_deeds_are_not_done_by_doors_with_rows() -> None:
    """A door calls an action: it never saves, creates, updates or deletes a row itself."""
    writes = (".save", ".objects.create", ".bulk_create", ".objects.update", ".delete", ".get_or_create")
    found = [
        f"{place(path, line)} {name}"
        for path in python_files() if is_door(path)
        for line, name in calls(path) if name.endswith(writes) and not NO_ROWS & set(name.split("."))
    ]  # fmt: skip
    assert found == []
