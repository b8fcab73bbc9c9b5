"""The public check answers what is true; strangers see no certificate; a paper is made once."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from documents.actions import make_paper
from identity.models import SealUse
from licences.models import Licence, Verification
from records.ledger.actor import system_actor
from tests.cast import lin_for_her_shop, log_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def licence():
    """The business licence of the demonstration."""
    return Licence.objects.filter(paper__kind="certificate").first()


def upload(content):
    """What the check page says of a file."""
    file = SimpleUploadedFile("a.pdf", content, "application/pdf")
    return Client().post("/verify/", {"file": file}).content.decode()


def test_the_file_and_the_code_are_valid_and_each_check_is_kept(licence):
    assert 'data-result="valid"' in upload(licence.paper.stored_file.content())
    assert 'data-result="valid"' in Client().get(f"/verify/{licence.reference}/").content.decode()
    assert Verification.objects.filter(licence=licence).count() == 2


def test_one_altered_byte_reads_altered(licence):
    content = bytearray(licence.paper.stored_file.content())
    content[len(content) // 2] ^= 1
    assert 'data-result="altered"' in upload(bytes(content))


def test_an_unknown_code_is_not_found():
    assert 'data-result="unknown"' in Client().get("/verify/L-0000/").content.decode()


def test_a_stranger_sees_neither_page_nor_file(licence):
    wen = log_in("wen")
    for tail in ("", "file/"):
        assert wen.get(f"/licences/{licence.reference}/{tail}").status_code == 404
        assert lin_for_her_shop().get(f"/licences/{licence.reference}/{tail}").status_code == 200


def test_a_paper_made_again_is_the_same_file_with_one_seal_use(licence):
    before = licence.paper.stored_file_id
    assert make_paper(licence.paper, by=system_actor("documents")).stored_file_id == before
    assert SealUse.objects.filter(paper=licence.paper.reference).count() == 1
