"""Sensitive elements inside JSON: encrypted in place, with their mask beside the ciphertext (ADR 0005)."""

import base64
from collections.abc import Iterable, Mapping
from typing import Any

from . import crypto
from .masks import mask

SEALED = "$sealed"


def seal_elements(values: Mapping[str, Any], names: Iterable[str], context: str) -> dict[str, Any]:
    """`values` with the named elements encrypted for `context`; already sealed and empty ones stay as they are."""
    sealed = dict(values)
    for name in names:
        value = sealed.get(name)
        if isinstance(value, str) and value:
            blob = crypto.encrypt(value, f"{context}:{name}")
            sealed[name] = {SEALED: base64.b64encode(blob).decode(), "masked": mask("number", value)}
    return sealed


def open_elements(values: Mapping[str, Any], context: str) -> dict[str, Any]:
    """`values` in plain."""
    return {name: open_element(value, f"{context}:{name}") for name, value in values.items()}


def open_element(value: Any, context: str) -> Any:
    """One element in plain."""
    if isinstance(value, dict) and SEALED in value:
        return crypto.decrypt(base64.b64decode(value[SEALED]), context)
    return value


def masked_elements(values: Mapping[str, Any]) -> dict[str, Any]:
    """`values` as they may be shown."""
    return {
        name: value["masked"] if isinstance(value, dict) and SEALED in value else value
        for name, value in values.items()
    }
