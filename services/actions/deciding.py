"""The decision of a case: its paper and effect, the end of the case, what follows. Silence can decide a renewal."""

from datetime import datetime

from blueprints.loading import load
from documents.actions import order_paper
from licences.models import Licence
from records.clock import local
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, record
from records.ledger.errors import Conflict

from ..clocks import case_defaults
from ..models import Application
from ..permissions import POLICY
from ..rules.defaults import RENEWED
from ..rules.item import Item
from ..rules.item.afterlife import EX_OFFICIO, RENEWAL, in_time, kind_of
from .applications import locked, recipients_of
from .concluding import close_bundle, conclude_application
from .effects import take_effect
from .ending import stop_process
from .promising import open_check
from .publishing import publish_decision
from .pushing import push_grant
from .wording import decision_data

NOT_DUE = "还没有到视为准予延续的时候。"
SILENT = "有效期届满前没有作出决定，依法视为准予延续。"


def decide_case(
    case: Application, opinion: str, decided_at: datetime, *, granted: bool, by: Actor, at: datetime | None
) -> None:  # fmt: skip
    """The decision's paper and its effect, the end of the case, what follows from it."""
    item: Item = load(case.edition)
    kind = paper_kind(case, item, granted=granted)
    order_paper(
        kind, key=f"decision:{case.reference}", upper_ref=case.reference,
        region=case.region, data=decision_data(case, item, opinion, granted=granted), department=case.department,
        recipients=recipients_of(case), by=by, at=at,
    )  # fmt: skip
    result = take_effect(case, item, decided_at, by=by, at=at) if granted else "refused"
    own = kind == "proceeding_decision"
    conclude_application(
        case, granted=granted, decided_at=decided_at, result=result, told="decided" if own else "", by=by, at=at
    )
    if not own:
        publish_decision(case, by=by, at=at)
    if granted:
        push_grant(case, open_check(case, by=by, at=at), by=by, at=at)
    if case.parent is not None:
        close_bundle(case.parent, by=by, at=at)


def paper_kind(case: Application, item: Item, *, granted: bool) -> str:
    """A decision on an application, or one that the organ makes by itself about a certificate."""
    if case.draft_ref is None and case.parent_id is None and kind_of(item, case.handling) in EX_OFFICIO:
        return "proceeding_decision"
    return "grant" if granted else "refusal"


@deed
def deem_renewed(case: Application, *, by: Actor, at: datetime | None = None) -> Application:
    """Applied for in time and not decided when the certificate ran out: renewed by the organ's silence (行政许可法 50).

    Only where the law of the item's type says so: a row of the legal defaults, never a constant (practice 4).
    """
    POLICY.require(by, "application.deem")
    case, moment = locked(case), at or now()
    licence = Licence.objects.filter(reference=case.licence_ref).first()
    rule, item = case_defaults(case).get(RENEWED), load(case.edition)
    applied = local(case.submitted_at).date()
    right = rule is not None and rule.consequence == "renewed" and kind_of(item, case.handling) == RENEWAL
    late = licence is not None and licence.valid_to is not None and licence.valid_to < local(moment).date()
    if case.ended or rule is None or licence is None or not right or not late:
        raise Conflict("renewal.not_due", NOT_DUE)
    if not in_time(licence.valid_to, applied, rule.days):
        raise Conflict("renewal.not_due", NOT_DUE)
    stop_process(case, at)
    if case.state != Application.State.ACCEPTED:
        case.accepted_at = case.accepted_at or moment
        case.move_to(Application.State.ACCEPTED)
    case.deemed, case.reason = True, SILENT
    record(
        "application.renewed_by_silence", stream=f"case:{case.reference}", subject=case.reference, by=by, at=at,
        detail={"licence": licence.reference},
    )  # fmt: skip
    decide_case(case, "", moment, granted=True, by=by, at=at)
    return case
