"""Sealing a PDF: PAdES B-B with the seal's P-256 key, certified so that no change is permitted afterwards."""

import io

from asn1crypto import keys, pem, x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

REASON = "演示样例，无法律效力"
SIGNED = 2048  # bytes of a CMS signature beside its certificates: attributes, names, two P-256 numbers take about 700


def seal_pdf(content: bytes, *, certificate_pem: str, key_pem: str, organ: str, place: str) -> bytes:
    """`content` sealed in the name of `organ`; the bytes before the signature are not touched."""
    signer = signer_of(certificate_pem, key_pem)
    metadata = signers.PdfSignatureMetadata(
        field_name="Seal", md_algorithm="sha256", subfilter=fields.SigSeedSubFilter.PADES, certify=True,
        docmdp_permissions=fields.MDPPerm.NO_CHANGES, name=organ, reason=REASON, location=place,
    )  # fmt: skip
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    sealed = signers.PdfSigner(metadata, signer=signer).sign_pdf(writer, bytes_reserved=room_for(signer))
    return bytes(sealed.getvalue())


def room_for(signer: signers.SimpleSigner) -> int:
    """Hexadecimal digits to leave for the signature; without a number pyHanko signs once more to find it."""
    certificates = {signer.signing_cert, *signer.cert_registry}
    return 2 * (SIGNED + sum(len(one.dump()) for one in certificates if one is not None))


def signer_of(certificate_pem: str, key_pem: str) -> signers.SimpleSigner:
    """pyHanko's signer of a seal: first certificate the seal's, the others its chain."""
    chain = [x509.Certificate.load(der) for _, _, der in pem.unarmor(certificate_pem.encode(), multiple=True)]
    _, _, der = pem.unarmor(key_pem.encode())
    store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    store.register_multiple(chain)
    return signers.SimpleSigner(signing_cert=chain[0], signing_key=keys.PrivateKeyInfo.load(der), cert_registry=store)
