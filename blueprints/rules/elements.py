"""Every element of an edition has a stable id: once among its siblings, and never again after it was given up."""

from collections.abc import Iterable, Iterator
from typing import Any

from records.ledger.errors import Problem

Element = tuple[str, str]  # the list it stands in (fields, materials …), its id
TWICE = "“{name}”用了两次，请改名。"
REUSED = "“{name}”以前用过又取消了，编号不能再用，请换一个新的编号。"


def id_of(part: Any) -> str:
    """The id of an element (`id`, in a process `key`), or nothing."""
    found = (part.get("id") or part.get("key")) if isinstance(part, dict) else None
    return found if isinstance(found, str) else ""


def children(content: Any, place: str = "", collection: str = "") -> Iterator[tuple[str, str, Any]]:
    """(pointer, list, element) of the nearest elements below `content`."""
    parts = content.items() if isinstance(content, dict) else enumerate(content) if isinstance(content, list) else ()
    for name, part in parts:
        pointer, owner = f"{place}/{name}", str(name) if isinstance(content, dict) else collection
        if isinstance(content, list) and id_of(part):
            yield pointer, owner, part
        else:
            yield from children(part, pointer, owner)


def elements(content: Any) -> set[Element]:
    """Every element of a document."""
    found: set[Element] = set()
    for _, collection, part in children(content):
        found |= {(collection, id_of(part))} | elements(part)
    return found


def twins(content: Any, place: str = "") -> list[Problem]:
    """Ids used twice among siblings."""
    found, seen = [], set()
    for pointer, collection, part in children(content, place):
        home = (pointer.rsplit("/", 1)[0], collection, id_of(part))
        if home in seen:
            found.append(Problem(pointer, TWICE.format(name=id_of(part))))
        seen.add(home)
        found += twins(part, pointer)
    return found


def reused(content: Any, former: Iterable[Any], last: Any, place: str = "") -> list[Problem]:
    """Ids that an earlier edition gave up and that come back. Inside a new element all ids are new."""
    return comebacks(content, set().union(*map(elements, former)), elements(last), place)


def comebacks(content: Any, ever: set[Element], held: set[Element], place: str) -> list[Problem]:
    """Elements that were once there (`ever`) and no longer are (not in `held`)."""
    found = []
    for pointer, collection, part in children(content, place):
        element = (collection, id_of(part))
        if element not in ever:
            continue
        if element not in held:
            found.append(Problem(pointer, REUSED.format(name=id_of(part))))
        found += comebacks(part, ever, held, pointer)
    return found
