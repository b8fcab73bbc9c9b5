"""The number of any identity document a person may show: forms take them all (practice 52)."""

from .numbers import check_hk_macau_permit, check_passport, check_taiwan_permit
from .persons import check_permanent_residence, check_resident_id
from .verdicts import Verdict, wrong

OTHERS = (check_hk_macau_permit, check_taiwan_permit, check_permanent_residence, check_passport)


def check_identity_document(value: str) -> Verdict:
    """Any of ID card, residence permit, permits to the mainland, passport, permanent residence.

    18 characters are an ID card or one built on it, and have its check; others need to be right as one of their kinds.
    """
    if len(value) == 18:
        card = check_resident_id(value)
        permanent = check_permanent_residence(value)
        return permanent if not card.valid and permanent.valid else card
    if any(check(value).valid for check in OTHERS):
        return Verdict(True, "ok")
    return wrong("length") if value.isascii() and value.isalnum() else wrong("charset")
