"""Identification numbers: right or wrong, why, and the sentence that says what to do (domain.md §4.3, §6.2)."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from .keys import ALPHABET, mod37_36


@dataclass(frozen=True, slots=True)
class Verdict:
    """`reason` is ok, empty, length, charset, format, checksum, birthdate, category, root, version, type_code,
    issuer or serial.
    """

    valid: bool
    reason: str


OK = Verdict(True, "ok")
ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
USCC_WEIGHTS = tuple(pow(3, i, 31) for i in range(17))
USCC_CATEGORIES = {
    "1": "1239", "2": "19", "3": "12345", "4": "19", "5": "1239", "6": "129", "7": "129", "8": "19", "9": "123",
    "A": "19", "N": "1239", "Y": "1",
}  # fmt: skip
LICENCE_ROOT = "1.2.156.3005.2"


def normalise(value: str) -> str:
    """Full-width characters to half-width, no spaces or separators, capitals."""
    half = "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in value)
    return re.sub(r"[\s\u3000\-]", "", half).upper()


def wrong(reason: str) -> Verdict:
    """An invalid verdict."""
    return Verdict(False, reason)


def id_check_character(body: str) -> str:
    """The 18th character of GB 11643-1999 over 17 digits."""
    return "10X98765432"[sum(int(c) * w for c, w in zip(body, ID_WEIGHTS, strict=True)) % 11]


def uscc_check_character(body: str) -> str:
    """The 18th character of GB 32100-2015 over 17 characters."""
    total = sum(USCC_ALPHABET.index(c) * w for c, w in zip(body, USCC_WEIGHTS, strict=True))
    return USCC_ALPHABET[(31 - total % 31) % 31]


def check_resident_id(value: str) -> Verdict:
    """GB 11643-1999: 6 area, 8 birth date, 3 sequence, 1 check."""
    if len(value) != 18:
        return wrong("length")
    if not re.fullmatch(r"[0-9]{17}[0-9X]", value):
        return wrong("charset")
    if value[0] == "0":
        return wrong("format")
    if not real_birth_date(value[6:14]):
        return wrong("birthdate")
    return OK if value[17] == id_check_character(value[:17]) else wrong("checksum")


def real_birth_date(digits: str) -> bool:
    """YYYYMMDD, a real day from 1800 to today."""
    try:
        day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return date(1800, 1, 1) <= day <= date.today()  # noqa: DTZ011


def check_uscc(value: str) -> Verdict:
    """GB 32100-2015: 1 registering authority, 1 category, 6 division, 9 body, 1 check."""
    if len(value) != 18:
        return wrong("length")
    if any(c not in USCC_ALPHABET for c in value):
        return wrong("charset")
    if value[1] not in USCC_CATEGORIES.get(value[0], ""):
        return wrong("category")
    if not value[2:8].isdigit():
        return wrong("format")
    return OK if value[17] == uscc_check_character(value[:17]) else wrong("checksum")


def check_licence_id(value: str) -> Verdict:
    """GB/T 36904: root.type(21).issuer.serial.version(3).check (MOD 37,36 over the parts without dots)."""
    if not value.startswith(LICENCE_ROOT + "."):
        return wrong("root")
    parts = value[len(LICENCE_ROOT) + 1 :].split(".")
    if len(parts) != 5:
        return wrong("format")
    kind, issuer, serial, version, check_character = parts
    if any(c not in ALPHABET for part in parts for c in part):
        return wrong("charset")
    if not (len(kind) == 21 and check_uscc(kind[:18]).valid and kind[18:].isdigit()):
        return wrong("type_code")
    if not (re.fullmatch(r"\d{6}", issuer) or check_uscc(issuer).valid):
        return wrong("issuer")
    if not 1 <= len(serial) <= 32:
        return wrong("serial")
    if not re.fullmatch(r"\d{3}", version) or version == "000":
        return wrong("version")
    return OK if check_character == mod37_36(kind + issuer + serial + version) else wrong("checksum")


def check_hmt_residence_permit(value: str) -> Verdict:
    """港澳台居民居住证: the algorithm of GB 11643 with area 810000, 820000 or 830000."""
    verdict = check_resident_id(value)
    if verdict.reason in {"length", "charset"}:
        return verdict
    return verdict if value[:6] in {"810000", "820000", "830000"} else wrong("category")


def check_bank_card(value: str) -> Verdict:
    """13–19 digits with the Luhn check (ISO/IEC 7812)."""
    if not value.isdigit():
        return wrong("charset")
    if not 13 <= len(value) <= 19:
        return wrong("length")
    doubled = [int(c) * (1 + i % 2) for i, c in enumerate(reversed(value))]
    return OK if sum(n - 9 if n > 9 else n for n in doubled) % 10 == 0 else wrong("checksum")


def by_pattern(pattern: str, lengths: tuple[int, ...], charset: str) -> Callable[[str], Verdict]:
    """A check of length, characters and form."""

    def checked(value: str) -> Verdict:
        if len(value) not in lengths:
            return wrong("length")
        if not re.fullmatch(charset, value):
            return wrong("charset")
        return OK if re.fullmatch(pattern, value) else wrong("format")

    return checked


CHECKS: dict[str, Callable[[str], Verdict]] = {
    "resident_id": check_resident_id,
    "uscc": check_uscc,
    "licence_id": check_licence_id,
    "hk_macau_permit": by_pattern(r"[HM]\d{8}(\d{2})?", (9, 11), r"[0-9A-Z]+"),
    "taiwan_permit": by_pattern(r"\d{8}", (8,), r"[0-9]+"),
    "hmt_residence_permit": check_hmt_residence_permit,
    "mobile": by_pattern(r"1[3-9]\d{9}", (11,), r"[0-9]+"),
    "bank_card": check_bank_card,
}


def check(kind: str, value: str) -> Verdict:
    """Whether `value` is a right number of `kind`; LookupError for an unknown kind."""
    checked = CHECKS[kind]
    text = value.strip().upper() if kind == "licence_id" else normalise(value)
    return checked(text) if text else wrong("empty")


SENTENCES = {
    "empty": "请填写{name}。",
    "length": "{name}的位数不对，请对照证件再看一遍。",
    "charset": "{name}里有不该出现的字符，请只填数字和大写字母。",
    "format": "{name}的格式不对，请对照证件再看一遍。",
    "birthdate": "{name}里的出生日期不存在，请对照证件再看一遍。",
    "category": "{name}开头的类别不对，请对照证件再看一遍。",
    "checksum": "{name}的最后一位对不上，可能有一位填错了，请对照证件再看一遍。",
}
NAMES = {
    "resident_id": "身份证号", "uscc": "统一社会信用代码", "licence_id": "证照标识", "hk_macau_permit": "通行证号码",
    "taiwan_permit": "通行证号码", "hmt_residence_permit": "居住证号码", "mobile": "手机号", "bank_card": "银行卡号",
}  # fmt: skip


def sentence(kind: str, verdict: Verdict) -> str:
    """What to do about a wrong number, in a sentence; empty when it is right."""
    if verdict.valid:
        return ""
    return SENTENCES.get(verdict.reason, SENTENCES["format"]).format(name=NAMES[kind])
