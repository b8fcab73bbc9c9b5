"""One case to one colleague of another organ: opened with a reason and an end, taken back at once."""

from datetime import date, datetime

from identity.actions.grants import give_grant
from identity.models import User
from records.ledger.actor import Actor
from records.ledger.deeds import deed, record

from ..models import Application, CaseGrant
from ..permissions import POLICY, relations


@deed
def share_case(
    case: Application, user: User, *, reason: str, until: date, by: Actor, at: datetime | None = None
) -> CaseGrant:
    """Let one account read a case until a day. NotAllowed to anybody but the organ's head; Invalid without a reason."""
    POLICY.require(by, "application.share", relations(by, case))
    grant: CaseGrant = give_grant(CaseGrant, case, user, reason=reason, until=until, by=by, at=at)
    reader = user.person.reference if user.person else ""
    detail = {"to": reader, "until": until.isoformat()}
    record("application.share", stream=f"case:{case.reference}", subject=case.reference, by=by, at=at, detail=detail)
    return grant


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
