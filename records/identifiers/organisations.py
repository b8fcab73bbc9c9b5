"""Numbers of organisations: GB 32100-2015."""

from .verdicts import OK, Verdict, is_digits, wrong

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
WEIGHTS = tuple(pow(3, i, 31) for i in range(17))
CATEGORIES = {
    "1": "1239", "2": "19", "3": "123459", "4": "19", "5": "1239", "6": "129", "7": "129", "8": "19", "9": "123",
    "A": "19", "N": "1239", "Y": "1",
}  # fmt: skip


def uscc_check_character(body: str) -> str:
    """The 18th character over the first 17."""
    total = sum(ALPHABET.index(c) * w for c, w in zip(body, WEIGHTS, strict=True))
    return ALPHABET[(31 - total % 31) % 31]


def check_uscc(value: str) -> Verdict:
    """统一社会信用代码: 1 registering authority, 1 category, 6 division, 9 body, 1 check.

    The check digit inside the body (GB 11714) is not asked: codes of individual businesses need not have it.
    """
    if len(value) != 18:
        return wrong("length")
    if any(c not in ALPHABET for c in value):
        return wrong("charset")
    if value[1] not in CATEGORIES.get(value[0], ""):
        return wrong("category")
    if not is_digits(value[2:8]):
        return wrong("format")
    return OK if value[17] == uscc_check_character(value[:17]) else wrong("checksum")
