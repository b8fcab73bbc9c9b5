"""办理项 after a certificate was issued: which there are, when they may begin, what an item asks then. Pure.

变更 and 延续: 行政许可法 49, 50; 撤回: 8; 撤销: 69; 注销: 70. Other items have the same acts by their own law.
"""

from datetime import date, timedelta

from .handling import HandlingItem
from .model import Item

CHANGE, RENEWAL, REPLACEMENT, CANCELLATION = "change", "renewal", "replacement", "cancellation"
REVOCATION, RECALL = "revocation", "recall"
BY_APPLICATION = (CHANGE, RENEWAL, REPLACEMENT, CANCELLATION)
EX_OFFICIO = (REVOCATION, RECALL, CANCELLATION)
ALIVE = {"valid", "suspended"}
ENDED = "这张证照已经失效，不能再办这件事。请看证照页面上的状态。"
EXPIRED = "这张证照已经过期，不能延续。请重新申请。"
SUSPENDED = "这张证照正在暂扣，暂时不能办这件事。"
LEAD = 30  # calendar days before expiry by which a renewal is to be applied for, where no other law says so


def handling_of(item: Item, name: str) -> HandlingItem | None:
    """The 办理项 of an id, else the first of a kind."""
    by_id = next((row for row in item.handling_items if row.id == name), None)
    return by_id or next((row for row in item.handling_items if row.kind == name), None)


def kind_of(item: Item, name: str) -> str:
    """What a case of this 办理项 does to a certificate; empty: it issues one."""
    found = handling_of(item, name) if name else None
    return found.kind if found and found.kind != "new" else ""


def handled(item: Item, name: str) -> Item:
    """The item as this 办理项 asks it: own form, materials, process and terms where it has any."""
    found = handling_of(item, name) if name else None
    if found is None:
        return item
    if found.ex_officio:  # nobody applies: the organ asks for nothing
        return item.model_copy(update={"form": None, "materials": (), "process": found.process or item.process})
    own: dict[str, object] = {
        "form": found.form, "process": found.process, "promised": found.promised, "statutory": found.statutory,
    }  # fmt: skip
    changed = {key: value for key, value in own.items() if value}
    if found.materials:
        changed["materials"] = tuple(m for m in item.materials if m.id in found.materials)
    return item.model_copy(update=changed)


def offered(item: Item, *, ex_officio: bool) -> tuple[HandlingItem, ...]:
    """What can be done about a certificate of this item, by application or by the organ itself."""
    kinds = EX_OFFICIO if ex_officio else BY_APPLICATION
    return tuple(row for row in item.handling_items if row.kind in kinds and row.ex_officio is ex_officio)


def refusal(kind: str, state: str, valid_to: date | None, day: date) -> str:
    """Why an act cannot begin on a certificate in this state on this day; empty when it can."""
    if kind == CANCELLATION:
        return ENDED if state in {"cancelled", "replaced"} else ""
    if state not in ALIVE:
        return ENDED
    if kind in {REVOCATION, RECALL}:
        return ""
    if state == "suspended":
        return SUSPENDED
    return EXPIRED if kind == RENEWAL and valid_to is not None and valid_to < day else ""


def in_time(valid_to: date | None, applied: date, lead: int = LEAD) -> bool:
    """Whether a renewal was applied for early enough that the organ's silence grants it (行政许可法 50)."""
    return valid_to is not None and applied <= valid_to - timedelta(days=lead)


def renewed_until(valid_to: date | None, decided: date, years: int) -> date | None:
    """The last day after a renewal: the new term begins when the old one ends, never earlier than the decision."""
    if not years:
        return None
    first = max(valid_to, decided) if valid_to else decided
    try:
        return first.replace(year=first.year + years)
    except ValueError:
        return first.replace(year=first.year + years, day=28)
