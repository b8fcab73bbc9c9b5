"""Who may plan, draw, visit, record, publish and object."""

from records.ledger.actor import Actor
from records.ledger.policy import Policy

from .models import Assignment, Inspection

POLICY = Policy(
    "enforcement",
    {
        "register.enter": {("system", "any")},
        "plan.draft": {("officer", "department")},
        "plan.approve": {("signing_head", "department")},
        "plan.file": {("supervisor", "region"), ("law_supervisor", "region")},
        "plan.publish": {("signing_head", "department")},
        "draw.run": {("officer", "department")},
        "draw.open": {("system", "any")},
        "check.plan": {("officer", "department"), ("system", "any")},
        "check.approve": {("signing_head", "department")},
        "check.replace": {("signing_head", "department")},
        "visit.arrange": {("officer", "department")},
        "visit.record": {("officer", "assigned")},
        "visit.close": {("officer", "assigned")},
        "result.publish": {("signing_head", "department"), ("system", "any")},
        "result.take_down": {("system", "any")},
        "finding.remind": {("system", "any")},
        "objection.raise": {("citizen", "acting_for")},
        "objection.answer": {("signing_head", "department")},
        "matter.take": {("system", "any")},
    },
)


def of_organ(actor: Actor, department_id: object, region: str) -> set[str]:
    """`department` for the organ's own posts, `region` for what lies in the division of the actor's."""
    found = {"department"} if actor.department_id and actor.department_id == department_id else set()
    return found | {"region"} if actor.region and region.startswith(actor.region) else found


def on_check(actor: Actor, check: Assignment) -> set[str]:
    """How an actor stands to a check."""
    return of_organ(actor, check.department_id, check.region)


def on_visit(actor: Actor, visit: Inspection) -> set[str]:
    """`assigned` for the officers of its checks, `department` for the leading organ, `acting_for` for the firm."""
    found = of_organ(actor, visit.lead_id, visit.region)
    if visit.assignments.filter(officers__mandate__person=actor.person_id, department=actor.department_id).exists():
        found.add("assigned")
    party = actor.acting_for
    if party is not None and party.whole and party.reference == visit.premises.firm.organisation:
        found.add("acting_for")
    return found
