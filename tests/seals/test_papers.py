"""Every kind of paper, looked at by tools that did not make it: tagged, embedded, sealed, and the words are there."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from identity.actions.seals import trust_folder
from portal.demonstration.documents import DOCUMENTS, ORGAN_PAPERS
from tests.documents.conftest import VALUES, ordered  # noqa: F401

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler-utils is not installed"),
]
RARE = "䶮小𬭎"


@pytest.fixture
def file(ordered, tmp_path):  # noqa: F811
    """A paper of a kind as a file."""

    def make(kind, **data):
        role = "market_regulation" if kind in ORGAN_PAPERS else "service_hall"
        path = tmp_path / f"{kind}.pdf"
        path.write_bytes(ordered(kind, key=f"seal-{kind}", role=role, **data).stored_file.content())
        return path

    return make


def told(*command):
    """What a tool says."""
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False).stdout


@pytest.mark.parametrize("kind", sorted(DOCUMENTS))
def test_it_is_sealed_tagged_and_kept_for_years(file, kind):
    path = file(kind)
    signed = told("pdfsig", "-nocert", path)
    assert "Signature is Valid" in signed
    assert "Total document signed" in signed
    described = told("pdfinfo", path)
    assert "Tagged:          yes" in described
    meta = told("pdfinfo", "-meta", path)
    for claim, value in (("pdfaid:part", "2"), ("pdfaid:conformance", "A"), ("pdfuaid:part", "1")):
        assert re.search(rf'{claim}(>|="){value}[<"]', meta), claim
    assert all(line.split()[-5] == "yes" for line in told("pdffonts", path).splitlines()[2:])


@pytest.mark.parametrize("kind", sorted(set(DOCUMENTS) - {"certificate"}))
def test_its_words_are_there(file, kind):
    text = "".join(told("pdftotext", file(kind), "-").split())
    assert DOCUMENTS[kind]["title"]["zh-Hans"] in text
    assert "演示样例·无法律效力" in text
    for field in DOCUMENTS[kind]["fields"]:
        if field["type"] == "marks":
            assert all("".join(part.split()) in text for part in VALUES["marks"][0].values())
        if field["type"] == "date":
            assert "2026年12月10日" in text


@pytest.mark.parametrize("kind", ["acceptance", "correction_notice", "extension_notice", "refusal"])
def test_a_rare_name_is_embedded(file, kind):
    assert RARE in "".join(told("pdftotext", file(kind, addressee=RARE), "-").split())


@pytest.mark.parametrize(
    "name", ["阿卜杜拉·艾合买提", "Wolfeschlegelsteinhausenbergerdorff Hubert Blaine", "欧", "𠮷野家"]
)
def test_names_of_every_make_are_set(file, name):
    assert "".join(name.split()) in "".join(told("pdftotext", file("acceptance", addressee=name), "-").split())


def test_a_reader_finds_headings_and_table_heads(file):
    catalog = PdfReader(file("correction_notice")).trailer["/Root"]
    kinds = set(structure(catalog["/StructTreeRoot"]))
    assert {"/H1", "/Table", "/TH", "/TD", "/P", "/Figure"} <= kinds
    assert catalog["/MarkInfo"]["/Marked"] == True  # noqa: E712 - pypdf's own boolean
    assert str(catalog["/Lang"]).startswith("zh")


def structure(node):
    """The kinds of every element below a node of the structure tree."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for child in node:
            yield from structure(child)
    elif isinstance(node, dict):
        if "/S" in node:
            yield str(node["/S"])
        if "/K" in node:
            yield from structure(node["/K"])


@pytest.mark.parametrize("kind", ["correction_notice", "refusal", "delivery_receipt"])
def test_pyhanko_judges_it_valid(file, kind):
    tool, root = Path(sys.executable).with_name("pyhanko"), trust_folder() / "root.pem"
    command = [tool, "sign", "validate", "--no-revocation-check", "--trust", root, "--pretty-print", file(kind)]
    said = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    assert "is judged VALID" in said.stdout + said.stderr
