"""An implementation list stores its difference from its directory (RFC 7396 merge patch; lists by element id)."""

from typing import Any


def apply_difference(base: Any, difference: Any) -> Any:
    """`base` with `difference` laid over it: objects merge, null removes, lists of elements with ids merge by id."""
    if isinstance(base, dict) and isinstance(difference, dict):
        merged = {key: value for key, value in base.items() if not (key in difference and difference[key] is None)}
        for key, value in difference.items():
            if value is not None:
                merged[key] = apply_difference(base.get(key), value)
        return merged
    if has_ids(base) and has_ids(difference):
        return merge_elements(base, difference)
    return difference


def make_difference(base: Any, whole: Any) -> Any:
    """The difference that turns `base` into `whole`."""
    if isinstance(base, dict) and isinstance(whole, dict):
        changed = {key: make_difference(base.get(key), value) for key, value in whole.items() if base.get(key) != value}
        return changed | {key: None for key in base if key not in whole}
    return whole


def has_ids(value: Any) -> bool:
    """Whether a value is a list of elements with ids."""
    return isinstance(value, list) and bool(value) and all(isinstance(part, dict) and "id" in part for part in value)


def merge_elements(base: list[dict[str, Any]], difference: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Elements in the order of the difference; those it names only by id come from the base."""
    known = {part["id"]: part for part in base}
    return [apply_difference(known.get(part["id"], {}), part) for part in difference]


def element_ids(content: Any) -> list[str]:
    """Every element id in a document, in order."""
    if isinstance(content, list):
        return [found for part in content for found in element_ids(part)]
    if isinstance(content, dict):
        own = [content["id"]] if isinstance(content.get("id"), str) else []
        return own + [found for part in content.values() for found in element_ids(part)]
    return []
