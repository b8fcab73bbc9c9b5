"""The schemas in docs/formats/ are those of the code."""

from pathlib import Path

import pytest

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
