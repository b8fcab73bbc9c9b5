"""What points inside an item points at something: situations at materials, steps at steps, lines at bases."""

from collections.abc import Iterable, Mapping

from records.ledger.errors import Problem

from .model import Item

UNKNOWN_MATERIAL = "情形里提到的材料不在材料清单里，请先把材料加进清单。"
UNKNOWN_SITUATION = "情形里提到的下一个问题不存在，请检查编号。"
CIRCLE = "情形绕了一圈又回到自己，请断开。"
STEP_CIRCLE = "步骤绕了一圈又回到自己，请断开。"
UNKNOWN_STEP = "这一步要等的步骤不存在，请检查编号。"
UNKNOWN_BASIS = "这里引用的依据不在设定依据里，请检查编号。"


def structure_problems(item: Item) -> list[Problem]:
    """Everything that points at nothing or in a circle."""
    return situation_problems(item) + step_problems(item) + basis_pointers(item)


def situation_problems(item: Item) -> list[Problem]:
    """Options name materials, situations and 办理项 that exist; the tree has no circle.

    What an option drops may be gone already: a directory change takes a material out of every list under it.
    """
    materials, known = {m.id for m in item.materials}, {s.id for s in item.situations}
    handling, found = {h.id for h in item.handling_items}, []
    for situation in item.situations:
        for option in situation.options:
            place = f"/situations/{situation.id}/options/{option.id}"
            if not set(option.needs) <= materials:
                found.append(Problem(place, UNKNOWN_MATERIAL))
            if not set(option.opens) <= known:
                found.append(Problem(f"{place}/opens", UNKNOWN_SITUATION))
            if option.handling and option.handling not in handling:
                found.append(Problem(f"{place}/handling", "这里的办理项不存在，请检查编号。"))
    graph = {s.id: [name for option in s.options for name in option.opens] for s in item.situations}
    return found + [Problem("/situations", CIRCLE)] * in_circle(graph)


def step_problems(item: Item) -> list[Problem]:
    """Steps wait for steps that exist, never for themselves."""
    known = {step.id for step in item.steps}
    wrong = [step for step in item.steps if not set(step.after) <= known]
    found = [Problem(f"/steps/{step.id}/after", UNKNOWN_STEP) for step in wrong]
    return found + [Problem("/steps", STEP_CIRCLE)] * in_circle({step.id: step.after for step in item.steps})


def basis_pointers(item: Item) -> list[Problem]:
    """Conditions, materials, steps and special procedures name a basis of this item."""
    known = {basis.id for basis in item.legal_basis} | {""}
    lines = [(f"/conditions/{c.id}", c.basis) for c in (*item.conditions,)]
    lines += [(f"/materials/{m.id}", m.basis) for m in item.materials]
    lines += [(f"/steps/{s.id}", s.basis) for s in item.steps]
    lines += [("/review_first", item.review_first)]
    lines += [(f"/special_procedures/{s.id}", s.basis) for s in item.special_procedures]
    return [Problem(f"{place}/basis", UNKNOWN_BASIS) for place, name in lines if name not in known]


def in_circle(graph: Mapping[str, Iterable[str]]) -> bool:
    """Whether following the arrows ever comes back: what has nothing open left is taken away until nothing moves."""
    left = {name: {target for target in targets if target in graph} for name, targets in graph.items()}
    while done := {name for name, targets in left.items() if not targets & left.keys()}:
        left = {name: targets for name, targets in left.items() if name not in done}
    return bool(left)
