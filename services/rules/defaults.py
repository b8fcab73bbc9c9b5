"""Legal defaults (practice 4): an item's own law first, then the rows of its type, then those of every type."""

from collections.abc import Iterable
from dataclasses import dataclass

from .item import Item
from .item.legal import Basis, Term

NOTICE, SILENCE, DELIVERY, PAUSE, EXTENSION = "notice", "silence", "delivery", "pause", "extension"
RENEWED = "renewal"
CORRECTION, DEFERRAL, PROMISE, PUBLICATION = "correction", "deferral", "promise_check", "publication"


@dataclass(frozen=True, slots=True)
class Default:
    """One rule: how long, on what basis (as a paper cites it), what follows when it runs out."""

    rule: str
    days: int
    unit: str
    cited: str
    consequence: str = ""

    @property
    def term(self) -> Term:
        """As a term."""
        return Term(days=self.days, unit=self.unit)  # type: ignore[arg-type]


def chosen(item: Item, rows: Iterable[Default]) -> dict[str, Default]:
    """By rule: `rows` in order (a later one wins), then what the item's own law says."""
    found = {row.rule: row for row in rows}
    cited = {basis.id: basis.cited for basis in item.legal_basis}
    for own in item.own_terms:
        found[own.rule] = Default(own.rule, own.days, own.unit, cited.get(own.basis, ""), own.consequence)
    return found


def citation(title: str, number: str, article: str) -> str:
    """《title》（number）第…条."""
    return Basis(id="", title=title, number=number, article=article).cited
