"""How a paper's data lie in the table: sensitive fields encrypted, whatever their shape (ADR 0005)."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from records.vault.elements import SEALED, open_elements, seal_elements

HIDDEN = "****"


def keep(data: Mapping[str, Any], names: Iterable[str], key: str) -> dict[str, Any]:
    """`data` with the named values encrypted for the paper of `key`."""
    packed = {name: json.dumps(data[name], ensure_ascii=False) for name in names if data.get(name)}
    sealed = seal_elements(packed, packed, f"paper:{key}")
    return {**data, **{name: {**box, "masked": HIDDEN} for name, box in sealed.items()}}


def opened(data: Mapping[str, Any], key: str) -> dict[str, Any]:
    """`data` in plain."""
    plain = open_elements(data, f"paper:{key}")
    boxes = {name for name, value in data.items() if isinstance(value, dict) and SEALED in value}
    return {name: json.loads(value) if name in boxes else value for name, value in plain.items()}
