"""Every template compiles; none carries script or style of its own (strict CSP), none turns escaping off."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template

from .floor_plan import ROOT

TEMPLATES = ROOT / "templates"
PAGES = sorted(path for path in TEMPLATES.rglob("*") if path.suffix in {".html", ".txt"})
FORBIDDEN = {
    "style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "style element": re.compile(r"<style\b", re.IGNORECASE),
    "inline script": re.compile(r"<script(?![^>]*\ssrc=)(?![^>]*type=\"application/(?:ld\+)?json\")", re.IGNORECASE),
    "event attribute": re.compile(r"<[^>]*\son[a-z]+\s*=\s*[\"']", re.IGNORECASE),
    "foreign address": re.compile(r"<(script|link|img|iframe)[^>]+(src|href)=\"https?://", re.IGNORECASE),
    "escaping off": re.compile(r"\|\s*safe\b|autoescape off"),
    "form that posts without a token": re.compile(
        r"<form[^>]*method=\"post\"(?:(?!</form>|csrf_token).)*</form>", re.S | re.IGNORECASE
    ),
}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_a_template_compiles(path: Path) -> None:
    get_template(str(path.relative_to(TEMPLATES)))


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_template_has(what: str) -> None:
    pages = [path for path in PAGES if path.suffix == ".html"]
    found = [str(p.relative_to(TEMPLATES)) for p in pages if FORBIDDEN[what].search(p.read_text(encoding="utf-8"))]
    assert found == []
