"""Lawful erasure: a person's trail key is destroyed; what it hid is noise from then on, and every hash still holds."""

import base64
from datetime import datetime

from records.vault import crypto

from .actor import Actor
from .deeds import deed, record
from .errors import Conflict, Invalid
from .models import PersonKey, TrailEntry
from .permissions import POLICY
from .reading import note_reading

GROUNDS = frozenset({"purpose_ended", "retention_over", "consent_withdrawn", "unlawful", "other_law"})


@deed
def destroy_person_key(person: str, *, ground: str, by: Actor, at: datetime | None = None) -> None:
    """Erase what the trail says of `person` on a ground of 个人信息保护法 47.

    Raises NotAllowed, Invalid for a ground the law does not know, Conflict when there is no key (any more).
    """
    POLICY.require(by, "trail.erase")
    if ground not in GROUNDS:
        raise Invalid("erase.ground", "请选择个人信息保护法第四十七条规定的删除情形。")
    changed = PersonKey.objects.filter(person=person, destroyed_at=None).update(wrapped=None, destroyed_at=at)
    if not changed:
        raise Conflict("erase.done", "这个人的留痕密钥不存在，或者已经销毁。")
    record("trail.erase", stream=f"person:{person}", by=by, at=at, subject=person, detail={"ground": ground})


def read_private(entry: TrailEntry, *, by: Actor, purpose: str, basis: str = "") -> dict[str, str]:
    """The private parts of an entry in plain, noted in the read log; empty once their key is destroyed."""
    POLICY.require(by, "trail.search")
    content = entry.content
    key = PersonKey.objects.filter(person=content["person"], destroyed_at=None).first()
    if key is None:
        return {}
    note_reading(content["person"], ["trail"], by=by, purpose=purpose, basis=basis, case=entry.subject)
    secret = crypto.unwrap(bytes(key.wrapped or b""))
    return {
        name: crypto.decrypt(base64.b64decode(sealed), f"{entry.stream}:{name}", secret)
        for name, sealed in content["private"].items()
    }
