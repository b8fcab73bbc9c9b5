"""What the vault promises: bound to its place, tamper-evident, found without decrypting."""

import pytest
from cryptography.exceptions import InvalidTag

from records.vault import crypto, keyring
from records.vault.masks import mask

RARE = "䶮小𬭎"
HERE, THERE = "identity_person:name:1", "identity_person:name:2"


def test_what_is_encrypted_reads_back_in_its_own_place():
    assert crypto.decrypt(crypto.encrypt(RARE, HERE), HERE) == RARE


def test_the_same_text_never_looks_the_same_twice():
    assert crypto.encrypt(RARE, HERE) != crypto.encrypt(RARE, HERE)


def test_a_ciphertext_copied_to_another_row_does_not_open():
    with pytest.raises(InvalidTag):
        crypto.decrypt(crypto.encrypt(RARE, HERE), THERE)


@pytest.mark.parametrize("place", [2, 14, -1], ids=["nonce", "ciphertext", "tag"])
def test_an_altered_byte_is_noticed(place):
    blob = bytearray(crypto.encrypt(RARE, HERE))
    blob[place] ^= 1
    with pytest.raises(InvalidTag):
        crypto.decrypt(bytes(blob), HERE)


def test_an_old_key_version_still_opens_what_it_sealed(monkeypatch):
    old = crypto.encrypt(RARE, HERE)
    ring = {**keyring.keyring(), 2: crypto.new_key()}
    monkeypatch.setattr(crypto, "keyring", lambda: ring)
    monkeypatch.setattr(crypto, "current_version", lambda: 2)
    assert crypto.encrypt(RARE, HERE)[:2] == b"\x00\x02"
    assert crypto.decrypt(old, HERE) == RARE


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
