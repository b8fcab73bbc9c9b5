"""What a row says is laid over what is there: elements keep their ids, what the row does not say stays."""

from typing import Any

from blueprints.tables import Content

NAMED_BY = {
    "materials": ("name",), "conditions": ("text",), "intermediaries": ("text",), "legal_basis": ("title", "article"),
    "questions": ("question",), "steps": ("title",), "places": ("address",), "handling_items": ("code",),
    "lines": ("name",), "special_procedures": ("kind",),
}  # fmt: skip
GUESSED = {"places": ("name",)}  # a row has no name of a place, it takes the department's


def merge(existing: Content | None, content: Content) -> Content:
    """`content` over `existing` (None: a new item)."""
    if existing is None:
        return with_powers(content)
    return with_powers(dict(overlay(existing, without_echo(existing, content))))


def without_echo(existing: Content, content: Content) -> Content:
    """What a row must say although the item says it already in another way: its audience, its body's code."""
    echoed = set()
    if set(content.get("audience", ())) == set(existing.get("audience", ())):
        echoed.add("audience")
        if not existing.get("subjects") and set(content.get("subjects", ())) <= {"1", "2"}:
            echoed.add("subjects")
    if not existing.get("organ_code") and existing.get("task_code", "").startswith(content.get("organ_code", "-")):
        echoed.add("organ_code")
    return {name: value for name, value in content.items() if name not in echoed}


def with_powers(content: Content) -> Content:
    """Powers name the body's role, even where only the table speaks of them."""
    if "powers" in content and "organ_role" not in content["powers"]:
        return {**content, "powers": {"organ_role": content.get("department_role", ""), **content["powers"]}}
    return content


def overlay(old: Any, new: Any, name: str = "") -> Any:
    """`new` over `old`: objects merge; a text replaces its translations with itself; lists go by what names them."""
    if isinstance(old, dict) and isinstance(new, dict):
        if "zh-Hans" in new:
            return text_over(old, new)
        return {**old, **{key: overlay(old.get(key), value, key) for key, value in new.items()}}
    if isinstance(old, list) and isinstance(new, list) and name in NAMED_BY:
        known = {naming(part, name): part for part in old}
        return [element_over(known.get(naming(part, name)), part, GUESSED.get(name, ())) for part in new]
    return new


def text_over(old: dict[str, str], new: dict[str, str]) -> dict[str, str]:
    """The same Chinese keeps its translations; another Chinese has none until somebody gives them."""
    return {**old, **new} if old.get("zh-Hans") == new["zh-Hans"] else new


def element_over(old: Any, new: Any, guessed: tuple[str, ...] = ()) -> Any:
    """An element under the id that it has; what the row does not say but only guesses stays as it is."""
    if not old:
        return new
    told = {key: value for key, value in new.items() if key not in guessed}
    return overlay(old, {**told, "id": old["id"], **element_of(old)})


def element_of(old: dict[str, Any]) -> dict[str, Any]:
    """Which material it is stays too: cases and bundles know it by that."""
    return {"element": old["element"]} if "element" in old else {}


def naming(part: Any, name: str) -> tuple[str, ...]:
    """What tells an element from its siblings, in Chinese."""
    found = [part.get(key, "") for key in NAMED_BY[name]]
    return tuple(value["zh-Hans"] if isinstance(value, dict) else str(value) for value in found)
