"""Refusals: a code for machines and a sentence for people that says what to do."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with what was given; `pointer` names the field or element."""

    pointer: str
    sentence: str


class Refusal(Exception):
    """The house says no: nothing has changed. `sentence` is for people, `status` for HTTP."""

    status: ClassVar[int] = 400

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence


class NotAllowed(Refusal):
    """The actor can see it, but may not do this."""

    status = 403


class NotFound(Refusal):
    """There is none, or the actor may not know of it."""

    status = 404


class Conflict(Refusal):
    """It was already done, or something changed meanwhile."""

    status = 409


class Invalid(Refusal):
    """What was given cannot be taken; `problems` says why, field by field."""

    status = 422

    def __init__(self, code: str, sentence: str, problems: list[Problem] | None = None) -> None:
        super().__init__(code, sentence)
        self.problems = problems or []


class UnrecordedDeed(Exception):
    """A programming fault: a deed changed rows and wrote no trail entry. The transaction is rolled back."""
