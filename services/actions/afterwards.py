"""After a decision: delivery with its proof (送达回证), and the correction of a clerical error in a decision (更正)."""

from datetime import datetime

from documents.actions import order_paper
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, record
from records.ledger.errors import Conflict, Invalid, Problem

from ..clocks import set_dues
from ..models import Application, Delivery
from ..permissions import POLICY, handing_out, relations, require_stranger_to
from .applications import locked, recipients_of, tell
from .wording import delivery_data, rectification_data

DECIDED = frozenset({Application.State.GRANTED, Application.State.REFUSED})
NOT_DECIDED = "作出决定以后才能送达；已经送达的不用再送。请刷新页面。"
WHAT_IS_WRONG = "请写明原来写错的地方和更正后的内容。"


@deed
def deliver_result(
    case: Application, *, way: str, receiver: str, by: Actor, at: datetime | None = None
) -> Delivery:  # fmt: skip
    """The result was handed over or posted: to whom, how, when; the proof is kept (行政许可法 44 for licences)."""
    POLICY.require(by, "application.deliver", handing_out(by, case))
    require_stranger_to(by, case)
    if not receiver.strip() or way not in Delivery.Way.values:
        sentence = "请写明由谁签收、用什么方式。"
        raise Invalid("delivery.receiver", sentence, [Problem("receiver", sentence)])
    return delivered(case, way, receiver.strip(), by=by, at=at)


@deed
def sign_for_result(case: Application, *, by: Actor, at: datetime | None = None) -> Delivery:
    """The applicant signs for the electronic papers."""
    POLICY.require(by, "application.sign_for", relations(by, case))
    return delivered(case, Delivery.Way.ELECTRONIC, case.person.name.plain(), by=by, at=at)


def delivered(case: Application, way: str, receiver: str, *, by: Actor, at: datetime | None) -> Delivery:
    """Keep the delivery once; its clock stops; order the proof."""
    case = locked(case)
    if case.state not in DECIDED or case.delivered_at is not None:
        raise Conflict("delivery.not_due", NOT_DECIDED)
    moment = at or now()
    made: Delivery = Delivery.objects.create(
        application=case, way=way, receiver=receiver, delivered_at=moment, mandate=by.mandate
    )
    case.delivered_at = moment
    set_dues(case, moment)
    case.save()
    order_paper(
        "delivery_receipt", key=f"delivery:{case.reference}", upper_ref=case.reference, department=case.department,
        data=delivery_data(case, made, receiver), recipients=recipients_of(case), region=case.region, by=by, at=at,
    )  # fmt: skip
    stream = f"case:{case.reference}"
    record("application.deliver", stream=stream, subject=case.reference, by=by, at=at, detail={"way": way})
    return made


@deed
def rectify_decision(case: Application, *, text: str, by: Actor, at: datetime | None = None) -> Application:
    """The head corrects a clerical error: what was decided stays, a paper says what it should read."""
    POLICY.require(by, "application.rectify", relations(by, case))
    require_stranger_to(by, case)
    if not text.strip():
        raise Invalid("rectification.text", WHAT_IS_WRONG, [Problem("text", WHAT_IS_WRONG)])
    case = locked(case)
    if case.state not in DECIDED:
        raise Conflict("rectification.undecided", "还没有作出决定，不用更正。")
    moment = at or now()
    order_paper(
        "grant" if case.state == Application.State.GRANTED else "refusal",
        key=f"rectification:{case.reference}:{moment:%Y%m%d%H%M%S%f}", upper_ref=case.reference,
        department=case.department, data=rectification_data(case, text.strip()), recipients=recipients_of(case),
        region=case.region, by=by, at=at,
    )  # fmt: skip
    record("application.rectify", stream=f"case:{case.reference}", subject=case.reference, by=by, at=at)
    tell(case, "rectified", by=by, at=at, key=f"{case.reference}:{moment:%Y%m%d%H%M%S%f}")
    return case
