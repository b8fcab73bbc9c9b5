"""What runs side by side and what waits: parts in columns by what each comes after. Pure."""

from collections.abc import Collection, Mapping


def columns(after: Mapping[str, Collection[str]]) -> list[list[str]]:
    """Names in columns: each stands one column behind the last of those it comes `after`.

    Names must be told after those they wait for; unknown ones are waited for by nobody.
    """
    depths: dict[str, int] = {}
    for name, before in after.items():
        depths[name] = 1 + max((depths.get(one, 0) for one in before), default=0)
    found: list[list[str]] = [[] for _ in range(max(depths.values(), default=0))]
    for name, depth in depths.items():
        found[depth - 1].append(name)
    return found
