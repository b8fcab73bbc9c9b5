"""The certificate identifier of GB/T 36904: root.type.issuer.serial.version.check."""

from records.identifiers import LICENCE_ROOT
from records.keys import mod37_36


def make_identifier(type_code: str, issuer: str, serial: str, version: int = 1) -> str:
    """The identifier of one certificate version; the check covers the parts without dots and root."""
    parts = [type_code, issuer, serial, f"{version:03d}"]
    return ".".join([LICENCE_ROOT, *parts, mod37_36("".join(parts))])
