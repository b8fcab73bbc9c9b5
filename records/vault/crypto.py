"""Encryption of personal data: provider, class, version, nonce, ciphertext; blind index by HMAC (ADR 0005, 0130)."""

import secrets
from typing import NamedTuple

from django.conf import settings

from .classes import CLASSES, NAMES, OWN_KEY
from .datakeys import current_key, data_key
from .digests import keyed_digest
from .keyring import blind_key, key_encryption_key
from .providers import NONCE, NUMBERS, PROVIDERS, STANDARD, Provider

HEAD = 4  # bytes before the nonce
OLD = {0x00, 0xFF}  # first byte of values written before there were classes: two bytes of version, then the nonce


class Opener(NamedTuple):
    """What opens a value: its provider, its key, where its nonce begins."""

    provider: Provider
    key: bytes
    start: int


def encrypt(plain: str, context: str, key: bytes | None = None, *, data_class: str = "identity") -> bytes:
    """`plain` encrypted for one place only: `context` ("table:column:row") is authenticated with it."""
    if key is None:
        held = current_key(data_class)
        provider, secret, number, version = held.provider, held.secret, CLASSES[data_class], held.version
    else:
        provider = PROVIDERS[settings.CRYPTO]
        secret, number, version = provider.fit(key), OWN_KEY, 0
    nonce = secrets.token_bytes(NONCE)
    head = bytes([provider.number, number]) + version.to_bytes(2, "big")
    return head + nonce + provider.seal(secret, nonce, plain.encode(), context.encode())


def decrypt(blob: bytes, context: str, key: bytes | None = None) -> str:
    """The plain text; InvalidTag when the blob was altered or moved to another place, KeyError for an unknown key."""
    provider, secret, start = opener(blob, key)
    nonce, sealed = blob[start : start + NONCE], blob[start + NONCE :]
    return provider.unseal(secret, nonce, sealed, context.encode()).decode()


def opener(blob: bytes, key: bytes | None) -> Opener:
    """What opens `blob`; KeyError for an unknown provider, class or version."""
    if blob[0] in OLD:
        return Opener(STANDARD, key or key_encryption_key(int.from_bytes(blob[:2], "big")), 2)
    provider, number = NUMBERS[blob[0]], blob[1]
    if number == OWN_KEY:
        if key is None:
            raise KeyError("encrypted under a key of its own")
        return Opener(provider, provider.fit(key), HEAD)
    held = data_key(NAMES[number], int.from_bytes(blob[2:4], "big"))
    return Opener(held.provider, held.secret, HEAD)


def head_in_use(data_class: str) -> bytes:
    """The first bytes of a value written now: whatever begins otherwise is outdated."""
    held = current_key(data_class)
    return bytes([held.provider.number, CLASSES[data_class]]) + held.version.to_bytes(2, "big")


def new_key() -> bytes:
    """A fresh 32-byte key."""
    return secrets.token_bytes(32)


def wrap(key: bytes) -> bytes:
    """A key encrypted under the data key of the class `keys`."""
    return encrypt(key.hex(), "vault:wrapped", data_class="keys")


def unwrap(blob: bytes) -> bytes:
    """The key that `wrap` encrypted."""
    return bytes.fromhex(decrypt(blob, "vault:wrapped"))


def blind_index(value: str, purpose: str) -> bytes:
    """16 bytes by which equal values of one purpose are found without decrypting, under the provider in use."""
    return blind_under(PROVIDERS[settings.CRYPTO], value, purpose)


def blind_indexes(value: str, purpose: str) -> list[bytes]:
    """The same under every provider: what a search asks for while a switch is not yet carried through."""
    return [blind_under(provider, value, purpose) for provider in NUMBERS.values()]


def blind_under(provider: Provider, value: str, purpose: str) -> bytes:
    """The index under one provider."""
    return keyed_digest(provider.digest, blind_key(), f"{purpose}\x00{value}".encode())[:16]
