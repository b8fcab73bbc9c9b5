"""The crypto providers: which cipher and digest a value is written under. The only room that names algorithms.

`standard` is AES-256-GCM (NIST SP 800-38D) with SHA-256; `guomi` is SM4-GCM (GB/T 32907-2016, RFC 8998) with SM3
(GB/T 32905-2016). Every value names its provider in its first byte, so that both stay readable after a switch.
"""

from collections.abc import Callable
from dataclasses import dataclass

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from .digests import GUOMI as SM3
from .digests import STANDARD as SHA256
from .digests import digest

NONCE, TAG = 12, 16


@dataclass(frozen=True, slots=True)
class Provider:
    """A cipher with its key size (bytes) and the digest of the same family.

    `seal(key, nonce, plain, bound)` gives ciphertext ‖ tag; `unseal` raises InvalidTag when anything was altered.
    """

    number: int
    name: str
    key_size: int
    digest: str
    seal: Callable[[bytes, bytes, bytes, bytes], bytes]
    unseal: Callable[[bytes, bytes, bytes, bytes], bytes]

    def fit(self, key: bytes) -> bytes:
        """A key of this cipher's size out of a 32-byte one that its holder keeps for any provider."""
        return key if len(key) == self.key_size else digest(self.digest, self.name.encode() + key)[: self.key_size]


def aes_seal(key: bytes, nonce: bytes, plain: bytes, bound: bytes) -> bytes:
    """AES-GCM."""
    return AESGCM(key).encrypt(nonce, plain, bound)


def aes_unseal(key: bytes, nonce: bytes, sealed: bytes, bound: bytes) -> bytes:
    """AES-GCM; InvalidTag."""
    return AESGCM(key).decrypt(nonce, sealed, bound)


def sm4_seal(key: bytes, nonce: bytes, plain: bytes, bound: bytes) -> bytes:
    """SM4-GCM."""
    worker = Cipher(algorithms.SM4(key), modes.GCM(nonce)).encryptor()
    worker.authenticate_additional_data(bound)
    return worker.update(plain) + worker.finalize() + worker.tag


def sm4_unseal(key: bytes, nonce: bytes, sealed: bytes, bound: bytes) -> bytes:
    """SM4-GCM; InvalidTag."""
    worker = Cipher(algorithms.SM4(key), modes.GCM(nonce, sealed[-TAG:])).decryptor()
    worker.authenticate_additional_data(bound)
    return worker.update(sealed[:-TAG]) + worker.finalize()


STANDARD = Provider(1, "standard", 32, SHA256, aes_seal, aes_unseal)
GUOMI = Provider(2, "guomi", 16, SM3, sm4_seal, sm4_unseal)
PROVIDERS = {provider.name: provider for provider in (STANDARD, GUOMI)}
NUMBERS = {provider.number: provider for provider in (STANDARD, GUOMI)}
