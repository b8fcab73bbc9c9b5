"""What was published under an older schema is read for ever: upcasters, and a corpus of published editions."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from guides import GUIDE, SUN

from blueprints.actions import publish_edition, save_working_copy
from blueprints.loading import lifted, load
from blueprints.models import Edition
from blueprints.registry import blueprint_kinds
from blueprints.rules.canonical import digest

CORPUS = sorted((Path(__file__).parents[1] / "editions").glob("*/*.json"))


def days_from_weeks(content):
    """Schema 1 to 2: a guide once counted weeks."""
    weeks = content.pop("weeks", None) if (content := dict(content)) else None
    return content if weeks is None else {**content, "days": weeks * 7}


@pytest.fixture
def second_schema(monkeypatch):
    entry = replace(GUIDE, schema_version=2, upcasters={1: days_from_weeks})
    monkeypatch.setitem(blueprint_kinds._entries, "guide", entry)


@pytest.mark.django_db
def test_an_old_edition_is_lifted_when_it_is_read(second_schema):
    save_working_copy("guide", "g", {"name": {"zh-Hans": "业"}, "days": 1}, by=SUN)
    new = publish_edition("guide", "g", by=SUN)
    content = {"name": {"zh-Hans": "业"}, "weeks": 2}
    old = Edition(kind="guide", code="h", content=content, schema_version=1, sha256=digest(content))
    assert (load(old).days, load(new).days, new.schema_version) == (14, 1, 2)


@pytest.mark.django_db
def test_a_difference_is_laid_over_its_base_as_the_base_stood_then(second_schema):
    whole = {"name": {"zh-Hans": "业"}, "weeks": 2}
    base = Edition(kind="guide", code="b", content=whole, schema_version=1, sha256=digest(whole))
    child = Edition(kind="guide", code="c", content={"weeks": 3}, schema_version=1, base=base, sha256="x")
    assert load(child).days == 21


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_edition_of_the_corpus_is_still_read(path):
    kept = json.loads(path.read_text(encoding="utf-8"))
    assert digest(kept["content"]) == kept["sha256"]
    kind = blueprint_kinds.get(path.parent.name)
    value = kind.model.model_validate(lifted(path.parent.name, kept["content"], kept["schema_version"]))
    assert kind.problems(value) == []


def test_there_is_an_upcaster_for_every_step():
    for name, kind in blueprint_kinds.items():
        assert sorted(kind.upcasters) == list(range(1, kind.schema_version)), name
