"""Who may apply, receive, accept, withdraw."""

from records.ledger.actor import Actor
from records.ledger.errors import NotAllowed
from records.ledger.policy import Policy

from .models import Alert, Application, Draft
from .rules.item import Powers

KEEPERS = ("item_authority", "department_admin")
POLICY = Policy(
    "services",
    {
        "synonym.keep": {("item_authority", "any"), ("department_admin", "region"), ("system", "any")},
        "draft.start": {("citizen", "any")},
        "draft.save": {("citizen", "own")},
        "application.submit": {("citizen", "own")},
        "application.receive": {("window_clerk", "region")},
        "application.accept": {
            ("window_clerk", "granted"), ("approver", "department"), ("signing_head", "department"),
        },
        "application.withdraw": {("citizen", "own"), ("citizen", "acting_for")},
        "case.unmask": {
            ("window_clerk", "region"), ("approver", "department"), ("signing_head", "department"),
            ("officer", "department"),
        },
        "application.conclude": {("system", "any")},
        "application.deem": {("system", "any")},
        "application.mark": {("window_clerk", "region"), ("approver", "department"), ("signing_head", "department")},
        "application.correct": {("citizen", "own"), ("citizen", "acting_for")},
        "application.lapse": {("system", "any")},
        "application.refuse_acceptance": {("approver", "department"), ("signing_head", "department")},
        "application.terminate": {
            ("approver", "department"), ("signing_head", "department"), ("system", "any"),
        },
        "application.retime": {("system", "any")},
        "message.send": {("citizen", "own"), ("citizen", "acting_for")},
        "message.reply": {("window_clerk", "region"), ("approver", "department"), ("signing_head", "department")},
        "alert.raise": {("system", "any")},
        "alert.urge": {("supervisor", "region")},
        "alert.answer": {
            ("window_clerk", "department"), ("approver", "department"), ("signing_head", "department"),
        },
        "alert.judge": {("supervisor", "region")},
    },
)  # fmt: skip


def synonym_relations(actor: Actor, region: str) -> set[str]:
    """`region` for a word that is said within the actor's own."""
    return {"region"} if actor.region and region.startswith(actor.region) else set()


def may_keep_synonym(actor: Actor, region: str) -> bool:
    """Whether a word for `region` (prefix; empty: everywhere) may be kept or ended."""
    return POLICY.allows(actor, "synonym.keep", synonym_relations(actor, region))


def draft_relations(actor: Actor, draft: Draft) -> set[str]:
    """`own` for whoever started it."""
    return {"own"} if draft.person_id == actor.person_id else set()


def relations(actor: Actor, application: Application, powers: Powers | None = None) -> set[str]:
    """How the actor stands to the case; `granted`: the window holds a recorded 授权受理 for the item (practice 17)."""
    found = set()
    if application.person_id == actor.person_id:
        found.add("own")
    if actor.acting_for and application.organisation_id == actor.acting_for.id:
        found.add("acting_for")
    if actor.department_id == application.department_id:
        found.add("department")
    in_region = bool(actor.region) and application.region.startswith(actor.region)
    if in_region:
        found.add("region")
    if in_region and powers is not None and powers.window_may_accept and powers.window_authorisation:
        found.add("granted")
    return found


def alert_relations(actor: Actor, alert: Alert) -> set[str]:
    """`region` for who supervises there, `department` for the organ it is about."""
    found = {"department"} if actor.department_id == alert.department_id else set()
    return found | {"region"} if actor.region and alert.region.startswith(actor.region) else found


def may(actor: Actor, act: str, application: Application) -> bool:
    """Whether an act on a case is offered."""
    return POLICY.allows(actor, act, relations(actor, application))


def require_stranger_to(actor: Actor, application: Application) -> None:
    """Nobody receives or accepts their own case."""
    if application.person_id == actor.person_id:
        raise NotAllowed("services.own_case", "这是您本人的办件，请交给同事办理（回避）。")


def may_receive(actor: Actor, application: Application) -> bool:
    """Whether the receive button is offered."""
    return application.state == "submitted" and POLICY.allows(
        actor, "application.receive", relations(actor, application)
    )


def may_accept(actor: Actor, application: Application, powers: Powers | None) -> bool:
    """Whether the accept button is offered."""
    allowed = POLICY.allows(actor, "application.accept", relations(actor, application, powers))
    return application.state == "received" and allowed
