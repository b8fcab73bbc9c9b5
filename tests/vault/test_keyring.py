"""The keyring is made once, by whoever comes first, for its owner's eyes only."""

import json
from concurrent.futures import ThreadPoolExecutor

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


def test_the_key_of_the_blind_index_is_not_an_encrypting_key(tmp_path):
    ring = json.loads(stored_ring(tmp_path / "vault.json"))
    assert set(ring) == {"0", "1"}
    assert ring["0"] != ring["1"]
