"""Checking a sealed PDF with the portal's trust root: unsigned, altered, untrusted or intact."""

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from asn1crypto import pem, x509
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko_certvalidator import ValidationContext

Result = Literal["intact", "altered", "untrusted", "unsigned", "unreadable"]


@dataclass(frozen=True, slots=True)
class SealCheck:
    """What the signature of a file says."""

    result: Result
    organ: str = ""


def check_seal(content: bytes, root: Path) -> SealCheck:
    """Check the first seal of a PDF: every byte, then the chain up to the certificate in `root`."""
    try:
        signatures = PdfFileReader(io.BytesIO(content), strict=False).embedded_signatures
    except (PdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, IndexError):
        return SealCheck("unreadable")
    if not signatures:
        return SealCheck("unsigned")
    _, _, der = pem.unarmor(root.read_bytes())
    context = ValidationContext(trust_roots=[x509.Certificate.load(der)], allow_fetching=False)
    try:
        status = validate_pdf_signature(signatures[0], context)
    except (SignatureValidationError, SigningError, PdfError, ValueError, KeyError, TypeError, AttributeError):
        return SealCheck("altered")
    if not (status.intact and status.valid) or not whole(status):
        return SealCheck("altered")
    if not status.trusted:
        return SealCheck("untrusted")
    return SealCheck("intact", str(status.signing_cert.subject.native.get("common_name", "")))


def whole(status: object) -> bool:
    """Whether the signature covers the whole file and nothing was added behind it."""
    coverage = getattr(status, "coverage", None)
    return getattr(coverage, "name", "") == "ENTIRE_FILE" and bool(getattr(status, "docmdp_ok", True))
