"""Identification numbers: right or wrong, why, and the sentence that says what to do (domain.md §4.3, §6.2). Pure.

Reasons are looked for in the order a person can mend them: empty, length, charset, then the parts (format, birthdate,
category …), and the check character last, because a wrong part makes that one wrong too.
"""

from collections.abc import Callable

from .documents import check_identity_document
from .licences import LICENCE_ROOT, check_licence_id
from .numbers import (
    check_bank_card,
    check_hk_macau_permit,
    check_mobile,
    check_passport,
    check_prc_passport,
    check_taiwan_permit,
)
from .organisations import check_uscc, uscc_check_character
from .persons import check_hmt_residence_permit, check_permanent_residence, check_resident_id, id_check_character
from .verdicts import Reason, Verdict, normalise, wrong
from .wording import message, sentence

CHECKS: dict[str, Callable[[str], Verdict]] = {
    "resident_id": check_resident_id,
    "uscc": check_uscc,
    "licence_id": check_licence_id,
    "hk_macau_permit": check_hk_macau_permit,
    "taiwan_permit": check_taiwan_permit,
    "hmt_residence_permit": check_hmt_residence_permit,
    "mobile": check_mobile,
    "bank_card": check_bank_card,
    "passport": check_passport,
    "prc_passport": check_prc_passport,
    "permanent_residence": check_permanent_residence,
    "identity_document": check_identity_document,
}


def check(kind: str, value: str) -> Verdict:
    """Whether `value`, as somebody typed it, is a right number of `kind`; LookupError for an unknown kind."""
    checked, text = CHECKS[kind], normalise(value, kind)
    return checked(text) if text else wrong("empty")


__all__ = [
    "CHECKS",
    "LICENCE_ROOT",
    "Reason",
    "Verdict",
    "check",
    "check_uscc",
    "id_check_character",
    "message",
    "normalise",
    "sentence",
    "uscc_check_character",
]
