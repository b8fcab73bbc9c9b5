"""Renewing keys without downtime: new data keys, then everything encrypted anew in batches that can be resumed."""

from datetime import datetime, timedelta
from typing import Any

from records.vault.datakeys import FRESH, forget_keys, renew_keys, retire_keys

from .actor import Actor, system_actor
from .clock import now
from .deeds import deed, put, record
from .errors import Conflict
from .models import KeyRotation
from .permissions import POLICY
from .renewing import Part, count_outdated, parts, put_back, renew, take

BATCH = 500
SETTLING = timedelta(seconds=FRESH + 2)  # until then a process may still write under the version before


def begin_rotation(*, by: Actor, at: datetime | None = None, by_errand: bool = True) -> KeyRotation:
    """Make a new data key per class and count what is outdated; workers go on unless `by_errand` is False.

    Two deeds: the keys are committed before anything in this process may encrypt under them, or a rollback would
    lose what another thread wrote meanwhile. Raises NotAllowed, Conflict while a run is still going on.
    """
    make_keys(by=by, at=at)
    forget_keys()
    return open_rotation(by=by, at=at, by_errand=by_errand)


@deed
def make_keys(*, by: Actor, at: datetime | None = None) -> None:
    """A new version of every class; nothing is read or encrypted under it here."""
    POLICY.require(by, "keys.rotate")
    refuse_second()
    renew_keys(at or now())
    record("keys.make", stream="vault:keys", by=by, at=at)


def refuse_second() -> None:
    """One run at a time."""
    if KeyRotation.objects.filter(finished_at=None).exists():
        raise Conflict("keys.rotating", "已有一次密钥轮换正在进行。请等它完成，进度见本页。")


@deed
def open_rotation(*, by: Actor, at: datetime | None = None, by_errand: bool = True) -> KeyRotation:
    """Count what is outdated under the new keys and begin."""
    POLICY.require(by, "keys.rotate")
    refuse_second()
    rotation: KeyRotation = KeyRotation.objects.create(
        started_at=at or now(), started_by=by.reference, parts=fresh_parts()
    )
    detail = {"values": rotation.total, "columns": len(rotation.parts)}
    record("keys.rotate", stream="vault:keys", by=by, at=at, subject=rotation.reference, detail=detail)
    if by_errand:
        put("keys.rotate", f"{rotation.reference}:0", rotation.reference)
    return rotation


def fresh_parts(known: dict[str, Any] | None = None) -> dict[str, Any]:
    """Every part from its beginning, with what is outdated in it now; what was done stays counted."""
    before = {name: part["done"] for name, part in (known or {}).items()}
    fresh = {}
    for part in parts():
        done = before.get(part.name, 0)
        fresh[part.name] = {"total": done + count_outdated(part), "done": done, "place": "", "over": False}
    return fresh


@deed
def advance_rotation(rotation: KeyRotation, *, by: Actor, at: datetime | None = None, size: int = BATCH) -> int:
    """Encrypt one batch anew; how many values that were. At the end everything is looked through once more."""
    POLICY.require(by, "keys.rotate")
    rotation = KeyRotation.objects.select_for_update().get(pk=rotation.pk)
    if rotation.finished_at:
        return 0
    for part in parts():
        if not known(rotation, part)["over"] and (done := renew_batch(rotation, part, size)):
            rotation.save(update_fields=["parts"])
            detail = {"part": part.name, "values": done}
            record("keys.renew", stream="vault:keys", by=by, at=at, subject=rotation.reference, detail=detail)
            return done
    return close_round(rotation, by=by, at=at or now())


def renew_batch(rotation: KeyRotation, part: Part, size: int) -> int:
    """Encrypt the next values of a part anew and note how far it is; how many there were."""
    state = known(rotation, part)
    rows = take(part, state["place"], size)
    put_back(part, renew(part, rows))
    done = state["done"] + len(rows)
    place = str(rows[-1].pk) if rows else state["place"]
    rotation.parts[part.name] = {
        "done": done, "place": place, "total": max(state["total"], done), "over": len(rows) < size
    }  # fmt: skip
    return len(rows)


def known(rotation: KeyRotation, part: Part) -> dict[str, Any]:
    """How far a part is; one that came with a new version of the portal begins at its beginning."""
    state: dict[str, Any] = rotation.parts.get(part.name) or {"total": 0, "done": 0, "place": "", "over": False}
    return state


def close_round(rotation: KeyRotation, *, by: Actor, at: datetime) -> int:
    """All parts are through: begin again with what was written meanwhile, or end the run; 0."""
    if at < rotation.started_at + SETTLING:
        rotation.save(update_fields=["parts"])
        return 0
    again = fresh_parts(rotation.parts)
    if any(part["total"] > part["done"] for part in again.values()):
        rotation.parts, rotation.rounds = again, rotation.rounds + 1
        rotation.save(update_fields=["parts", "rounds"])
        return 0
    retire_keys(at)
    rotation.finished_at = at
    rotation.save(update_fields=["finished_at"])
    detail = {"values": rotation.done, "rounds": rotation.rounds}
    record("keys.rotated", stream="vault:keys", by=by, at=at, subject=rotation.reference, detail=detail)
    return 0


def carry_rotation(errand: Any) -> None:
    """A batch by a worker, and the errand of the next one."""
    rotation = KeyRotation.objects.filter(reference=errand.ref, finished_at=None).first()
    if rotation is None:
        return
    step_rotation(rotation, int(errand.key.rpartition(":")[2]) + 1, by=system_actor("keys"))


@deed
def step_rotation(rotation: KeyRotation, number: int, *, by: Actor, at: datetime | None = None) -> None:
    """Advance and put the errand of the step after; while keys settle, a little later."""
    done = advance_rotation(rotation, by=by, at=at)
    rotation.refresh_from_db()
    if rotation.finished_at is None:
        due = None if done else now() + timedelta(seconds=2)
        put("keys.rotate", f"{rotation.reference}:{number}", rotation.reference, due_at=due)
        record("keys.step", stream="vault:keys", by=by, at=at, subject=rotation.reference)
