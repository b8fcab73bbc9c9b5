"""What can be done about a certificate today: the item it comes from, its 办理项, what stands against them."""

from datetime import datetime

from blueprints.loading import load
from blueprints.models import Edition
from licences.models import Licence
from records.clock import local
from records.ledger.errors import Conflict

from ..models import Application, Draft, ServiceItem
from ..rules.item import HandlingItem, Item
from ..rules.item.afterlife import handling_of, offered, refusal

NO_ITEM = "这种证照现在没有可以办理的后续事项。请拨 12345，或到窗口咨询。"
RUNNING = "这张证照正在办理同样的事。请先看那件办件的进度。"


def edition_about(licence: Licence, at: datetime) -> Edition | None:
    """The edition in force of the item that a certificate comes from: its case's, else the one that gives its type."""
    case = Application.objects.filter(reference=licence.case_ref).first() if licence.case_ref else None
    if case is not None:
        found: Edition | None = Edition.objects.current("service", at, case.item_code).first()
        return found
    rows = ServiceItem.objects.filter(complete=True).select_related("edition")
    giving = (row.edition for row in rows if gives(load(row.edition), licence))
    return next(giving, None)


def gives(item: Item, licence: Licence) -> bool:
    """Whether an item's result is this type of certificate."""
    return bool(item.result and item.result.licence_type == licence.type_code)


def acts_on(licence: Licence, *, ex_officio: bool, at: datetime) -> list[tuple[HandlingItem, str]]:
    """What can be done about a certificate, each with why it cannot be begun today (empty: it can)."""
    edition = edition_about(licence, at)
    item: Item | None = load(edition) if edition else None
    day = local(at).date()
    rows = offered(item, ex_officio=ex_officio) if item else ()
    return [(row, refusal(row.kind, licence.state, licence.valid_to, day)) for row in rows]


def refuse_acts(licence: Licence, item: Item, name: str, at: datetime) -> HandlingItem:
    """The 办理项; Conflict where the item has none, the certificate is past it, or the same runs already."""
    row = handling_of(item, name)
    if row is None:
        raise Conflict("afterlife.none", NO_ITEM)
    if sentence := refusal(row.kind, licence.state, licence.valid_to, local(at).date()):
        raise Conflict("afterlife.state", sentence)
    if Application.objects.filter(licence_ref=licence.reference, handling=row.id, ended_at=None).exists():
        raise Conflict("afterlife.running", RUNNING)
    return row


def refuse_dead_licence(draft: Draft, at: datetime) -> None:
    """What a draft is about may have changed since it was begun."""
    if draft.licence_ref:
        licence = Licence.objects.get(reference=draft.licence_ref)
        refuse_acts(licence, load(draft.edition), draft.handling, at)
