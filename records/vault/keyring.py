"""The keyring: versioned key-encryption keys, and apart from them the key of the blind index.

Both come from the environment or from files made at first use (0600). The data keys that encrypt are rows, wrapped.
"""

import base64
import fcntl
import json
import os
import secrets
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from django.conf import settings

Ring = dict[int, bytes]


@lru_cache(maxsize=1)
def keyring() -> Ring:
    """Version (1, 2, …) → 32 bytes; the highest wraps. A version 0 of an older ring was the blind index's."""
    return read_ring(settings.VAULT_KEYS or stored(ring_path(), fresh_ring))


def key_encryption_key(version: int) -> bytes:
    """The key of a version; KeyError when neither environment nor file has it. A ring that grew is read again."""
    if version not in keyring():
        keyring.cache_clear()
    return keyring()[version]


def current_version() -> int:
    """The version that wraps now: the highest."""
    return max(keyring())


@lru_cache(maxsize=1)
def blind_key() -> bytes:
    """32 bytes that never encrypt: from VAULT_BLIND_KEY, else from a file of its own."""
    return base64.b64decode(settings.VAULT_BLIND_KEY or stored(ring_path().with_name("blind.key"), fresh_blind))


def renew_ring() -> int:
    """Add a key-encryption key to the file; its version. PermissionError when the environment holds the ring."""
    if settings.VAULT_KEYS:
        raise PermissionError("VAULT_KEYS is set: add the new version there and restart.")
    path = ring_path()
    with path.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        ring = read_ring(stored(path, fresh_ring))
        ring[max(ring) + 1] = secrets.token_bytes(32)
        os.replace(written(path, write_ring(ring)), path)
    keyring.cache_clear()
    return current_version()


def ring_path() -> Path:
    """Where the ring lies when the environment does not hold it."""
    return Path(settings.VAR_DIR) / "keys" / "vault.json"


def fresh_ring() -> str:
    """A ring of one version."""
    return write_ring({1: secrets.token_bytes(32)})


def fresh_blind() -> str:
    """The blind index's key: the one of an older ring, else a new one."""
    return base64.b64encode(keyring().get(0) or secrets.token_bytes(32)).decode()


def read_ring(text: str) -> Ring:
    """A ring from its JSON."""
    return {int(version): base64.b64decode(key) for version, key in json.loads(text).items()}


def write_ring(ring: Ring) -> str:
    """A ring as JSON."""
    return json.dumps({str(version): base64.b64encode(key).decode() for version, key in ring.items()})


def stored_ring(path: Path) -> str:
    """The ring of `path`; made when missing, whoever comes first."""
    return stored(path, fresh_ring)


def stored(path: Path, make: Callable[[], str]) -> str:
    """The text of `path`; made when missing, whoever comes first."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        mine = written(path, make())
        try:
            os.link(mine, path)
        except FileExistsError:
            pass
        finally:
            mine.unlink()
    return path.read_text(encoding="ascii")


def written(path: Path, text: str) -> Path:
    """A file beside `path` with `text`, for its owner's eyes; threads of one process must not share it."""
    mine = path.with_suffix(f".{secrets.token_hex(8)}")
    mine.touch(0o600)
    mine.write_text(text, encoding="ascii")
    return mine
