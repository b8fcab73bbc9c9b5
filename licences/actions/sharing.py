"""One certificate to one person, by its holder."""

from datetime import date, datetime

from identity.actions.grants import give_grant
from identity.models import User
from records.keys import uuid7
from records.ledger.actor import Actor
from records.ledger.deeds import deed, put, record

from ..models import Licence, LicenceGrant
from ..permissions import POLICY, relations


@deed
def share_licence(
    licence: Licence, user: User, *, reason: str, until: date, by: Actor, at: datetime | None = None
) -> LicenceGrant:
    """Let one person see a certificate until a day. NotAllowed to anybody but its holder; Invalid without a reason."""
    POLICY.require(by, "licence.share", relations(by, licence))
    grant: LicenceGrant = give_grant(LicenceGrant, licence, user, reason=reason, until=until, by=by, at=at)
    detail = {"to": user.person.reference if user.person else "", "until": until.isoformat()}
    stream = f"licence:{licence.reference}"
    record("licence.share", stream=stream, subject=licence.reference, by=by, at=at, detail=detail)
    if user.person is not None:
        put("notice_of_right", f"licence.shown:{uuid7()}", f"{user.person.reference} licence.shown {licence.reference}")
    return grant


@deed
def unshare_licence(grant: LicenceGrant, *, by: Actor, at: datetime | None = None) -> LicenceGrant:
    """Take a grant back at once. Repeated: nothing more happens."""
    licence = grant.content_object
    POLICY.require(by, "licence.share", relations(by, licence))
    if LicenceGrant.kept.filter(pk=grant.pk, revoked_at=None).update(revoked_at=at):
        detail, stream = {"grant": grant.pk}, f"licence:{licence.reference}"
        record("licence.unshare", stream=stream, subject=licence.reference, by=by, at=at, detail=detail)
    return grant
