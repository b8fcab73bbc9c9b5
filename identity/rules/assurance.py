"""What a login has proved, 0–3 (domain.md §4.1; practice 52: no level needs a face). Pure.

A password or a code to the telephone proves level 2, a code by e-mail level 1. Level 3 takes something held (an
authenticator app, a passkey) together with something known, and only for `FRESH` after it was shown: whoever signs
later shows it again (step-up). A recovery code opens the door in place of a lost device and raises nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

FRESH = timedelta(minutes=15)
ALONE = {"password": 2, "sms_code": 2, "email_code": 1, "passkey": 2}
HELD = frozenset({"totp", "passkey"})
SECOND = HELD | {"recovery_code"}
METHODS = frozenset(ALONE) | SECOND


@dataclass(frozen=True, slots=True)
class Proof:
    """A method by which somebody proved at a moment that the account is theirs."""

    method: str
    at: datetime


def level_of(proofs: Iterable[Proof], now: datetime) -> int:
    """The level 0–3 that the proofs of one session give at `now`."""
    shown = list(proofs)
    known = max((ALONE.get(proof.method, 0) for proof in shown), default=0)
    held = any(proof.method in HELD and is_fresh(proof, now) for proof in shown)
    return 3 if held and known >= 2 else known


def is_fresh(proof: Proof, now: datetime) -> bool:
    """Whether a proof is recent enough to sign by it."""
    return timedelta(0) <= now - proof.at <= FRESH


def has_recent(proofs: Iterable[Proof], now: datetime) -> bool:
    """Whether anything was proved recently: what the account's own settings ask for."""
    return any(is_fresh(proof, now) for proof in proofs)


def has_second_factor(proofs: Iterable[Proof]) -> bool:
    """Whether a second factor was shown in this session (a passkey is two in one)."""
    return any(proof.method in SECOND for proof in proofs)
