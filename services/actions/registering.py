"""What a register of the demonstration says of a person; the data exchange will bring it in its place."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from records.ledger.actor import Actor
from records.ledger.deeds import deed, record
from records.vault.elements import seal_elements

from ..models import RegisterRecord
from ..permissions import POLICY


@deed
def enter_register_record(
    register: str, person: str, data: Mapping[str, Any], *, as_of: datetime, by: Actor, at: datetime | None = None
) -> RegisterRecord:
    """Keep what a register says of a person, all of it encrypted. Repeated: what is newer stands."""
    POLICY.require(by, "register.tell")
    texts = {key: json.dumps(value, ensure_ascii=False) for key, value in data.items()}
    kept = {"data": seal_elements(texts, texts, f"register:{register}:{person}"), "as_of": as_of}
    row: RegisterRecord
    row, _ = RegisterRecord.objects.update_or_create(register=register, person=person, defaults=kept)
    detail = {"register": register, "keys": len(data)}
    record("register.tell", stream=f"person:{person}", subject=person, by=by, at=at, detail=detail)
    return row
