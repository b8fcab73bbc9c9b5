"""One policy table per app: act → who may, as (role, relation) pairs (ADR 0006)."""

from collections.abc import Iterable, Mapping
from typing import Literal, get_args

from .actor import Actor
from .errors import NotAllowed

Relation = Literal["own", "acting_for", "department", "region", "assigned", "granted", "any"]
RELATIONS = frozenset(get_args(Relation))
REFUSED = "您没有办理这一步的权限。需要的话，请联系本单位管理员。"


class Policy:
    """Says whether an actor with these relations to a thing may do an act on it."""

    def __init__(self, app: str, table: Mapping[str, Iterable[tuple[str, Relation]]]) -> None:
        self.app = app
        self.table = {act: frozenset(pairs) for act, pairs in table.items()}
        unknown = {relation for pairs in self.table.values() for _, relation in pairs} - RELATIONS
        if unknown:
            raise ValueError(f"{app}: unknown relations {sorted(unknown)}")

    def allows(self, actor: Actor, act: str, relations: Iterable[str] = ()) -> bool:
        """Whether one of the act's (role, relation) pairs holds; `any` holds always."""
        held = {*relations, "any"}
        return any(role in actor.roles and relation in held for role, relation in self.table[act])

    def require(self, actor: Actor, act: str, relations: Iterable[str] = ()) -> None:
        """Raise NotAllowed unless allowed."""
        if not self.allows(actor, act, relations):
            raise NotAllowed(f"{self.app}.{act}", REFUSED)
