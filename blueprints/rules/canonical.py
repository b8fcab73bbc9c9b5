"""The bytes that an edition's hash stands for."""

import hashlib
from typing import Any

import rfc8785


def digest(content: Any, base: str = "") -> str:
    """SHA-256 (hex) over the canonical JSON (RFC 8785) of a document.

    A difference is hashed together with the hash of the edition it differs from, so that it stands for one whole.
    """
    document = {"base": base, "difference": content} if base else content
    return hashlib.sha256(rfc8785.dumps(document)).hexdigest()
