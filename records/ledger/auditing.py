"""The auditor's search: what is asked is itself recorded, and never by a citizen's number or name."""

import re
from datetime import datetime
from typing import Any
from uuid import UUID

from records.keys import is_reference
from records.vault.crypto import blind_index

from .actor import Actor
from .chaining import faults
from .deeds import deed, record
from .models import ReadEntry, TrailEntry, TrailHead
from .permissions import POLICY

PAGE = 50
LONGEST = 5_000  # entries of a stream that a page proves
STREAM = "trail:readings"
OURS = re.compile(r"(?:[a-z_]+:)?([A-Z]{1,2}-[0-9A-Z]{13}|[0-9A-Z]{27})")  # references and case numbers


@deed
def search_trail(criteria: dict[str, Any], after: str, *, by: Actor, at: datetime | None = None) -> list[TrailEntry]:
    """Up to a page and one more entries, the newest first, before the key `after`. Raises NotAllowed."""
    POLICY.require(by, "trail.search")
    note_search("trail.search", criteria, by, at)
    return list(page_of(TrailEntry.objects.visible_to(by), criteria, after).select_related("leaf"))


@deed
def search_readings(criteria: dict[str, Any], after: str, *, by: Actor, at: datetime | None = None) -> list[ReadEntry]:
    """The same for the read log; what a person is told only later is among it."""
    POLICY.require(by, "trail.search")
    note_search("readings.search", criteria, by, at)
    return list(page_of(ReadEntry.objects.visible_to(by), criteria, after))


def page_of(rows: Any, criteria: dict[str, Any], after: str) -> Any:
    """Keyset: the keys are ordered by time."""
    rows = rows.filter(**criteria)
    return (rows.filter(id__lt=UUID(after)) if is_key(after) else rows).order_by("-id")[: PAGE + 1]


def is_key(text: str) -> bool:
    """Whether `text` is a cursor of ours."""
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def note_search(act: str, criteria: dict[str, Any], by: Actor, at: datetime | None) -> None:
    """Who searched by what; a value that may be a citizen's number stands as its blind index."""
    detail = {name: harmless(name, value) for name, value in criteria.items()}
    record(act, stream=STREAM, by=by, at=at, detail={"by": detail})


def harmless(name: str, value: Any) -> str:
    """A criterion as the trail may hold it: an act, a day, a reference of ours; all else may be somebody's number."""
    if isinstance(value, datetime):
        return value.isoformat()
    ours = OURS.fullmatch(value)
    if name == "act" or (ours and is_reference(ours[1])):
        return str(value)
    return f"blind:{blind_index(value, 'trail.search').hex()}"


def proof_of(stream: str) -> list[str] | None:
    """What is wrong with a stream; None when there is none or it is too long for a page (the verifier proves it)."""
    head = TrailHead.objects.filter(stream=stream).first()
    return faults(stream) if head is not None and head.seq <= LONGEST else None
