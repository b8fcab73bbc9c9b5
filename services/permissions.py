"""Who may apply, receive, accept, withdraw."""

from typing import Any

from blueprints.loading import load
from identity.models import Organisation
from records.clock import local_date
from records.ledger.actor import Actor, Party
from records.ledger.clock import now
from records.ledger.errors import NotAllowed
from records.ledger.kept import Kept
from records.ledger.policy import Policy
from records.registers.models import HallItem

from .models import Alert, Application, Draft
from .rules.item import Item, Powers

AT_HALL = Kept(lambda hall, items: HallItem.objects.filter(hall=hall, item__in=items))
KEEPERS = ("item_authority", "department_admin")
POLICY = Policy(
    "services",
    {
        "synonym.keep": {("item_authority", "any"), ("department_admin", "region"), ("system", "any")},
        "register.tell": {("system", "any")},
        "draft.start": {("citizen", "any"), ("helper", "acting_for"), ("village_agent", "acting_for")},
        "draft.save": {
            ("citizen", "own"), ("citizen", "acting_for"), ("helper", "acting_for"), ("village_agent", "acting_for"),
        },
        "application.submit": {
            ("citizen", "own"), ("citizen", "acting_for"), ("helper", "acting_for"), ("village_agent", "acting_for"),
        },
        "proceeding.open": {("approver", "department"), ("signing_head", "department")},
        "application.receive": {("window_clerk", "granted")},
        "application.accept": {
            ("window_clerk", "granted"), ("approver", "department"), ("signing_head", "department"),
        },
        "application.withdraw": {("citizen", "own"), ("citizen", "acting_for")},
        "case.unmask": {
            ("window_clerk", "region"), ("approver", "department"), ("signing_head", "department"),
            ("officer", "department"),
        },
        "application.share": {("signing_head", "department")},
        "application.conclude": {("system", "any")},
        "application.follow": {("system", "any")},
        "application.deem": {("system", "any")},
        "application.mark": {("window_clerk", "region"), ("approver", "department"), ("signing_head", "department")},
        "application.correct": {("citizen", "own"), ("citizen", "acting_for")},
        "application.lapse": {("system", "any")},
        "application.refuse_acceptance": {("approver", "department"), ("signing_head", "department")},
        "application.terminate": {
            ("approver", "department"), ("signing_head", "department"), ("system", "any"),
        },
        "application.retime": {("system", "any")},
        "application.favour": {("system", "any")},
        "application.defer": {("system", "any")},
        "application.publish": {("system", "any")},
        "application.deliver": {
            ("window_clerk", "granted"), ("approver", "department"), ("signing_head", "department"),
        },
        "application.sign_for": {("citizen", "own"), ("citizen", "acting_for")},
        "application.rectify": {("signing_head", "department")},
        "application.review": {("signing_head", "department")},
        "hearing.hold": {("approver", "department"), ("signing_head", "department")},
        "hearing.ask": {("citizen", "own"), ("citizen", "acting_for")},
        "promise.check": {
            ("approver", "department"), ("signing_head", "department"), ("officer", "department"), ("system", "any"),
        },
        "message.send": {("citizen", "own"), ("citizen", "acting_for"), ("citizen", "granted")},
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
    """`own` for the applicant and for whoever began it for a firm; `acting_for` for whose right reaches it."""
    found = {"own"} if draft.person_id == actor.person_id else set()
    return found | ({"acting_for"} if in_reach(actor, draft) else set())


def acts_by_right(actor: Actor) -> set[str]:
    """`acting_for` while the actor acts for somebody."""
    return {"acting_for"} if actor.acting_for else set()


def in_reach(actor: Actor, thing: Draft | Application) -> bool:
    """Whether the right that the actor acts by reaches a draft or an application: of the same principal, and begun
    under it, or everything of a child or firm, or the one case it is for."""
    party = actor.acting_for
    if party is None:
        return False
    if party.kind == "organisation":
        same = thing.organisation_id == party.id
    else:
        same = thing.organisation_id is None and thing.person_id == party.id
    one_case = isinstance(thing, Application) and party.case in {thing.reference, thing.root.reference}
    return same and (party.whole or thing.right == party.right or scoped(party, thing) or one_case)


def scoped(party: Party, thing: Draft | Application) -> bool:
    """Whether a limited handler's scope holds what the thing is about."""
    code = thing.root.item_code if isinstance(thing, Application) else thing.edition.code
    return party.basis == "handler" and code in party.scope


def relations(actor: Actor, application: Application) -> set[str]:
    """How the actor stands to the case; `granted` for a person who applied together with the applicant."""
    found = set()
    if application.person_id == actor.person_id and application.agent_id != actor.person_id:
        found.add("own")
    if in_reach(actor, application):
        found.add("acting_for")
    if not found and actor.kind == "person" and application.root.partners_with(actor.person_id):
        found.add("granted")
    if actor.department_id == application.department_id:
        found.add("department")
    if actor.region and application.region.startswith(actor.region):
        found.add("region")
    if collects(actor, application):
        found.add("granted")
    return found


def collects(actor: Actor, application: Application) -> bool:
    """Whether the actor's window takes the case in for an organ elsewhere (异地代收代办)."""
    mine = actor.department_id is not None and application.taken_in_by_id == actor.department_id
    return mine and application.cross_mode == "collected" and actor.has_role("window_clerk")


def hall_lets(actor: Actor, application: Application, act: str) -> bool:
    """Whether the hall of the actor's post does an act (`receives`, `accepts`, `hands_out`) for the case's items.

    A bundle is received where one of its items is. A post without a hall serves every hall of its region.
    """
    if actor.hall_id is None:
        return True
    codes = [application.item_code, *(part.item_code for part in application.parts)]
    return any(getattr(row, act) for row in AT_HALL(actor.hall_id, codes))


def receiving(actor: Actor, application: Application) -> set[str]:
    """`granted` for the posts that the item's edition lets receive, at a hall that receives it (practice 17)."""
    found, value = relations(actor, application), load(application.edition)
    if application.cross_mode == "collected":
        return found  # the window where the applicant is receives, nobody else
    found.discard("granted")
    named = not isinstance(value, Item) or value.powers is None or actor.has_role(*value.powers.receive)
    if "region" in found and named and hall_lets(actor, application, "receives"):
        found.add("granted")
    return found


def alert_relations(actor: Actor, alert: Alert) -> set[str]:
    """`region` for who supervises there, `department` for the organ it is about."""
    found = {"department"} if actor.department_id == alert.department_id else set()
    return found | {"region"} if actor.region and alert.region.startswith(actor.region) else found


def may(actor: Actor, act: str, application: Application) -> bool:
    """Whether an act on a case is offered."""
    return POLICY.allows(actor, act, relations(actor, application))


def accepting(actor: Actor, application: Application, powers: Powers | None) -> set[str]:
    """`department` for the organ's posts that the edition names; `granted` where the organ authorised windows in
    writing (授权受理) and the hall takes part (practice 17)."""
    found = relations(actor, application) - {"granted"}
    if powers is not None and not actor.has_role(*powers.accept):
        found.discard("department")
    authorised = powers is not None and powers.window_may_accept and bool(powers.window_authorisation)
    if authorised and "region" in found and hall_lets(actor, application, "accepts"):
        found.add("granted")
    return found


def powers_of(application: Application) -> Powers | None:
    """The five acts as the case's own edition names them; None where it names nobody, as a bundle."""
    value = load(application.edition)
    return value.powers if isinstance(value, Item) else None


def declining(actor: Actor, application: Application) -> set[str]:
    """How the actor stands to 不予受理: `department` for the organ's posts that the edition names (practice 17)."""
    found, powers = relations(actor, application), powers_of(application)
    if powers is not None and not actor.has_role(*powers.decline):
        found.discard("department")
    return found


def handing_out(actor: Actor, application: Application) -> set[str]:
    """How the actor stands to 出件: `department` for the organ's posts that the edition names, `granted` for those it
    names at a hall that hands the item out (practice 17)."""
    found, powers = relations(actor, application), powers_of(application)
    if powers is not None and not actor.has_role(*powers.hand_out):
        return found - {"department"}
    if "region" in found and hall_lets(actor, application, "hands_out"):
        found.add("granted")
    return found


def may_decide_case(ref: str, actor: Actor) -> bool:
    """Whether the item's edition lets a post of the actor decide the case; never a window's."""
    case = Application.objects.select_related("edition").filter(reference=ref).first()
    value = load(case.edition) if case else None
    if not isinstance(value, Item) or value.powers is None:
        return True
    return not actor.roles.isdisjoint(set(value.powers.decide) - {"window_clerk"})


def require_stranger_to(actor: Actor, application: Application) -> None:
    """Nobody receives or accepts their own case, nor one they act in, nor that of an organisation they act for."""
    if actor.person_id is None:
        return
    firms = Organisation.objects.for_agent(actor.person_id, local_date(now())).filter(pk=application.organisation_id)
    mine = actor.person_id in {application.person_id, application.agent_id}
    if mine or (application.organisation_id and firms.exists()):
        raise NotAllowed("services.own_case", "这是您本人的办件，请交给同事办理（回避）。")


def may_receive(actor: Actor, application: Application) -> bool:
    """Whether the receive button is offered."""
    return application.state == "submitted" and POLICY.allows(
        actor, "application.receive", receiving(actor, application)
    )


def may_decline(actor: Actor, application: Application) -> bool:
    """Whether 不予受理 is offered."""
    return POLICY.allows(actor, "application.refuse_acceptance", declining(actor, application))


def may_hand_out(actor: Actor, application: Application) -> bool:
    """Whether 出件 is offered."""
    return POLICY.allows(actor, "application.deliver", handing_out(actor, application))


def may_hand_out_paper(paper: Any, actor: Actor) -> bool | None:
    """The same for a paper: of an item's case, from its decision on (出件 is of results); None for any other."""
    case = Application.objects.select_related("edition", "parent").filter(reference=paper.upper_ref).first()
    if case is None or case.decided_at is None or paper.ordered_at < case.decided_at:
        return None
    return may_hand_out(actor, case)


def may_accept(actor: Actor, application: Application, powers: Powers | None) -> bool:
    """Whether the accept button is offered."""
    allowed = POLICY.allows(actor, "application.accept", accepting(actor, application, powers))
    return application.state == "received" and allowed
