"""Digests by name: SHA-256, and SM3 (GB/T 32905-2016) for the national variant. Pure: outsiders use them too."""

import hashlib
import hmac

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.hmac import HMAC

STANDARD, GUOMI = "sha256", "sm3"


def digest(algorithm: str, data: bytes) -> bytes:
    """The 32 bytes of `data` under "sha256" or "sm3"; ValueError for another name."""
    if algorithm == STANDARD:
        return hashlib.sha256(data).digest()
    if algorithm != GUOMI:
        raise ValueError(f"unknown digest {algorithm!r}")
    state = hashes.Hash(hashes.SM3())
    state.update(data)
    return state.finalize()


def keyed_digest(algorithm: str, key: bytes, data: bytes) -> bytes:
    """HMAC of `data` under `key`, 32 bytes."""
    if algorithm == STANDARD:
        return hmac.digest(key, data, hashlib.sha256)
    if algorithm != GUOMI:
        raise ValueError(f"unknown digest {algorithm!r}")
    state = HMAC(key, hashes.SM3())
    state.update(data)
    return state.finalize()
