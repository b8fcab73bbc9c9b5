"""The small development authority: root → issuing CA → seal certificates, EC P-256 (ADR 0070).

It exists so that every seal can be checked by outside tools. An authority installs its own trust root instead; until
then every subject carries 演示样例 (practice 6).
"""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID, ObjectIdentifier

MARK = "演示样例"
DOCUMENT_SIGNING = ObjectIdentifier("1.3.6.1.5.5.7.3.36")
YEARS = {"root": 20, "issuing": 10, "seal": 5}


@dataclass(frozen=True, slots=True)
class Holder:
    """A certificate with its key."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    @property
    def certificate_pem(self) -> str:
        """The certificate as PEM."""
        return self.certificate.public_bytes(serialization.Encoding.PEM).decode()

    @property
    def key_pem(self) -> str:
        """The key as unencrypted PKCS#8 PEM."""
        form = serialization.PrivateFormat.PKCS8
        return self.key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption()).decode()


def name_of(common_name: str) -> x509.Name:
    """A subject in the fictitious province, marked as a specimen."""
    parts = [(NameOID.COUNTRY_NAME, "CN"), (NameOID.ORGANIZATION_NAME, MARK), (NameOID.COMMON_NAME, common_name)]
    return x509.Name([x509.NameAttribute(oid, value) for oid, value in parts])


def issue(common_name: str, kind: str, issuer: Holder | None, at: dt.datetime) -> Holder:
    """A certificate of kind root, issuing or seal, signed by `issuer` (a root signs itself)."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject, ca = name_of(common_name), kind != "seal"
    signer = issuer.key if issuer else key
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - dt.timedelta(minutes=5))
        .not_valid_after(at + dt.timedelta(days=365 * YEARS[kind]))
        .add_extension(x509.BasicConstraints(ca, {"root": 1, "issuing": 0}.get(kind)), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False)
        .add_extension(key_usage(ca=ca), critical=True)
    )
    if not ca:
        usages = x509.ExtendedKeyUsage([DOCUMENT_SIGNING, ExtendedKeyUsageOID.EMAIL_PROTECTION])
        builder = builder.add_extension(usages, critical=False)
    return Holder(builder.sign(signer, hashes.SHA256()), key)


def key_usage(*, ca: bool) -> x509.KeyUsage:
    """CAs sign certificates and lists; seals sign documents and cannot deny it."""
    return x509.KeyUsage(
        digital_signature=not ca, content_commitment=not ca, key_encipherment=False, data_encipherment=False,
        key_agreement=False, key_cert_sign=ca, crl_sign=ca, encipher_only=False, decipher_only=False,
    )  # fmt: skip


def authority(folder: Path, at: dt.datetime) -> tuple[Holder, Holder]:
    """Root and issuing CA of `folder`, made at first use; the root's certificate lies there for outside tools."""
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "issuing.pem").exists():
        root = issue(f"{MARK}根证书", "root", None, at)
        issuing = issue(f"{MARK}印章签发证书", "issuing", root, at)
        for name, holder in (("root", root), ("issuing", issuing)):
            (folder / f"{name}.key").touch(0o600)
            (folder / f"{name}.key").write_text(holder.key_pem)
            (folder / f"{name}.pem").write_text(holder.certificate_pem)
    return stored(folder, "root"), stored(folder, "issuing")


def stored(folder: Path, name: str) -> Holder:
    """A holder read from its files."""
    key = serialization.load_pem_private_key((folder / f"{name}.key").read_bytes(), None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    return Holder(x509.load_pem_x509_certificate((folder / f"{name}.pem").read_bytes()), key)
