"""RFC 3161 time stamps: the request, the token of a reply, and what is wrong with a token."""

from dataclasses import dataclass
from datetime import datetime

from asn1crypto import algos, cms, tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID

from records.vault.digests import digest

HASHES: dict[str, hashes.HashAlgorithm] = {
    "sha256": hashes.SHA256(),
    "sha384": hashes.SHA384(),
    "sha512": hashes.SHA512(),
}


class BadStamp(Exception):
    """A time-stamping authority's answer that proves nothing; the message says why."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a token says: when, about which imprint, and who signed it."""

    at: datetime
    imprint: bytes
    nonce: int | None
    signed: cms.SignedData


def stamp_request(statement: bytes, nonce: int) -> bytes:
    """The DER of a request to stamp the SHA-256 of `statement`, with the authority's certificate asked for."""
    imprint = tsp.MessageImprint(
        {
            "hash_algorithm": algos.DigestAlgorithm({"algorithm": "sha256"}),
            "hashed_message": digest("sha256", statement),
        }
    )
    asked = tsp.TimeStampReq({"version": 1, "message_imprint": imprint, "nonce": nonce, "cert_req": True})
    return bytes(asked.dump())


def token_of(reply: bytes, statement: bytes, nonce: int) -> bytes:
    """The token of a reply (DER). Raises BadStamp when it was refused or answers another question."""
    try:
        answer = tsp.TimeStampResp.load(reply)
        status = answer["status"]["status"].native
    except (ValueError, TypeError) as error:
        raise BadStamp(f"no time stamp reply: {error}") from error
    if status not in {"granted", "granted_with_mods"}:
        raise BadStamp(f"refused: {status}")
    token = bytes(answer["time_stamp_token"].dump())
    stamp = read_stamp(token)
    if stamp.nonce != nonce or stamp.imprint != digest("sha256", statement):
        raise BadStamp("the answer belongs to another request")
    return token


def read_stamp(token: bytes) -> Stamp:
    """What a token says. Raises BadStamp when it is none."""
    try:
        signed = cms.ContentInfo.load(token)["content"]
        info = signed["encap_content_info"]["content"].parsed
        imprint = bytes(info["message_imprint"]["hashed_message"].native)
        return Stamp(info["gen_time"].native, imprint, info["nonce"].native, signed)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise BadStamp(f"no time stamp token: {error}") from error


def stamp_faults(token: bytes, statement: bytes, trusted: list[x509.Certificate]) -> list[str]:
    """What is wrong with a token over `statement`: imprint, signature, purpose and chain up to `trusted`."""
    try:
        stamp = read_stamp(token)
        found = [] if stamp.imprint == digest("sha256", statement) else ["the time stamp is of something else"]
        return found + signature_faults(stamp.signed, stamp.at, trusted)
    except (BadStamp, ValueError) as error:
        return [f"the time stamp cannot be read: {error}"]


def signature_faults(signed: cms.SignedData, at: datetime, trusted: list[x509.Certificate]) -> list[str]:
    """The authority's signature, its certificate's purpose and chain."""
    signer = signed["signer_infos"][0]
    held = [x509.load_der_x509_certificate(c.chosen.dump()) for c in signed["certificates"]]
    certificate = next((c for c in held if is_signer(signer, c)), None)
    if certificate is None:
        return ["the time stamp brings no certificate of its signer"]
    found = [] if digest_agrees(signed, signer) else ["the time stamp's content was changed"]
    if not signature_holds(signer, certificate):
        found.append("the time stamp's signature is wrong")
    if not stamps(certificate):
        found.append("its certificate is not for time stamps")
    if trusted and not leads_to(certificate, held, trusted, at):
        found.append("its certificate does not lead to the authority that was given")
    return found


def is_signer(signer: cms.SignerInfo, certificate: x509.Certificate) -> bool:
    """Whether the signature names this certificate."""
    wanted = signer["sid"].chosen
    if signer["sid"].name != "issuer_and_serial_number":
        return False
    issuer = asn1_x509.Name.load(certificate.issuer.public_bytes())
    return bool(wanted["serial_number"].native == certificate.serial_number and wanted["issuer"] == issuer)


def digest_agrees(signed: cms.SignedData, signer: cms.SignerInfo) -> bool:
    """Whether the signed attributes name the digest of the content."""
    algorithm = HASHES.get(signer["digest_algorithm"]["algorithm"].native)
    if algorithm is None:
        return False
    state = hashes.Hash(algorithm)
    state.update(bytes(signed["encap_content_info"]["content"].contents))
    said = [a["values"][0].native for a in signer["signed_attrs"] if a["type"].native == "message_digest"]
    return said == [state.finalize()]


def signature_holds(signer: cms.SignerInfo, certificate: x509.Certificate) -> bool:
    """Whether the certificate's key signed the attributes (RSA PKCS #1 v1.5 or ECDSA)."""
    key, said = certificate.public_key(), bytes(signer["signed_attrs"].untag().dump())
    named = signer["signature_algorithm"]
    algorithm = HASHES.get(signer["digest_algorithm"]["algorithm"].native, HASHES["sha256"])
    signature = bytes(signer["signature"].native)
    try:
        if isinstance(key, rsa.RSAPublicKey) and named.signature_algo == "rsassa_pkcs1v15":
            key.verify(signature, said, padding.PKCS1v15(), algorithm)
        elif isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(signature, said, ec.ECDSA(algorithm))
        else:
            return False
    except InvalidSignature:
        return False
    return True


def stamps(certificate: x509.Certificate) -> bool:
    """Whether the certificate is for time stamping."""
    try:
        uses = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    except x509.ExtensionNotFound:
        return False
    return ExtendedKeyUsageOID.TIME_STAMPING in uses


def leads_to(
    certificate: x509.Certificate, held: list[x509.Certificate], trusted: list[x509.Certificate], at: datetime
) -> bool:
    """Whether signatures lead from the certificate, all valid at the time of the stamp, to one that is trusted."""
    step, seen = certificate, 0
    while seen <= len(held):
        if not step.not_valid_before_utc <= at <= step.not_valid_after_utc:
            return False
        if step in trusted or any(issued(step, root) for root in trusted):
            return True
        above = next((c for c in held if c != step and issued(step, c)), None)
        if above is None:
            return False
        step, seen = above, seen + 1
    return False


def issued(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    """Whether `issuer` signed `certificate`."""
    try:
        certificate.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True
