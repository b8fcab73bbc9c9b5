"""The keyring is made once, by whoever comes first, for its owner's eyes only."""

from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache

from records.vault import keyring
from records.vault.keyring import stored_ring


def test_everybody_who_comes_at_once_gets_the_same_ring(tmp_path):
    path = tmp_path / "keys" / "vault.json"
    with ThreadPoolExecutor(16) as threads:
        rings = set(threads.map(lambda _: stored_ring(path), range(64)))
    assert rings == {path.read_text()}
    assert list(path.parent.iterdir()) == [path]


def test_nobody_else_may_read_it(tmp_path):
    path = tmp_path / "vault.json"
    stored_ring(path)
    assert path.stat().st_mode & 0o777 == 0o600


def test_the_key_of_the_blind_index_lies_in_a_file_of_its_own(tmp_path, settings, monkeypatch):
    settings.VAR_DIR, settings.VAULT_KEYS, settings.VAULT_BLIND_KEY = tmp_path, "", ""
    monkeypatch.setattr(keyring, "keyring", lru_cache(keyring.keyring.__wrapped__))
    blind = keyring.blind_key.__wrapped__()
    assert blind not in keyring.keyring().values()
    assert {path.name for path in (tmp_path / "keys").iterdir()} == {"vault.json", "blind.key"}
    assert (tmp_path / "keys" / "blind.key").stat().st_mode & 0o777 == 0o600


def test_a_new_key_encryption_key_joins_the_ring_and_is_found_by_others(tmp_path, settings, monkeypatch):
    settings.VAR_DIR, settings.VAULT_KEYS = tmp_path, ""
    monkeypatch.setattr(keyring, "keyring", lru_cache(keyring.keyring.__wrapped__))
    first = keyring.key_encryption_key(1)
    assert keyring.renew_ring() == keyring.current_version() == 2
    assert (keyring.key_encryption_key(1), keyring.key_encryption_key(2) != first) == (first, True)
