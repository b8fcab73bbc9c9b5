"""The one format of messages between departments (docs/formats/message.schema.json): what crosses, sealed and checked.

Pure. A message is RFC 8785 JSON; its signature is ECDSA P-256 over SHA-256 of these very bytes, so that a receiver
checks what it got before it reads it. The id is the same in every attempt: whoever gets it twice keeps it once.
"""

from datetime import date, datetime
from typing import Any, Literal

import rfc8785
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from pydantic import BaseModel, ConfigDict, Field

SIGNED, ANSWER = "signed", "answer"


class Envelope(BaseModel):
    """A message. `answers` is the id of the message that a receipt (签收) or an answer (反馈) belongs to.

    `body` holds codes, references, dates and numbers; `words` what an official wrote. Nothing of a citizen stands in
    `body`: the case's number says whom it is about to whoever may know.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: Literal[1] = 1
    id: str = Field(min_length=1, max_length=40)
    kind: str = Field(min_length=1, max_length=60)
    sender: str = Field(description="Code of the department")
    receiver: str = Field(description="Code of the department")
    case: str = Field(default="", max_length=80, description="Number of the case")
    region: str = ""
    sent_at: datetime
    due_on: date | None = Field(default=None, description="Last day for the answer")
    answers: str = ""
    body: dict[str, Any] = {}
    words: str = Field(default="", max_length=2000)


def pack(envelope: Envelope) -> bytes:
    """The bytes that are signed and sent."""
    return rfc8785.dumps(envelope.model_dump(mode="json"))


def unpack(content: bytes) -> Envelope:
    """What was sent; ValueError (pydantic's) when it is no message."""
    return Envelope.model_validate_json(content)


def is_genuine(content: bytes, signature: bytes, keys: list[bytes]) -> bool:
    """Whether one of the trusted keys (SubjectPublicKeyInfo, DER) signed exactly these bytes."""
    return any(holds(content, signature, key) for key in keys)


def holds(content: bytes, signature: bytes, key: bytes) -> bool:
    """Whether one key signed them."""
    loaded = serialization.load_der_public_key(key)
    if not isinstance(loaded, ec.EllipticCurvePublicKey):
        return False
    try:
        loaded.verify(signature, content, ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        return False
    return True
