"""Who acts: a frozen value that policies, queries and the trail read, and nothing else (ADR 0001)."""

from dataclasses import dataclass, field
from typing import Literal
from uuid import UUID

Basis = Literal["representative", "handler", "proxy", "guardian", "family", "helper"]


@dataclass(frozen=True, slots=True)
class Party:
    """A person or an organisation that somebody acts for, and how far.

    `right` is the reference of what gives the right (a handler's, a proxy's, a family tie's, a helper's entry), `scope`
    the item codes it reaches (empty: all), `case` the one case it is for; `name` is what pages show,
    of a person the masked one.
    """

    kind: Literal["person", "organisation"]
    id: UUID
    reference: str
    basis: Basis = "representative"
    right: str = ""
    scope: frozenset[str] = frozenset()
    case: str = ""
    name: str = field(default="", repr=False, compare=False)

    @property
    def whole(self) -> bool:
        """Whether the right reaches everything of the principal: representatives, unlimited handlers, guardians."""
        return self.basis in {"representative", "handler", "guardian"} and not (self.scope or self.case)

    def covers(self, code: str) -> bool:
        """Whether a new application for item or bundle `code` is within reach; a right to one case starts none."""
        return not self.case and (not self.scope or code in self.scope)


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody (or something) doing a deed: agent, post, principal, assurance and channel in one value.

    `region` is the significant prefix of the division code of the post ("990102" for a county), `acr` the
    assurance level 0–3 of this login, `purpose` and `case` say what personal data are read for. `standing_in_for` is
    the mandate of a colleague whose substitute acts here (`mandate` is the substitute's own).
    """

    reference: str
    kind: Literal["anonymous", "person", "official", "system"]
    user_id: UUID | None = None
    person_id: UUID | None = None
    mandate_id: UUID | None = None
    mandate: str = ""
    department_id: UUID | None = None
    department: str = ""
    region: str = ""
    hall_id: UUID | None = None
    standing_in_for: str = ""
    roles: frozenset[str] = frozenset()
    acting_for: Party | None = None
    acr: int = 0
    channel: str = "web"
    purpose: str = ""
    case: str = ""

    def has_role(self, *roles: str) -> bool:
        """Whether the actor holds one of `roles` now."""
        return not self.roles.isdisjoint(roles)


ANONYMOUS = Actor(reference="anonymous", kind="anonymous")


def system_actor(name: str) -> Actor:
    """The portal itself, acting under a standing rule; `name` says which part of it."""
    return Actor(reference=f"system:{name}", kind="system", channel="worker", roles=frozenset({"system"}))
