"""Changes in the applicant's favour reach running cases at once; a repealed item stops and ends them (practice 12)."""

from datetime import datetime
from typing import Any

from blueprints.loading import load
from exchange.actions import notify
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, record

from ..models import Application, Draft
from ..permissions import POLICY
from ..rules.favours import gains
from ..sparing import current_item
from .applications import locked, tell
from .ending import terminate_application
from .timing import retime

CHANGES = {
    "promised": ("承诺时限缩短了", "the promised time is shorter"),
    "dropped": ("有材料不用交了", "some materials are no longer asked for"),
    "no_fee": ("不再收费", "there is no fee any more"),
}


@deed
def favour_case(case: Application, *, by: Actor, at: datetime | None = None) -> dict[str, Any]:
    """Give a running case what the item in force spares; end it with the reason when the item was cancelled.

    What it had before stays: nothing that came later burdens it. Nothing twice.
    """
    POLICY.require(by, "application.favour")
    case, moment = locked(case), at or now()
    item = current_item(case.item_code, moment)
    if item is None or case.ended:
        return {}
    if item.state == "cancelled":
        terminate_application(case, code="item_repealed", reason="事项已经依法取消。", by=by, at=at)
        return {"repealed": True}
    fresh = {name: value for name, value in gains(load(case.edition), item).items() if case.favours.get(name) != value}
    if not fresh:
        return {}
    case.favours = {**case.favours, **fresh}
    case.save(update_fields=["favours"])
    stream = f"case:{case.reference}"
    record("application.favour", stream=stream, subject=case.reference, by=by, at=at, detail={"gains": sorted(fresh)})
    retime(case, "favour", by=by, at=at)
    key = f"{case.reference}:{moment:%Y%m%d%H%M%S}"
    tell(case, "favourable", by=by, at=at, key=key, change=change_words(fresh))
    return fresh


@deed
def favour_draft(draft: Draft, *, by: Actor, at: datetime | None = None) -> dict[str, Any]:
    """Tell whoever fills in a draft what the items in force spare them since; it counts at the submission.

    What would burden them stays as it was. Of a cancelled item they are told that it ends. Nothing twice.
    """
    POLICY.require(by, "application.favour")
    draft = Draft.objects.whole().select_for_update(of=("self",)).get(pk=draft.pk)
    moment = at or now()
    fresh = {name: found for name, found in gains_of(draft, moment).items() if draft.favours.get(name) != found}
    if not fresh or draft.submitted_as:
        return {}
    draft.favours = {**draft.favours, **fresh}
    draft.save(update_fields=["favours"])
    stream, detail = f"draft:{draft.reference}", {"items": sorted(fresh)}
    record("draft.favour", stream=stream, subject=draft.reference, by=by, at=at, detail=detail)
    merged = {name: value for found in fresh.values() for name, value in found.items()}
    notify(
        "application.repealed" if "repealed" in merged else "application.favourable",
        key=f"favour:{draft.reference}:{moment:%Y%m%d%H%M%S}", recipient=draft.person.reference, ref=draft.reference,
        data={"name": load(draft.edition).name, **({} if "repealed" in merged else {"change": change_words(merged)})},
        by=by, at=at,
    )  # fmt: skip
    return fresh


def gains_of(draft: Draft, at: datetime) -> dict[str, dict[str, Any]]:
    """By item of a draft: what the edition in force spares against the one it is pinned to, or that it is cancelled."""
    found: dict[str, dict[str, Any]] = {}
    for pinned in draft.chosen:
        item = current_item(pinned.code, at)
        gained = {} if item is None else {"repealed": True} if item.state == "cancelled" else gains(load(pinned), item)
        if gained:
            found[pinned.code] = gained
    return found


def change_words(gained: dict[str, Any]) -> dict[str, str]:
    """What became easier, in words."""
    said = [CHANGES[name] for name in CHANGES if name in gained]
    return {"zh-Hans": "；".join(chinese for chinese, _ in said), "en": "; ".join(english for _, english in said)}
