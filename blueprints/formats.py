"""JSON Schema 2020-12 of every kind of configuration, generated from its frozen classes."""

import json
from pathlib import Path
from typing import Any

from .registry import BlueprintKind, blueprint_kinds

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(kind: BlueprintKind) -> dict[str, Any]:
    """The schema of a kind's documents in its present version."""
    described = {"$schema": DIALECT, "$id": f"urn:yiwang:edition:{kind.name}:{kind.schema_version}"}
    return described | kind.model.model_json_schema(by_alias=True)


def files(folder: Path) -> dict[Path, str]:
    """What belongs into `folder`: one schema file per registered kind, as text."""
    return {
        folder / f"{name}.schema.json": json.dumps(schema_of(kind), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        for name, kind in blueprint_kinds.items()
    }
