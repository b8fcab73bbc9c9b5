"""The examiner's cases (`manage.py try ids`)."""

from collections.abc import Mapping
from typing import Any, Literal

from typing_extensions import TypedDict

from . import CHECKS, check
from .verdicts import Reason

Kind = Literal[
    "resident_id", "uscc", "licence_id", "hk_macau_permit", "taiwan_permit", "hmt_residence_permit", "mobile",
    "bank_card", "passport", "prc_passport", "permanent_residence",
    "identity_document",
]  # fmt: skip


class IdsCase(TypedDict):
    """A number as somebody typed it."""

    id: str | int
    kind: Kind
    value: str


class IdsAnswer(TypedDict):
    """Right or wrong, and why."""

    id: str | int
    verdict: Literal["valid", "invalid"]
    reason: Reason


def answer(case: Mapping[str, Any]) -> dict[str, Any]:
    """Verdict and reason; `unsupported` for an unknown kind."""
    if case.get("kind") not in CHECKS:
        return {"id": case.get("id"), "unsupported": True}
    value = case.get("value")
    verdict = check(case["kind"], "" if value is None else str(value))
    return {"id": case.get("id"), "verdict": "valid" if verdict.valid else "invalid", "reason": verdict.reason}
