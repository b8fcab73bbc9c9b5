"""What my case asks for: situations rewrite the list of materials."""

from collections.abc import Collection, Mapping

from .materials import Material, Situation, SituationOption
from .model import Item

Chosen = Mapping[str, Collection[str]]  # ids of options by id of situation


def open_situations(item: Item, chosen: Chosen) -> tuple[Situation, ...]:
    """The questions to ask now: the roots of the tree, and what the answers so far open."""
    by_id = {situation.id: situation for situation in item.situations}
    led_to = {name for situation in item.situations for option in situation.options for name in option.opens}
    waiting = [situation for situation in item.situations if situation.id not in led_to]
    found: list[Situation] = []
    while waiting:
        situation = waiting.pop(0)
        if situation in found:
            continue
        found.append(situation)
        opened = [name for option in taken(situation, chosen) for name in option.opens]
        waiting = [by_id[name] for name in opened if name in by_id] + waiting
    return tuple(found)


def taken(situation: Situation, chosen: Chosen) -> list[SituationOption]:
    """The options chosen of one question."""
    answers = chosen.get(situation.id, ())
    return [option for option in situation.options if option.id in answers]


def materials_for(item: Item, chosen: Chosen) -> tuple[Material, ...]:
    """The materials of this case, in the order of the list.

    What some option `needs` is asked only where an open question was answered so; what a chosen option `drops` is not
    asked. Without answers: what everybody brings.
    """
    options = [option for situation in open_situations(item, chosen) for option in taken(situation, chosen)]
    needed = {name for option in options for name in option.needs}
    dropped = {name for option in options for name in option.drops}
    conditional = {name for s in item.situations for option in s.options for name in option.needs}
    kept = [m for m in item.materials if m.id not in dropped and (m.id not in conditional or m.id in needed)]
    return tuple(kept)


def chosen_by(item: Item, answers: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
    """The options that answers of the form stand for, by situation that names its field."""
    chosen: dict[str, tuple[str, ...]] = {}
    for situation in item.situations:
        given = answers.get(situation.field) if situation.field else None
        if isinstance(given, str) and given:
            chosen[situation.id] = (given,)
        elif isinstance(given, list | tuple):
            chosen[situation.id] = tuple(str(part) for part in given)
    return chosen


def materials_by_answers(item: Item, answers: Mapping[str, object]) -> list[Material]:
    """The materials as the answers of the form make them: nothing that only another situation asks for.

    A situation that no field of the form answers rewrites nothing here: what it may need stays on the list.
    """
    chosen, told = chosen_by(item, answers), [s for s in item.situations if s.field]
    bound = {need for s in told for option in s.options for need in option.needs}
    options = [option for s in told for option in s.options if option.id in chosen.get(s.id, ())]
    needed = {need for option in options for need in option.needs}
    dropped = {drop for option in options for drop in option.drops}
    return [m for m in item.materials if (m.id not in bound or m.id in needed) and m.id not in dropped]
