"""The schemas in docs/formats/ are those of the code."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from blueprints.formats import DIALECT, files, schema_of
from blueprints.registry import blueprint_kinds

FOLDER = Path(__file__).parents[2] / "docs" / "formats" / "editions"


@pytest.mark.parametrize("name", [name for name in blueprint_kinds if name != "guide"])
def test_the_schema_of_each_kind_is_written_down(name):
    path = FOLDER / f"{name}.schema.json"
    assert path.exists(), "run: manage.py formats"
    assert path.read_text(encoding="utf-8") == files(FOLDER)[path], "run: manage.py formats"


def test_it_is_json_schema_2020_12_and_refuses_the_unknown():
    schema = schema_of(blueprint_kinds.get("guide"))
    assert (schema["$schema"], schema["additionalProperties"]) == (DIALECT, False)


@pytest.mark.parametrize(
    "path", sorted((FOLDER.parents[2] / "tests" / "editions").glob("*/*.json")), ids=lambda p: p.stem
)
def test_what_is_published_fits_the_schema_that_is_written_down(path):
    kept = json.loads(path.read_text(encoding="utf-8"))
    if kept["schema_version"] == blueprint_kinds.get(path.parent.name).schema_version:
        schema = json.loads((FOLDER / f"{path.parent.name}.schema.json").read_text(encoding="utf-8"))
        Draft202012Validator.check_schema(schema)
        assert [error.message for error in Draft202012Validator(schema).iter_errors(kept["content"])] == []
