"""A firm's people: handlers accept and end, the representative changes by the register."""

from datetime import datetime

from records.clock import local
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, put, record
from records.ledger.errors import Conflict, Invalid, Problem

from ..models import Handler, Organisation, Person, Proxy
from ..permissions import POLICY
from ..rules.acting import kept_until

CHANGES = ("handover", "removed", "death")


def write(
    act: str,
    handler: Handler,
    *,
    by: Actor,
    at: datetime | None,
    detail: dict[str, object] | None = None,
    tell: str = "",
) -> None:
    """The trail entry of an act on a handler, on the firm's stream, and word to the other side."""
    stream = f"organisation:{handler.organisation.reference}"
    record(act, stream=stream, subject=handler.reference, by=by, at=at, detail=detail)
    if tell:
        put("notice_of_right", f"{act}:{handler.reference}", f"{tell} {act} {handler.reference}")


def locked(handler: Handler) -> Handler:
    """The row, locked; Conflict when it was taken back."""
    rows = Handler.objects.select_for_update(of=("self",)).select_related("organisation__representative", "person")
    row: Handler = rows.get(pk=handler.pk)
    if row.revoked_at is not None:
        raise Conflict("handler.ended", "这项授权已经结束。")
    return row


@deed
def accept_handling(handler: Handler, *, by: Actor, at: datetime | None = None) -> Handler:
    """The handler accepts; from now on they may act within scope and dates. Repeated: nothing more."""
    POLICY.require(by, "handler.accept", {"own"} if handler.person_id == by.person_id else set())
    row = locked(handler)
    if row.accepted_at is None:
        row.accepted_at = at
        row.save(update_fields=["accepted_at"])
        write("handler.accept", row, by=by, at=at, tell=row.organisation.representative.reference)
    return row


@deed
def end_handling(handler: Handler, *, by: Actor, at: datetime | None = None, why: str = "") -> Handler:
    """Either side ends it at once: the handler lays it down, the representative takes it back."""
    sides = {handler.person_id, handler.organisation.representative_id}
    POLICY.require(by, "handler.end", {"own"} if by.person_id in sides else set())
    row = locked(handler)
    row.revoked_at, row.revoked_why = at, why[:200]
    row.save(update_fields=["revoked_at", "revoked_why"])
    other = row.organisation.representative if by.person_id == row.person_id else row.person
    write("handler.end", row, by=by, at=at, tell=other.reference)
    return row


@deed
def confirm_handling(handler: Handler, *, by: Actor, at: datetime | None = None) -> Handler:
    """The new representative keeps what the former one gave: it holds on to the end it was given."""
    own = {"own"} if handler.organisation.representative_id == by.person_id else set()
    POLICY.require(by, "handler.add", own)
    row = locked(handler)
    if row.limited_at is not None:
        row.valid_to, row.kept_to, row.limited_at, row.appointed_by = row.kept_to, None, None, by.reference
        row.save(update_fields=["valid_to", "kept_to", "limited_at", "appointed_by"])
        write("handler.confirm", row, by=by, at=at, tell=row.person.reference)
    return row


@deed
def change_representative(
    organisation: Organisation, successor: Person, *, change: str, by: Actor, at: datetime | None = None
) -> Organisation:
    """The register names a new representative (`change`: handover, removed, death).

    After a hand-over what the former one gave runs 30 days for the new one to confirm; after removal or death it ends
    at once. Repeated: nothing more.
    """
    POLICY.require(by, "organisation.change")
    if change not in CHANGES:
        raise Invalid("organisation.change", "变更原因不对。", [Problem("change", "变更原因不对。")])
    return put_in_charge(organisation, successor, change=change, by=by, at=at)


def put_in_charge(
    organisation: Organisation, successor: Person, *, change: str, by: Actor, at: datetime | None
) -> Organisation:
    """The successor represents it, with what follows for handlers and powers of attorney."""
    row: Organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    if row.representative_id == successor.pk:
        return row
    former = row.representative.reference
    row.representative = successor
    row.save(update_fields=["representative"])
    detail = {"change": change, "former": former, "successor": successor.reference}
    record("organisation.change", stream=f"organisation:{row.reference}", by=by, at=at, detail=detail)
    limit_handlers(row, change, by=by, at=at or now())
    limit_proxies(row, change, by=by, at=at or now())
    return row


def limit_handlers(organisation: Organisation, change: str, *, by: Actor, at: datetime) -> None:
    """Handlers of the former representative: 30 days, or the end."""
    day = local(at).date()
    for handler in organisation.handlers.standing().select_related("organisation__representative", "person"):
        last = kept_until(handler.valid_to, change, day)
        if last is None:
            handler.revoked_at, handler.revoked_why = at, change
        else:
            handler.kept_to, handler.valid_to, handler.limited_at = handler.valid_to, last, at
        handler.save(update_fields=["revoked_at", "revoked_why", "kept_to", "valid_to", "limited_at"])
        detail: dict[str, object] = {"change": change, "until": str(last or "")}
        write("handler.limit", handler, by=by, at=at, detail=detail, tell=handler.person.reference)


def limit_proxies(organisation: Organisation, change: str, *, by: Actor, at: datetime) -> None:
    """Powers of attorney that the former representative signed for the firm."""
    day = local(at).date()
    for proxy in Proxy.objects.standing().filter(organisation=organisation).select_related("agent"):
        last = kept_until(proxy.valid_to, change, day)
        if last is None:
            proxy.revoked_at, proxy.revoked_why = at, change
        else:
            proxy.valid_to = last
        proxy.save(update_fields=["revoked_at", "revoked_why", "valid_to"])
        detail = {"change": change, "until": str(last or "")}
        record("proxy.limit", stream=f"proxy:{proxy.reference}", by=by, at=at, detail=detail)
        put(
            "notice_of_right",
            f"proxy.limit:{proxy.reference}:{change}",
            f"{proxy.agent.reference} proxy.limit {proxy.reference}",
        )
