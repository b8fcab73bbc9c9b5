"""An implementation list stores its difference from its directory: a merge patch (RFC 7396) whose lists go by id."""

from typing import Any


def apply_difference(base: Any, difference: Any) -> Any:
    """`base` with `difference` laid over it: objects merge, null removes, lists of elements with ids merge by id."""
    if isinstance(difference, dict):
        merged = dict(base) if isinstance(base, dict) else {}
        for key, value in difference.items():
            if value is None:
                merged.pop(key, None)
            else:
                merged[key] = apply_difference(merged.get(key), value)
        return merged
    if has_ids(base) and has_ids(difference):
        known = {part["id"]: part for part in base}
        return [apply_difference(known.get(part["id"]), part) for part in difference]
    return difference


def make_difference(base: Any, whole: Any) -> Any:
    """The difference that turns `base` into `whole`; in `whole` null means the same as nothing.

    An element of a list that stays as it is is named by its id alone; one that is not named is dropped.
    """
    if isinstance(base, dict) and isinstance(whole, dict):
        changed = {key: make_difference(base.get(key), value) for key, value in whole.items() if base.get(key) != value}
        return changed | {key: None for key in base if key not in whole}
    if has_ids(base) and has_ids(whole):
        known = {part["id"]: part for part in base}
        return [{"id": part["id"]} | make_difference(known.get(part["id"], {}), part) for part in whole]
    return whole


def has_ids(value: Any) -> bool:
    """Whether a value is a list of elements, each with an id of its own."""
    if not isinstance(value, list) or not value:
        return False
    ids = [part.get("id") for part in value if isinstance(part, dict)]
    return all(isinstance(name, str) for name in ids) and len(set(ids)) == len(value)


def without_nulls(content: Any) -> Any:
    """`content` without keys that hold nothing."""
    if isinstance(content, dict):
        return {key: without_nulls(part) for key, part in content.items() if part is not None}
    return [without_nulls(part) for part in content] if isinstance(content, list) else content
