"""Identifiers of electronic certificates: GB/T 36904."""

import re

from ..keys import ALPHABET, mod37_36
from .organisations import check_uscc
from .verdicts import OK, Reason, Verdict, is_digits, wrong

LICENCE_ROOT = "1.2.156.3005.2"


def check_licence_id(value: str) -> Verdict:
    """证照标识: root.type.issuer.serial.version.check, the last by MOD 37,36 over the parts without root and dots."""
    if not value.startswith(LICENCE_ROOT + "."):
        return wrong("root")
    parts = value.removeprefix(LICENCE_ROOT + ".").split(".")
    if len(parts) != 5:
        return wrong("format")
    if any(c not in ALPHABET for part in parts for c in part):
        return wrong("charset")
    found = wrong_part(*parts[:4])
    if found is not None:
        return wrong(found)
    return OK if parts[4] == mod37_36("".join(parts[:4])) else wrong("checksum")


def wrong_part(kind: str, issuer: str, serial: str, version: str) -> Reason | None:
    """The first part that is wrong, if one is.

    Type: the code of the authority that manages the type and three digits. Issuer: its code, or (seen in practice) a
    division. Serial: 1 to 32 characters. Version: three digits from 001.
    """
    if not (len(kind) == 21 and check_uscc(kind[:18]).valid and is_digits(kind[18:])):
        return "type_code"
    if not (re.fullmatch(r"[0-9]{6}", issuer) or check_uscc(issuer).valid):
        return "issuer"
    if not 1 <= len(serial) <= 32:
        return "serial"
    return None if re.fullmatch(r"[0-9]{3}", version) and version != "000" else "version"
