"""A stored file is what its content says."""

import io

import pytest
from PIL import Image
from pypdf import PdfWriter

from records.files.actions import store_file
from records.files.models import StoredFile
from records.ledger.actor import Actor
from records.ledger.errors import Invalid

pytestmark = pytest.mark.django_db
LIN = Actor(reference="P-LIN", kind="person", roles=frozenset({"citizen"}))
WEN = Actor(reference="P-WEN", kind="person", roles=frozenset({"citizen"}))


def pdf(pages=1, password=""):
    writer, out = PdfWriter(), io.BytesIO()
    for _ in range(pages):
        writer.add_blank_page(200, 200)
    if password:
        writer.encrypt(password)
    writer.write(out)
    return out.getvalue()


def png():
    out = io.BytesIO()
    Image.new("RGB", (3, 3)).save(out, "PNG")
    return out.getvalue()


def store(content, name="a.pdf"):
    return store_file(content, name=name, purpose="material", by=LIN, person="P-LIN")


@pytest.mark.parametrize(
    ("content", "media_type", "name"), [(pdf(2), "application/pdf", "图纸.pdf"), (png(), "image/png", "图纸.png")]
)
def test_its_type_comes_from_the_content(content, media_type, name):
    stored = store(content, "../x/图纸.exe")
    assert (stored.media_type, stored.name) == (media_type, name)
    assert stored.content()[:4] == content[:4]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "空"),
        (b"MZ\x90 program", "只收"),
        (b"%PDF-1.7 nothing", "打不开"),
        (pdf(password="x"), "密码"),
        (png()[:40], "打不开"),
    ],
)
def test_it_refuses_with_a_sentence_that_says_what_to_do(content, words):
    with pytest.raises(Invalid) as refused:
        store(content)
    assert words in refused.value.problems[0].sentence


def test_a_file_too_large_is_refused(settings):
    settings.UPLOAD_MAX_BYTES = 10
    with pytest.raises(Invalid, match="太大"):
        store(pdf())


def test_a_stranger_does_not_see_it():
    stored = store(pdf())
    assert list(StoredFile.objects.visible_to(LIN)) == [stored]
    assert not StoredFile.objects.visible_to(WEN).exists()
