"""An implementation list is written as what it says differently from its directory item (ADR 0054)."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from blueprints.actions import save_working_copy
from blueprints.loading import whole_content
from blueprints.models import Edition, WorkingCopy
from blueprints.rules.differences import make_difference, without_nulls
from blueprints.texts import derive_traditional
from records.ledger.actor import Actor
from records.ledger.deeds import deed
from records.ledger.errors import NotFound


@deed
def save_implementation(
    code: str, directory: str, content: dict[str, Any], *, by: Actor, at: datetime | None = None, owner: str = ""
) -> WorkingCopy:
    """Save the whole `content` of an implementation list as its difference from the newest edition of `directory`.

    Raises NotFound without that directory item, NotAllowed for another department's list.
    """
    base = Edition.objects.filter(kind="directory_item", code=directory).order_by("-number").first()
    if base is None:
        raise NotFound("directory.none", _("基本目录里没有这个编码的事项。"))
    whole = without_nulls(derive_traditional(content))
    difference = make_difference(without_nulls(whole_content(base)), whole)
    return save_working_copy("service", code, difference, by=by, at=at, owner=owner, base=base)


@deed
def realign_implementation(code: str, *, by: Actor, at: datetime | None = None) -> WorkingCopy:
    """Put an implementation list, as published, on the newest edition of its directory item; publishing checks it.

    Raises NotFound when the list has none.
    """
    last = Edition.objects.select_related("base").filter(kind="service", code=code).order_by("-number").first()
    if last is None or last.base is None:
        raise NotFound("directory.none", _("基本目录里没有这个编码的事项。"))
    newest = Edition.objects.filter(kind=last.base.kind, code=last.base.code).order_by("-number").first()
    return save_working_copy("service", code, last.content, by=by, at=at, owner=last.owner, base=newest)
