"""The notary's tree is RFC 6962's, whatever its size and however it was fed."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records.ledger.rules.merkle import Frontier, load_frontier
from records.vault.digests import digest

LEAVES = st.lists(st.binary(max_size=40), max_size=80)
# the eight inputs and the roots of the Certificate Transparency test data
INPUTS = [bytes.fromhex(x) for x in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657",
                                     "606162636465666768696a6b6c6d6e6f")]  # fmt: skip
ROOTS = {
    0: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}


def by_definition(leaves):
    """RFC 6962 §2.1 word by word."""
    if not leaves:
        return hashlib.sha256().digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\0" + leaves[0]).digest()
    k = 1 << ((len(leaves) - 1).bit_length() - 1)
    return hashlib.sha256(b"\1" + by_definition(leaves[:k]) + by_definition(leaves[k:])).digest()


@pytest.mark.parametrize(("size", "root"), ROOTS.items())
def test_the_published_roots(size, root):
    assert Frontier().extend(INPUTS[:size]).root().hex() == root


@given(LEAVES)
def test_the_root_is_the_definition_s(leaves):
    assert Frontier().extend(leaves).root() == by_definition(leaves)


@given(LEAVES, LEAVES)
def test_it_grows_on_from_its_kept_edge(first, more):
    tree = Frontier().extend(first)
    grown = load_frontier("sha256", tree.size, tree.dump()).extend(more)
    assert grown.root() == Frontier().extend(first + more).root()


@given(st.lists(st.binary(max_size=8), min_size=1, max_size=40), st.data())
def test_no_change_deletion_or_swap_keeps_the_root(leaves, data):
    at = data.draw(st.integers(0, len(leaves) - 1))
    root = Frontier().extend(leaves).root()
    assert Frontier().extend([*leaves[:at], leaves[at] + b"!", *leaves[at + 1 :]]).root() != root
    assert Frontier().extend([*leaves[:at], *leaves[at + 1 :]]).root() != root


def test_an_edge_that_does_not_fit_is_refused():
    with pytest.raises(ValueError, match="does not fit"):
        load_frontier("sha256", 3, bytes(32))


def test_sm3_gives_the_standard_s_example():
    """GB/T 32905-2016 appendix A.1 and A.2."""
    assert digest("sm3", b"abc").hex() == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    assert digest("sm3", b"abcd" * 16).hex() == "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"
