"""What the vault promises: bound to its place, tamper-evident, found without decrypting."""

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.utils.timezone import now

from records.vault import crypto, keyring
from records.vault.datakeys import renew_keys
from records.vault.masks import mask
from records.vault.models import DataKey

pytestmark = pytest.mark.django_db

RARE = "䶮小𬭎"
HERE, THERE = "identity_person:name:1", "identity_person:name:2"


def test_what_is_encrypted_reads_back_in_its_own_place():
    assert crypto.decrypt(crypto.encrypt(RARE, HERE), HERE) == RARE


def test_the_same_text_never_looks_the_same_twice():
    assert crypto.encrypt(RARE, HERE) != crypto.encrypt(RARE, HERE)


def test_a_ciphertext_copied_to_another_row_does_not_open():
    with pytest.raises(InvalidTag):
        crypto.decrypt(crypto.encrypt(RARE, HERE), THERE)


@pytest.mark.parametrize("place", [4, 16, -1], ids=["nonce", "ciphertext", "tag"])
def test_an_altered_byte_is_noticed(place):
    blob = bytearray(crypto.encrypt(RARE, HERE))
    blob[place] ^= 1
    with pytest.raises(InvalidTag):
        crypto.decrypt(bytes(blob), HERE)


def test_an_old_key_version_still_opens_what_it_sealed():
    old = crypto.encrypt(RARE, HERE)
    renew_keys(now())
    fresh = crypto.encrypt(RARE, HERE)
    assert (old[2:4], fresh[2:4]) == (b"\x00\x01", b"\x00\x03")
    assert crypto.decrypt(old, HERE) == crypto.decrypt(fresh, HERE) == RARE


def test_each_class_of_data_has_a_key_of_its_own():
    blob = bytearray(crypto.encrypt(RARE, HERE, data_class="contact"))
    assert crypto.decrypt(bytes(blob), HERE) == RARE
    blob[1] = 1
    with pytest.raises(InvalidTag):
        crypto.decrypt(bytes(blob), HERE)


def test_data_keys_lie_wrapped_in_the_database():
    secrets = {crypto.current_key(name).secret for name in ("identity", "contact", "content", "secret", "keys")}
    rows = [bytes(row.wrapped) for row in DataKey.objects.all()]
    assert (len(secrets), len(rows)) == (5, 10)
    assert not [True for secret in secrets for wrapped in rows if secret in wrapped]


def test_values_written_before_there_were_classes_still_open():
    nonce = b"n" * 12
    sealed = AESGCM(keyring.key_encryption_key(1)).encrypt(nonce, RARE.encode(), HERE.encode())
    assert crypto.decrypt(b"\x00\x01" + nonce + sealed, HERE) == RARE


def test_a_destroyed_key_of_ones_own_leaves_only_noise():
    key = crypto.new_key()
    blob = crypto.encrypt(RARE, HERE, key)
    assert crypto.decrypt(blob, HERE, crypto.unwrap(crypto.wrap(key))) == RARE
    with pytest.raises(KeyError):
        crypto.decrypt(blob, HERE)


def test_the_blind_index_finds_equals_of_one_purpose_only():
    assert crypto.blind_index("990102", "id_number") == crypto.blind_index("990102", "id_number")
    assert crypto.blind_index("990102", "id_number") != crypto.blind_index("990102", "phone")


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        ("name", "林晓岚", "林**"),
        ("name", RARE, "䶮**"),
        ("name", "Li", "L*"),
        ("name", "娜", "娜*"),
        ("name", "阿依古丽·买买提", "阿*******"),
        ("number", "990102198804120029", "9901**********0029"),
        ("number", "12345678", "********"),
        ("phone", "19900002002", "199****2002"),
        ("phone", "2002", "****"),
        ("name", "", ""),
    ],
)
def test_a_mask_keeps_the_ends_and_hides_the_middle(kind, value, shown):
    assert mask(kind, value) == shown
