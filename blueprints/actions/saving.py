"""Saving what is being edited."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from records.ledger.actor import Actor
from records.ledger.deeds import deed, record
from records.ledger.errors import Conflict

from ..models import Edition, WorkingCopy
from ..permissions import POLICY, relations
from ..registry import blueprint_kinds


@deed
def save_working_copy(
    kind: str,
    code: str,
    content: dict[str, Any],
    *,
    by: Actor,
    at: datetime | None = None,
    if_match: int | None = None,
    owner: str = "",
    base: Edition | None = None,
) -> WorkingCopy:
    """Save what is being edited. `if_match` is the revision that was read (None: whatever it is; doors always say).

    `owner` is the code of the department whose configuration it is (default: whose it was, for something new the
    actor's); what belongs to none is the authority's. With a `base`, `content` is the difference from that edition.
    Conflict when the copy moved meanwhile; the same again changes nothing.
    """
    blueprint_kinds.get(kind)
    copy = WorkingCopy.objects.select_for_update().filter(kind=kind, code=code).first()
    held = copy.owner if copy else owner_of(kind, code)
    wanted = owner or (by.department if held is None else held)
    POLICY.require(by, "working_copy.save", relations(by, {wanted if held is None else held, wanted}))
    expected = if_match if if_match is not None else copy.revision if copy else 0
    copy = copy or begun(kind, code, by, at)
    if expected != copy.revision:
        raise Conflict("working_copy.moved", _("别人刚改过这一份。请先看看改了什么，再保存您的修改。"))
    if copy.revision and (copy.content, copy.base, copy.owner) == (content, base, wanted):
        return copy
    copy.content, copy.revision, copy.base, copy.owner = content, copy.revision + 1, base, wanted
    copy.saved_at, copy.saved_by = at, by.reference  # type: ignore[assignment]
    copy.save()
    record("working_copy.save", stream=f"edition:{kind}:{code}", by=by, at=at, detail={"revision": copy.revision})
    return copy


def begun(kind: str, code: str, by: Actor, at: datetime | None) -> WorkingCopy:
    """An empty copy of revision 0; of two who begin at once, one gets the other's."""
    fresh: dict[str, Any] = {"content": {}, "revision": 0, "saved_at": at, "saved_by": by.reference}
    copy, _created = WorkingCopy.objects.select_for_update().get_or_create(kind=kind, code=code, defaults=fresh)
    return copy


def owner_of(kind: str, code: str) -> str | None:
    """The department whose configuration it is; empty: the whole portal's; None when there is no edition yet."""
    last = Edition.objects.filter(kind=kind, code=code).order_by("-number").first()
    return last.owner if last else None
