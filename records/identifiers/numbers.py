"""Numbers known by their form alone, and bank cards."""

import re

from .verdicts import OK, Verdict, is_digits, wrong


def by_form(value: str, *, lengths: tuple[int, ...], charset: str, form: str) -> Verdict:
    """Length, then characters, then form."""
    if len(value) not in lengths:
        return wrong("length")
    if not re.fullmatch(charset, value):
        return wrong("charset")
    return OK if re.fullmatch(form, value) else wrong("format")


def check_hk_macau_permit(value: str) -> Verdict:
    """港澳居民来往内地通行证: H or M, 8 digits, with or without 2 digits of renewal."""
    return by_form(value, lengths=(9, 11), charset=r"[0-9A-Z]+", form=r"[HM][0-9]{8}([0-9]{2})?")


def check_taiwan_permit(value: str) -> Verdict:
    """台湾居民来往大陆通行证: 8 digits; the old one 10 digits and a letter, often in brackets."""
    if re.match(r"[0-9]{10}[A-Z(]", value):
        return OK
    return by_form(value, lengths=(8,), charset=r"[0-9]+", form=r"[0-9]{8}")


def check_passport(value: str) -> Verdict:
    """A passport of any country: 5 to 15 letters and digits, at least one digit (ICAO Doc 9303 and longer national
    numbers)."""
    if not 5 <= len(value) <= 15:
        return wrong("length")
    if not re.fullmatch(r"[0-9A-Z]+", value):
        return wrong("charset")
    return OK if re.search(r"[0-9]", value) else wrong("format")


def check_prc_passport(value: str) -> Verdict:
    """A Chinese passport: ordinary E or G, diplomatic D or DE, service S or SE, public affairs P or PE."""
    forms = r"E[0-9]{8}|E[A-HJ-NP-Z][0-9]{7}|G[0-9]{8}|(D|S|P)[0-9]{8}|(D|S|P)E[0-9]{7}"
    return by_form(value, lengths=(9,), charset=r"[0-9A-Z]+", form=forms)


def check_mobile(value: str) -> Verdict:
    """A mobile number of the mainland: 11 digits from 13 to 19."""
    return by_form(value, lengths=(11,), charset=r"[0-9]+", form=r"1[3-9][0-9]{9}")


def check_bank_card(value: str) -> Verdict:
    """13 to 19 digits with the Luhn check (ISO/IEC 7812)."""
    if not 13 <= len(value) <= 19:
        return wrong("length")
    if not is_digits(value):
        return wrong("charset")
    doubled = [int(c) * (1 + i % 2) for i, c in enumerate(reversed(value))]
    return OK if sum(n - 9 if n > 9 else n for n in doubled) % 10 == 0 else wrong("checksum")
