"""The national variant by the published vectors, and values that survive a switch of provider."""

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from identity.models import Person
from records.ledger.actor import system_actor
from records.ledger.chaining import faults
from records.ledger.deeds import deed, record
from records.vault import crypto
from records.vault.digests import digest, keyed_digest
from records.vault.elements import open_elements, seal_elements
from records.vault.providers import GUOMI, STANDARD, sm4_seal, sm4_unseal

KEY = bytes.fromhex("0123456789ABCDEFFEDCBA9876543210")
HERE = "identity_person:name:1"


def test_sm4_gives_the_blocks_of_gb_t_32907_annex_a():
    worker = Cipher(algorithms.SM4(KEY), modes.ECB()).encryptor()
    block = first = worker.update(KEY)
    for _ in range(999_999):
        block = worker.update(block)
    assert first.hex() == "681edf34d206965e86b3e94f536e4246"
    assert block.hex() == "595298c7c6fd271f0402f804c33d3f66"


def test_sm4_gcm_gives_the_vector_of_rfc_8998():
    nonce, bound = bytes.fromhex("00001234567800000000ABCD"), bytes.fromhex("FEEDFACEDEADBEEFFEEDFACEDEADBEEFABADDAD2")
    plain = bytes.fromhex("AA" * 8 + "BB" * 8 + "CC" * 8 + "DD" * 8 + "EE" * 8 + "FF" * 8 + "EE" * 8 + "AA" * 8)
    sealed = sm4_seal(KEY, nonce, plain, bound)
    assert sealed[:-16].hex() == (
        "17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735"
        "d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d"
    )
    assert sealed[-16:].hex() == "83de3541e4c2b58177e065a9bf7b62ec"
    assert sm4_unseal(KEY, nonce, sealed, bound) == plain
    with pytest.raises(InvalidTag):
        sm4_unseal(KEY, nonce, sealed, b"elsewhere")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"),
        (b"abcd" * 16, "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"),
    ],
)
def test_sm3_gives_the_digests_of_gb_t_32905_annex_a(data, expected):
    assert digest("sm3", data).hex() == expected


@pytest.fixture
def guomi(settings, db):
    """The portal under CRYPTO=guomi."""

    def switch(name="guomi"):
        settings.CRYPTO, settings.DIGEST = name, {"guomi": "sm3", "standard": "sha256"}[name]

    return switch


def test_what_was_written_under_one_provider_stays_readable_after_the_switch(guomi):
    before = crypto.encrypt("䶮小𬭎", HERE)
    guomi()
    after = crypto.encrypt("䶮小𬭎", HERE)
    assert (before[0], after[0]) == (STANDARD.number, GUOMI.number)
    assert crypto.decrypt(before, HERE) == crypto.decrypt(after, HERE) == "䶮小𬭎"
    guomi("standard")
    assert crypto.decrypt(after, HERE) == "䶮小𬭎"


def test_sealed_elements_and_keys_of_persons_survive_it_too(guomi):
    sealed, key = seal_elements({"name": "䶮"}, ["name"], "draft:1"), crypto.new_key()
    wrapped, own = crypto.wrap(key), crypto.encrypt("䶮", HERE, key)
    guomi()
    assert open_elements(sealed, "draft:1") == {"name": "䶮"}
    assert crypto.decrypt(own, HERE, crypto.unwrap(wrapped)) == "䶮"
    assert crypto.decrypt(crypto.encrypt("小", HERE, key), HERE, key) == "小"


def test_a_person_registered_before_the_switch_is_found_by_number(guomi):
    lin = Person.objects.get(user__username="lin")
    guomi()
    number = lin.id_number.plain()
    assert crypto.blind_index(number, "id_number") != bytes(lin.id_number_blind)
    assert Person.objects.get(id_number_blind__in=crypto.blind_indexes(number, "id_number")) == lin


def test_the_blind_index_is_an_sm3_hmac_under_its_own_key(guomi):
    guomi()
    expected = keyed_digest("sm3", crypto.blind_key(), b"id_number\x00990102")[:16]
    assert crypto.blind_index("990102", "id_number") == expected


def test_the_trail_chains_on_under_sm3_and_proves_both(guomi):
    @deed
    def step(*, by, at=None):
        record("test.step", stream="test:guomi", by=by, at=at)

    step(by=system_actor("test"))
    guomi()
    step(by=system_actor("test"))
    assert faults("test:guomi") == []
