"""Refusals of the login."""

from typing import ClassVar

from records.ledger.errors import NotAllowed, Refusal


class StepUpNeeded(NotAllowed):
    """This act needs a higher level than the session has: prove it again, then go on. `level` is what it takes."""

    def __init__(self, level: int) -> None:
        super().__init__("identity.step_up", "办理这一步前，请再验证一次身份。")
        self.level = level


class TooMany(Refusal):
    """Tried too often; `retry_after` says in how many seconds to try again."""

    status: ClassVar[int] = 429

    def __init__(self, retry_after: int) -> None:
        super().__init__("identity.too_many", "试得太多了，请稍等再试；着急的话到任一办事窗口办理。")
        self.retry_after = retry_after
