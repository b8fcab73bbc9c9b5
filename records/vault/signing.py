"""The notary's signing key: from the environment or a file made at first use (0600)."""

import os
import secrets
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings


@lru_cache(maxsize=1)
def notary_key() -> ec.EllipticCurvePrivateKey:
    """The P-256 key that signs roots; it lies outside the database, so its owner cannot sign. ValueError if another."""
    text = settings.NOTARY_KEY or stored_key(Path(settings.VAR_DIR) / "keys" / "notary.pem")
    key = serialization.load_pem_private_key(text.encode(), None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise ValueError("NOTARY_KEY must be an EC P-256 key")
    return key


def stored_key(path: Path) -> str:
    """The PEM of `path`; made when missing, whoever comes first."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        made = ec.generate_private_key(ec.SECP256R1()).private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        mine = path.with_suffix(f".{secrets.token_hex(8)}")  # threads of one process must not share it
        mine.touch(0o600)
        mine.write_bytes(made)
        try:
            os.link(mine, path)
        except FileExistsError:
            pass
        finally:
            mine.unlink()
    return path.read_text(encoding="ascii")


def sign(statement: bytes) -> bytes:
    """The notary's ECDSA signature (DER) over SHA-256 of `statement`."""
    return notary_key().sign(statement, ec.ECDSA(hashes.SHA256()))


def public_key() -> bytes:
    """The notary's public key (SubjectPublicKeyInfo, DER)."""
    return (
        notary_key()
        .public_key()
        .public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    )
