"""Sensitive elements inside JSON: encrypted in place, with their mask beside the ciphertext (ADR 0005)."""

import base64
from collections.abc import Iterable, Mapping
from typing import Any

from . import crypto
from .masks import mask

SEALED = "$sealed"
CLASS = "content"


def seal_elements(values: Mapping[str, Any], names: Iterable[str], context: str) -> dict[str, Any]:
    """`values` with the named elements encrypted for `context`; already sealed and empty ones stay as they are."""
    sealed = dict(values)
    for name in names:
        value = sealed.get(name)
        if isinstance(value, str) and value:
            blob = crypto.encrypt(value, f"{context}:{name}", data_class=CLASS)
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
    return {name: masked_element(value) for name, value in values.items()}


def masked_element(value: Any) -> Any:
    """One element as it may be shown."""
    return value["masked"] if isinstance(value, dict) and SEALED in value else value


def outdated_pattern() -> str:
    """A regular expression of PostgreSQL: JSON text in which a sealed element is not under the key in use."""
    head = crypto.head_in_use(CLASS)
    fixed = base64.b64encode(head).decode()[:5]
    sixth = {base64.b64encode(head + bytes([low << 4]))[5:6].decode() for low in range(16)}
    return rf'"\{SEALED}": "(?!{fixed}[{"".join(sorted(sixth))}])'


def renew_elements(values: Mapping[str, Any], context: str) -> dict[str, Any] | None:
    """`values` with every outdated sealed element encrypted under the key in use; None when none is outdated."""
    head, renewed = crypto.head_in_use(CLASS), dict(values)
    for name, value in values.items():
        blob = base64.b64decode(value[SEALED]) if isinstance(value, dict) and SEALED in value else head
        if not blob.startswith(head):
            place = f"{context}:{name}"
            fresh = crypto.encrypt(crypto.decrypt(blob, place), place, data_class=CLASS)
            renewed[name] = {**value, SEALED: base64.b64encode(fresh).decode()}
    return renewed if renewed != values else None
