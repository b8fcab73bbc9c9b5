"""Writing the trail: each note joins the chain of its stream, heads locked last and in order of stream."""

import base64
from collections.abc import Iterable
from datetime import UTC
from typing import Any

import rfc8785
from django.conf import settings
from django.db import connection

from records.vault import crypto

from .models import PersonKey, TrailEntry, TrailHead
from .rules.statements import entry_hash
from .scope import Note

LOCK_HEADS = """
INSERT INTO ledger_trailhead (stream, seq, hash) SELECT s, 0, ''::bytea FROM unnest(%s::text[]) AS s ORDER BY s
ON CONFLICT (stream) DO UPDATE SET stream = EXCLUDED.stream RETURNING stream, seq, hash
"""
COLUMNS = {
    "id": "uuid", "stream": "text", "seq": "bigint", "at": "timestamptz", "act": "text", "actor": "text",
    "department": "text", "region": "text", "subject": "text", "body": "text", "prev_hash": "bytea", "hash": "bytea",
}  # fmt: skip
WRITE = f"""
WITH entry AS (
  INSERT INTO ledger_trailentry ({", ".join(COLUMNS)})
  SELECT * FROM unnest({", ".join(f"%s::{kind}[]" for kind in COLUMNS.values())}) RETURNING id),
pending AS (INSERT INTO ledger_trailpending (entry_id) SELECT id FROM entry)
UPDATE ledger_trailhead SET seq = new.seq, hash = new.hash
FROM unnest(%s::text[], %s::bigint[], %s::bytea[]) AS new(stream, seq, hash) WHERE ledger_trailhead.stream = new.stream
"""


def write_trail(notes: list[Note]) -> dict[str, int]:
    """Chain `notes`: one entry and one pending row each; two statements whatever their number.
    Returns how far each stream is now."""
    keys = person_keys({note.person for note in notes if note.private})
    heads = lock_heads({note.stream for note in notes})
    entries = [chain(note, heads, keys) for note in notes]
    rows: list[list[Any]] = [[getattr(entry, name) for entry in entries] for name in COLUMNS]
    moved: list[Any] = [list(heads), [seq for seq, _ in heads.values()], [tip for _, tip in heads.values()]]
    with connection.cursor() as cursor:
        cursor.execute(WRITE, [*rows, *moved])
    return {stream: seq for stream, (seq, _) in heads.items()}


def lock_heads(streams: Iterable[str]) -> dict[str, tuple[int, bytes]]:
    """The heads of `streams`, made where missing and locked in order of stream."""
    with connection.cursor() as cursor:
        cursor.execute(LOCK_HEADS, [sorted(streams)])
        return {stream: (seq, bytes(tip)) for stream, seq, tip in cursor.fetchall()}


def chain(note: Note, heads: dict[str, tuple[int, bytes]], keys: dict[str, bytes]) -> TrailEntry:
    """The next entry of the note's stream; moves the head in `heads`."""
    seq, tip = heads[note.stream]
    body = canonical(note, seq + 1, keys)
    entry = TrailEntry(
        stream=note.stream,
        seq=seq + 1,
        at=note.at,
        act=note.act,
        actor=note.by.reference,
        department=note.by.department,
        region=note.region,
        subject=note.subject,
        body=body.decode(),
        prev_hash=tip,
        hash=entry_hash(tip, body, settings.DIGEST),
    )
    heads[note.stream] = (entry.seq, bytes(entry.hash))
    return entry


def canonical(note: Note, seq: int, keys: dict[str, bytes]) -> bytes:
    """The RFC 8785 bytes of a note: what the hash commits to."""
    by = note.by
    content: dict[str, Any] = {
        "stream": note.stream,
        "seq": seq,
        "at": note.at.astimezone(UTC).isoformat(),
        "act": note.act,
        "actor": by.reference,
        "kind": by.kind,
        "mandate": by.mandate,
        "department": by.department,
        "acting_for": by.acting_for.reference if by.acting_for else "",
        "acr": by.acr,
        "channel": by.channel,
        "region": note.region,
        "subject": note.subject,
        "detail": note.detail,
        "person": note.person,
        "private": {name: conceal(note, name, value, keys) for name, value in note.private.items()},
    }
    if by.standing_in_for:
        content["standing_in_for"] = by.standing_in_for
    if settings.DIGEST != "sha256":
        content["alg"] = settings.DIGEST
    return rfc8785.dumps(content)


def conceal(note: Note, name: str, value: str, keys: dict[str, bytes]) -> str:
    """One private value as base64 ciphertext under the person's key."""
    return base64.b64encode(crypto.encrypt(value, f"{note.stream}:{name}", keys[note.person])).decode()


def person_keys(persons: set[str]) -> dict[str, bytes]:
    """The trail key of each person, made at first use. A destroyed key is not made again: KeyError upward."""
    if not persons:
        return {}
    fresh = [PersonKey(person=person, wrapped=crypto.wrap(crypto.new_key())) for person in sorted(persons)]
    PersonKey.objects.bulk_create(fresh, ignore_conflicts=True)
    rows = PersonKey.objects.filter(person__in=persons, destroyed_at=None)
    return {row.person: crypto.unwrap(bytes(row.wrapped or b"")) for row in rows}


def faults(stream: str) -> list[str]:
    """What is wrong with a stream's chain, in words; empty when every hash, number and the head agree."""
    found: list[str] = []
    tip, seq = b"", 0
    for entry in TrailEntry.objects.filter(stream=stream).order_by("seq"):
        seq += 1
        if entry.seq != seq or bytes(entry.prev_hash) != tip:
            found.append(f"{stream}#{entry.seq}: does not follow #{seq - 1}")
        algorithm = entry.content.get("alg", "sha256")
        if entry_hash(bytes(entry.prev_hash), entry.body.encode(), algorithm) != bytes(entry.hash):
            found.append(f"{stream}#{entry.seq}: its content was changed")
        tip, seq = bytes(entry.hash), entry.seq
    head = TrailHead.objects.filter(stream=stream).first()
    if head is None or (head.seq, bytes(head.hash)) != (seq, tip):
        found.append(f"{stream}: the head does not match the last entry")
    return found
