"""What names an app by a string keeps to the floors too: URL names, templates, models, migrations, task names."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps
from django.template.loader import get_template
from django.urls import URLResolver, get_resolver

from portal.celery import app as celery_app

from .floor_plan import FLOORS, ROOT, app_of, house_labels, may_name, place, python_files, strings_of, tree_of

TEMPLATES = ROOT / "templates"
TAG = re.compile(r"\{%\s*(url|include|extends)\s+[\"']([^\"']+)[\"']")
REMOVABLE = {"feedback", "services", "enforcement"}
SHARED = {"layouts", "components", "django", "notices", "errors", "house"}
URL_NAME = re.compile(r"([a-z_]+):([a-z_\-]+)")
TEMPLATE_NAME = re.compile(r"([a-z_]+)/[\w/\-.]+\.(html|txt|typ)")
MODEL_NAME = re.compile(r"([a-z_]+)\.([A-Z]\w+)")
TASK_NAME = re.compile(r"([a-z]+)\.[a-z_]+(\.[a-z_]+)*")


def url_names(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    """Every name of the site map, with its namespace."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from url_names(entry, f"{prefix}{entry.namespace}:" if entry.namespace else prefix)
        elif entry.name:
            yield prefix + entry.name


celery_app.loader.import_default_modules()
NAMES = set(url_names(get_resolver()))


@cache
def template_tags() -> list[tuple[Path, int, str, str]]:
    """Literal names in {% url %}, {% include %} and {% extends %}."""
    return [
        (path, text.count("\n", 0, found.start()) + 1, found[1], found[2])
        for path in sorted(TEMPLATES.rglob("*.html"))
        for text in [path.read_text(encoding="utf-8")]
        for found in TAG.finditer(text)
    ]


def template_app(name: str) -> str | None:
    """The app a template belongs to; None for the shared look."""
    folder = name.split("/")[0]
    return folder if folder in FLOORS and folder not in SHARED else None


def owner_of(path: Path) -> str:
    """The app a template file speaks for: its folder's; the roof for layouts and what they include; else the ground."""
    name = str(path.relative_to(TEMPLATES))
    chrome = {included for layout, _, tag, included in template_tags() if tag == "include" and is_layout(layout)}
    return template_app(name) or ("portal" if is_layout(path) or name in chrome else "records")


def is_layout(path: Path) -> bool:
    """Layouts, and the pages of errors beside them."""
    return path.is_relative_to(TEMPLATES / "layouts") or path.parent == TEMPLATES


def named_app(tag: str, name: str) -> str | None:
    """The app a tag names: names of pages without a namespace are the roof's, known to all by the layout."""
    if tag != "url":
        return template_app(name)
    space = name.split(":")[0] if ":" in name else ""
    return space if space in FLOORS else None


def test_every_url_name_in_a_template_is_on_the_site_map() -> None:
    assert [f"{place(p, n)} {name}" for p, n, tag, name in template_tags() if tag == "url" and name not in NAMES] == []


def test_every_template_that_is_included_exists() -> None:
    wanted = {name for _, _, tag, name in template_tags() if tag != "url"}
    for name in sorted(wanted):
        get_template(name)


def test_templates_keep_to_the_floors() -> None:
    """Components name no app; layouts are the roof's."""
    named = [(path, line, owner_of(path), named_app(tag, name)) for path, line, tag, name in template_tags()]
    wrong = [f"{place(p, n)} {app} → {other}" for p, n, app, other in named if other and not may_name(app, other)]
    assert wrong == []


def test_layouts_name_no_app_that_may_be_removed() -> None:
    named = [
        (path, line, named_app(tag, name)) for path, line, tag, name in template_tags() if owner_of(path) == "portal"
    ]
    removable = [(p, n, app) for p, n, app in named if app in REMOVABLE and "portal" not in p.relative_to(ROOT).parts]
    assert [f"{place(path, line)} {app}" for path, line, app in removable] == []


def named_by(text: str) -> str | None:
    """The app that a string of a module names, if it names one."""
    if (found := URL_NAME.fullmatch(text)) and text in NAMES:
        return found[1]
    if found := TEMPLATE_NAME.fullmatch(text):
        return template_app(text)
    if (found := MODEL_NAME.fullmatch(text)) and found[1] in house_labels():
        return found[1]
    if TASK_NAME.fullmatch(text) and text in celery_app.tasks:
        return celery_app.tasks[text].__module__.split(".")[0]
    return None


def test_strings_in_modules_keep_to_the_floors() -> None:
    wrong = [
        f"{place(path, line)} {app_of(path)} → {other}"
        for path in python_files()
        for line, text in strings_of(path)
        if (other := named_by(text)) in FLOORS and not may_name(app_of(path), str(other))
    ]
    assert wrong == []


def test_every_url_name_that_is_reversed_is_on_the_site_map() -> None:
    calls = [
        (place(path, node.lineno), node.args[0].value)
        for path in python_files()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"reverse", "reverse_lazy", "redirect"}
        and node.args and isinstance(node.args[0], ast.Constant) and not str(node.args[0].value).startswith("/")
    ]  # fmt: skip
    assert [(where, name) for where, name in calls if name not in NAMES] == []


@pytest.mark.parametrize("label", sorted(house_labels()))
def test_migrations_depend_on_lower_floors_only(label: str) -> None:
    folder = Path(apps.get_app_config(label).path) / "migrations"
    for path in sorted(folder.glob("0*.py")):
        for node in ast.walk(tree_of(path)):
            if (
                isinstance(node, ast.Tuple)
                and len(node.elts) == 2
                and all(isinstance(e, ast.Constant) for e in node.elts)
            ):
                other = node.elts[0].value
                assert other not in house_labels() or may_name(label, other), f"{place(path, node.lineno)} → {other}"


@pytest.mark.parametrize("label", sorted(house_labels()))
def test_tables_point_to_lower_floors_only(label: str) -> None:
    """Relations of the models themselves; relations of third-party apps are exempt."""
    for model in apps.get_app_config(label).get_models():
        for field in model._meta.get_fields():
            target = field.related_model if field.is_relation and field.concrete else None
            other = target._meta.app_label if target not in (None, "self") else label
            assert other not in house_labels() or may_name(label, other), f"{model.__name__}.{field.name} → {other}"
