"""Law and power: bases, terms, special procedures, who acts in whose name."""

from datetime import date
from typing import Literal

from pydantic import Field

from blueprints.registry import Frozen
from blueprints.texts import Text


class Term(Frozen):
    """A time limit of `days` units (WD working days, D days, H hours, M months, Y years); 0: on the spot.

    `extension`: more of the same unit, by the head of the organ; its basis stands in `note`.
    """

    days: int = Field(ge=0)
    unit: Literal["WD", "D", "H", "M", "Y"] = "WD"
    extension: int = Field(default=0, ge=0)
    note: Text | None = None


class Basis(Frozen):
    """A legal basis: title, number, article. Without a checked source there is no text: 条文待核 (practice 5).

    An article nobody has checked is left empty, never guessed.
    """

    id: str
    title: str
    number: str = ""
    article: str = ""
    text: str = ""
    source: str = ""
    organ: str = ""
    in_force: date | None = None
    url: str = ""

    @property
    def cited(self) -> str:
        """《title》（number）第…条, as a paper cites it."""
        number = f"（{self.number}）" if self.number else ""
        return f"《{self.title}》{number}{f'第{self.article}条' if self.article else ''}"


class Line(Frozen):
    """A sentence with an id: a condition. `basis` is the id of the legal basis that asks for it."""

    id: str
    text: Text
    basis: str = ""


class SpecialProcedure(Frozen):
    """What stops the clock under 行政许可法 45: kind, its own time limit, the id of its basis."""

    id: str
    kind: Literal[
        "hearing", "tender", "auction", "inspection", "testing", "quarantine", "appraisal", "expert_review",
        "site_survey", "public_notice",
    ]  # fmt: skip
    term: Term | None = None
    basis: str = ""
    note: Text | None = None


class Powers(Frozen):
    """Who acts, in whose name, on what basis and since when (practice 17, 18).

    `basis`: own organ, 行政审批局 (bureau), entrusted (in the name of `principal`), delegated to town or street.
    The five acts 收件, 受理, 不予受理, 决定, 出件 name the posts that may do them; which hall does what is a row of the
    hall. At the window people receive and hand out, accept only as authorised, and never decline or decide.
    """

    organ_role: str
    basis: Literal["own", "bureau", "entrusted", "delegated"] = "own"
    principal: Text | None = None
    document: str = ""
    since: date | None = None
    receive: tuple[str, ...] = ("window_clerk",)
    accept: tuple[str, ...] = ("approver", "signing_head")
    window_may_accept: bool = False
    window_authorisation: str = ""
    decline: tuple[str, ...] = ("approver", "signing_head")
    decide: tuple[str, ...] = ("signing_head",)
    hand_out: tuple[str, ...] = ("window_clerk",)


class OwnTerm(Frozen):
    """What the item's own law says in place of the legal default of its type: `basis` is the id of that law."""

    rule: str
    days: int = Field(default=0, ge=0)
    unit: Literal["WD", "D", "H", "M", "Y"] = "WD"
    consequence: str = ""
    basis: str
