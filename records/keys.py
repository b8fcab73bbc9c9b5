"""Keys and public references (ADR 0004): UUIDv7 made here, references with a check character."""

import secrets
import uuid

import uuid_utils

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
READABLE = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford base 32: no I, L, O, U


def uuid7() -> uuid.UUID:
    """A time-ordered UUID (RFC 9562, version 7), made by the application."""
    return uuid.UUID(int=uuid_utils.uuid7().int)


def mod37_36(text: str) -> str:
    """Check character over digits and capital letters (ISO 7064 MOD 37,36)."""
    product = 36
    for character in text:
        product = (product + ALPHABET.index(character)) % 36 or 36
        product = (product * 2) % 37
    return ALPHABET[(37 - product) % 36]


def with_check(text: str) -> str:
    """`text` followed by its check character; hyphens are not counted."""
    return text + mod37_36(text.replace("-", ""))


def new_reference(prefix: str) -> str:
    """A public reference: `prefix`, a hyphen, 12 unguessable characters and a check character."""
    return with_check(f"{prefix}-" + "".join(secrets.choice(READABLE) for _ in range(12)))


def is_reference(text: str) -> bool:
    """Whether the check character of a public reference is right."""
    plain = text.replace("-", "")
    return len(plain) > 2 and all(c in ALPHABET for c in plain) and mod37_36(plain[:-1]) == plain[-1]
