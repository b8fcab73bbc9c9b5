"""Numbers of natural persons: GB 11643-1999, the residence permit and the permanent residence card built on it."""

import re
from datetime import UTC, date, datetime, timedelta

from .verdicts import OK, Verdict, wrong

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
REGIONS = (range(11, 16), range(21, 24), range(31, 38), range(41, 47), range(50, 55), range(61, 66), (71, 81, 82, 83))
PROVINCES = frozenset(str(code) for region in REGIONS for code in region) | {"91", "99"}
HMT_AREAS = frozenset({"810000", "820000", "830000"})
EARLIEST = date(1800, 1, 1)


def id_check_character(body: str) -> str:
    """The 18th character over the first 17 digits (GB 11643-1999, ISO 7064 MOD 11-2)."""
    return "10X98765432"[sum(int(c) * w for c, w in zip(body, WEIGHTS, strict=True)) % 11]


def check_resident_id(value: str) -> Verdict:
    """公民身份号码: 6 area, 8 birth date, 3 sequence, 1 check. Area 99 is the demonstration's, right in form."""
    return shape(value) or body(value, area_known=value[:2] in PROVINCES)


def check_hmt_residence_permit(value: str) -> Verdict:
    """港澳台居民居住证: the same number with area 810000, 820000 or 830000."""
    return shape(value) or (body(value, area_known=True) if value[:6] in HMT_AREAS else wrong("category"))


def check_permanent_residence(value: str) -> Verdict:
    """外国人永久居留身份证: 18 characters from 9 with birth date and check as in GB 11643; the old
    card 3 letters and 12 digits.

    The structure of the new number is known from its form only; area and country code are not asked.
    """
    if len(value) == 15:
        if not re.fullmatch(r"[0-9A-Z]{15}", value):
            return wrong("charset")
        return OK if re.fullmatch(r"[A-Z]{3}[0-9]{12}", value) else wrong("format")
    return shape(value) or (body(value, area_known=True) if value[0] == "9" else wrong("category"))


def shape(value: str) -> Verdict | None:
    """Wrong length or characters; None when neither."""
    if len(value) != 18:
        return wrong("length")
    return None if re.fullmatch(r"[0-9]{17}[0-9X]", value) else wrong("charset")


def body(value: str, *, area_known: bool) -> Verdict:
    """Area, birth date and check character of 18 right characters."""
    if not area_known:
        return wrong("format")
    if not is_birth_date(value[6:14]):
        return wrong("birthdate")
    return OK if value[17] == id_check_character(value[:17]) else wrong("checksum")


def is_birth_date(digits: str) -> bool:
    """Whether YYYYMMDD is a real day, not in the future (UTC+8)."""
    try:
        day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return EARLIEST <= day <= (datetime.now(UTC) + timedelta(hours=8)).date()
