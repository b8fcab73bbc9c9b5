"""The keyring: versioned key-encryption keys from the environment or a file made at first use (0600)."""

import base64
import json
import os
import secrets
from functools import lru_cache
from pathlib import Path

from django.conf import settings


@lru_cache(maxsize=1)
def keyring() -> dict[int, bytes]:
    """Version → 32 bytes. Version 0 is the key of the blind index and never encrypts."""
    text = settings.VAULT_KEYS or stored_ring(Path(settings.VAR_DIR) / "keys" / "vault.json")
    return {int(version): base64.b64decode(key) for version, key in json.loads(text).items()}


def stored_ring(path: Path) -> str:
    """The ring of `path`; made when missing, whoever comes first."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        fresh = json.dumps({version: base64.b64encode(secrets.token_bytes(32)).decode() for version in (0, 1)})
        mine = path.with_suffix(f".{secrets.token_hex(8)}")  # threads of one process must not share it
        mine.touch(0o600)
        mine.write_text(fresh, encoding="ascii")
        try:
            os.link(mine, path)
        except FileExistsError:
            pass
        finally:
            mine.unlink()
    return path.read_text(encoding="ascii")


def current_version() -> int:
    """The version that encrypts now: the highest."""
    return max(keyring())
