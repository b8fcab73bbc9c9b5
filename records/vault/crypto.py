"""Encryption of personal data: key version ‖ nonce ‖ AES-256-GCM ciphertext; blind index by HMAC-SHA-256 (ADR 0005)."""

import hashlib
import hmac
import secrets

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from .keyring import current_version, keyring

NONCE = 12
OWN_KEY = 0xFFFF  # version field of what is encrypted under a key that the caller holds


def encrypt(plain: str, context: str, key: bytes | None = None) -> bytes:
    """`plain` encrypted for one place only: `context` ("table:column:row") is authenticated with it."""
    version = OWN_KEY if key else current_version()
    nonce = secrets.token_bytes(NONCE)
    sealed = AESGCM(key or keyring()[version]).encrypt(nonce, plain.encode(), context.encode())
    return version.to_bytes(2, "big") + nonce + sealed


def decrypt(blob: bytes, context: str, key: bytes | None = None) -> str:
    """The plain text; InvalidTag when the blob was altered or moved to another place, KeyError for an unknown key."""
    version, nonce, sealed = int.from_bytes(blob[:2], "big"), blob[2 : 2 + NONCE], blob[2 + NONCE :]
    return AESGCM(key or keyring()[version]).decrypt(nonce, sealed, context.encode()).decode()


def new_key() -> bytes:
    """A fresh 32-byte key."""
    return secrets.token_bytes(32)


def wrap(key: bytes) -> bytes:
    """A key encrypted under the keyring."""
    return encrypt(key.hex(), "vault:wrapped")


def unwrap(blob: bytes) -> bytes:
    """The key that `wrap` encrypted."""
    return bytes.fromhex(decrypt(blob, "vault:wrapped"))


def blind_index(value: str, purpose: str) -> bytes:
    """16 bytes by which equal values of one purpose are found without decrypting."""
    return hmac.digest(keyring()[0], f"{purpose}\x00{value}".encode(), hashlib.sha256)[:16]
