"""A passkey in software: makes what a browser and its device would answer, right or wrong on purpose."""

import hashlib
import json
from dataclasses import dataclass, field

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import (
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

HOST, ORIGIN = "localhost", "http://localhost"
FLAG = AuthenticatorData.FLAG


@dataclass
class SoftPasskey:
    """One credential; `handle` is the account it was made for."""

    handle: bytes = b""
    host: str = HOST
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    number: bytes = b"a passkey of thirty-two bytes....."
    count: int = 0

    def create(self, options, origin=ORIGIN):
        """The answer to a request to make a passkey (WebAuthn §5.1.3), as JSON."""
        asked = options["publicKey"]
        self.handle = asked["user"]["id"].encode()
        known = AttestedCredentialData.create(
            bytes(16), self.number, ES256.from_cryptography_key(self.key.public_key())
        )
        data = AuthenticatorData.create(self.scope(), FLAG.UP | FLAG.UV | FLAG.AT, 0, known)
        said = CollectedClientData.create("webauthn.create", asked["challenge"], origin)
        attested = AttestationObject.create("none", data, {})
        return self.answer({"clientDataJSON": said, "attestationObject": attested})

    def get(self, options, origin=ORIGIN, verified=True, challenge=None, counts=True):
        """The answer to a request to use it (WebAuthn §5.1.4), as JSON."""
        said = CollectedClientData.create("webauthn.get", challenge or options["publicKey"]["challenge"], origin)
        flags = FLAG.UP | FLAG.UV if verified else FLAG.UP
        self.count += 1 if counts else 0
        data = AuthenticatorData.create(self.scope(), flags, self.count)
        signature = self.key.sign(data + said.hash, ec.ECDSA(hashes.SHA256()))
        parts = {"clientDataJSON": said, "authenticatorData": data, "signature": signature}
        return self.answer(parts, {"userHandle": self.handle.decode()})

    def scope(self):
        """Whose passkey it is: the digest of the relying party's name."""
        return hashlib.sha256(self.host.encode()).digest()

    def answer(self, parts, more=None):
        """As the page sends it."""
        number = websafe_encode(self.number)
        response = {name: websafe_encode(bytes(part)) for name, part in parts.items()} | (more or {})
        return json.dumps(
            {"id": number, "rawId": number, "type": "public-key", "response": response, "clientExtensionResults": {}}
        )
