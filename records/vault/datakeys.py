"""Data keys in use: read from their rows, kept for a few seconds, unwrapped by the key-encryption key."""

import secrets
import time
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings

from .classes import CLASSES, KEK
from .keyring import current_version, key_encryption_key
from .models import DataKey
from .providers import NONCE, NUMBERS, PROVIDERS, Provider

FRESH = 10.0  # seconds for which a process may still encrypt under a version after a newer one was made
WRAPPED = b"vault:data-key"


@dataclass(frozen=True, slots=True)
class Key:
    """An unwrapped data key."""

    data_class: str
    version: int
    provider: Provider
    secret: bytes


@dataclass(frozen=True, slots=True)
class Known:
    """What the rows said at a moment; replaced whole, so that threads never see half of it."""

    keys: dict[tuple[str, int], Key]
    current: dict[str, Key]
    read_at: float


NOTHING = Known({}, {}, float("-inf"))


class Kept:
    """What this process knows."""

    known = NOTHING


def data_key(data_class: str, version: int) -> Key:
    """The key of a version; KeyError when there is none (any more)."""
    return Kept.known.keys.get((data_class, version)) or read_keys().keys[data_class, version]


def current_key(data_class: str) -> Key:
    """The key that encrypts now: the newest of the provider in use. KeyError for an unknown class."""
    known = Kept.known
    held = known.current.get(data_class)
    if held is None or held.provider.name != settings.CRYPTO or time.monotonic() - known.read_at > FRESH:
        held = read_keys().current[data_class]
    return held


def read_keys() -> Known:
    """Read all rows again; what was known before the question was asked is as old as the question."""
    asked_at = time.monotonic()
    rows = DataKey.objects.exclude(wrapped=None).order_by("data_class", "version")
    keys = [
        Key(row.data_class, row.version, PROVIDERS[row.provider], unwrapped(bytes(row.wrapped or b""))) for row in rows
    ]
    current = {key.data_class: key for key in keys if key.provider.name == settings.CRYPTO}
    known = Known({(key.data_class, key.version): key for key in keys}, current, asked_at)
    Kept.known = known
    return known


def forget_keys() -> None:
    """Read the rows at the next use: somebody made new ones."""
    Kept.known = NOTHING


def wrapped(secret: bytes) -> bytes:
    """A data key under the newest key-encryption key and the provider in use."""
    provider, version, nonce = PROVIDERS[settings.CRYPTO], current_version(), secrets.token_bytes(NONCE)
    head = bytes([provider.number, KEK]) + version.to_bytes(2, "big")
    return head + nonce + provider.seal(provider.fit(key_encryption_key(version)), nonce, secret, WRAPPED)


def unwrapped(blob: bytes) -> bytes:
    """The data key that `wrapped` wrapped; InvalidTag when it was altered, KeyError without its version."""
    provider, version = NUMBERS[blob[0]], int.from_bytes(blob[2:4], "big")
    nonce, sealed = blob[4 : 4 + NONCE], blob[4 + NONCE :]
    return provider.unseal(provider.fit(key_encryption_key(version)), nonce, sealed, WRAPPED)


def fresh_row(data_class: str, version: int, provider: str, at: datetime) -> dict[str, Any]:
    """The values of a new row."""
    secret = secrets.token_bytes(PROVIDERS[provider].key_size)
    named = {"data_class": data_class, "version": version, "provider": provider}
    return {**named, "wrapped": wrapped(secret), "made_at": at}


def renew_keys(at: datetime) -> None:
    """A new version of every class under the provider in use; the old ones wrapped anew. Call it inside a deed."""
    rows = list(DataKey.objects.select_for_update().order_by("data_class", "version"))
    for row in rows:
        if row.wrapped is not None:
            row.wrapped = wrapped(unwrapped(bytes(row.wrapped)))
    DataKey.objects.bulk_update(rows, ["wrapped"])
    newest = {name: 1 + max((r.version for r in rows if r.data_class == name), default=0) for name in CLASSES}
    DataKey.objects.bulk_create([DataKey(**fresh_row(name, newest[name], settings.CRYPTO, at)) for name in CLASSES])
    forget_keys()


def retire_keys(at: datetime) -> None:
    """Note that nothing is encrypted any more under the versions before the ones in use."""
    for name in CLASSES:
        older = DataKey.objects.filter(data_class=name, provider=settings.CRYPTO, version__lt=current_key(name).version)
        older.filter(retired_at=None).update(retired_at=at)
