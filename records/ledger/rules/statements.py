"""What the notary says of the trail, in bytes: the hash of an entry, the statement of a root, its signature."""

from typing import Any

import rfc8785
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from records.vault.digests import digest

ROOT_FORMAT = "yiwang-root/1"


def entry_hash(previous: bytes, body: bytes, algorithm: str = "sha256") -> bytes:
    """The digest over the hash before and the RFC 8785 bytes."""
    return digest(algorithm, previous + body)


def root_statement(size: int, root: bytes, algorithm: str, at: str, previous: bytes) -> bytes:
    """The RFC 8785 bytes that the notary signs: the tree of `size` leaves, its root and the root before."""
    said: dict[str, Any] = {
        "format": ROOT_FORMAT,
        "size": size,
        "root": root.hex(),
        "algorithm": algorithm,
        "at": at,
        "previous": previous.hex(),
    }
    return rfc8785.dumps(said)


def is_signed(statement: bytes, signature: bytes, public_key: bytes) -> bool:
    """Whether the key (SubjectPublicKeyInfo, DER, P-256) signed the statement (ECDSA over SHA-256)."""
    key = serialization.load_der_public_key(public_key)
    if not isinstance(key, ec.EllipticCurvePublicKey):
        return False
    try:
        key.verify(signature, statement, ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        return False
    return True


def key_id(public_key: bytes) -> str:
    """A short name of a public key: the first 16 hexadecimal digits of its SHA-256."""
    return digest("sha256", public_key).hex()[:16]
