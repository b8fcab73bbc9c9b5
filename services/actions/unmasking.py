"""Asking for a masked value of a case in clear."""

from datetime import datetime

from records.ledger.actor import Actor
from records.ledger.deeds import deed
from records.ledger.errors import Invalid, Problem
from records.ledger.unmasking import unmask

from ..models import Application
from ..permissions import POLICY, relations
from ..unmasking import masked_values, value_in_clear

NOT_ONE = "请选择要看的一项。"


@deed
def unmask_value(
    case: Application, code: str, *, purpose: str, reason: str, by: Actor, at: datetime | None = None
) -> str | None:
    """The value in clear; None when the actor has seen too many within the hour (an alert is on its way).

    Raises NotAllowed, and Invalid without a value of this case, a purpose or a reason.
    """
    POLICY.require(by, "case.unmask", relations(by, case))
    if code not in {value.code for value in masked_values(case)}:
        raise Invalid("unmask.value", NOT_ONE, [Problem("code", NOT_ONE)])
    seen = unmask(case.person.reference, code, purpose=purpose, reason=reason, case=case.reference, by=by, at=at)
    return value_in_clear(case, code) if seen else None
