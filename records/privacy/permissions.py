"""Who may ask, answer, hold and remove."""

from records.ledger.actor import Actor
from records.ledger.policy import Policy

from .models import PrivacyRequest

POLICY = Policy(
    "privacy",
    {
        "request.answer": {("department_admin", "department"), ("data_steward", "department"), ("system", "any")},
        "hold.place": {("data_steward", "any")},
        "hold.release": {("data_steward", "any")},
        "data.purge": {("system", "any")},
    },
)


def relations(actor: Actor, request: PrivacyRequest) -> set[str]:
    """`department` for the office it goes to; nobody answers their own."""
    same = actor.department_id is not None and actor.department_id == request.department_id
    return {"department"} if same and actor.reference != request.person else set()


def may_answer(actor: Actor, request: PrivacyRequest) -> bool:
    """Whether the answer form is offered."""
    return request.state == "open" and POLICY.allows(actor, "request.answer", relations(actor, request))
