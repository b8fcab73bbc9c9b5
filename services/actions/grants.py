"""One case to one colleague of another organ: opened with a reason and an end, taken back at once."""

from datetime import date, datetime

from identity.actions.grants import give_grant
from identity.models import Mandate, User
from records.clock import local_date
from records.keys import uuid7
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, put, record
from records.ledger.errors import Invalid, Problem

from ..models import Application, CaseGrant
from ..permissions import POLICY, relations
from ..reach_queries import ORGAN_ROLES

OUTSIDER = "只能开放给有审查或签发岗位的同事。请核对用户名。"


@deed
def share_case(
    case: Application, user: User, *, reason: str, until: date, by: Actor, at: datetime | None = None
) -> CaseGrant:
    """Let one account read a case until a day.

    NotAllowed to anybody but the organ's head; Invalid without a reason, and for who works in no organ.
    """
    POLICY.require(by, "application.share", relations(by, case))
    refuse_outsider(user, local_date(at or now()))
    grant: CaseGrant = give_grant(CaseGrant, case, user, reason=reason, until=until, by=by, at=at)
    reader = user.person.reference if user.person else ""
    detail = {"to": reader, "until": until.isoformat()}
    record("application.share", stream=f"case:{case.reference}", subject=case.reference, by=by, at=at, detail=detail)
    put("notice_of_right", f"case.opened:{uuid7()}", f"{reader} case.opened {case.reference}")
    return grant


def refuse_outsider(user: User, day: date) -> None:
    """Invalid for an account whose posts work on no cases (ADR 0142)."""
    posts = Mandate.objects.held_on(day).filter(person=user.person_id, role__in=ORGAN_ROLES)
    if user.person_id is None or not posts.exists():
        raise Invalid("grant.outsider", OUTSIDER, [Problem("person", OUTSIDER)])


@deed
def unshare_case(grant: CaseGrant, *, by: Actor, at: datetime | None = None) -> CaseGrant:
    """Take a grant back: the next request no longer has it. Repeated: nothing more happens."""
    case = grant.content_object
    POLICY.require(by, "application.share", relations(by, case))
    if CaseGrant.kept.filter(pk=grant.pk, revoked_at=None).update(revoked_at=at):
        detail = {"grant": grant.pk}
        stream = f"case:{case.reference}"
        record("application.unshare", stream=stream, subject=case.reference, by=by, at=at, detail=detail)
    return grant
