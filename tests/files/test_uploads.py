"""An upload in pieces: it goes on where it stopped, is one's own, becomes one file, and is cleared when forgotten."""

import base64
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.files.storage import default_storage

from records.files.actions import add_piece, begin_upload, clear_uploads, take_upload
from records.files.models import Piece, StoredFile, Upload
from records.ledger.actor import ANONYMOUS, Actor, system_actor
from records.ledger.clock import now
from records.ledger.errors import Conflict, Invalid, NotAllowed
from tests.cast import log_in
from tests.files.test_store_file import pdf

pytestmark = pytest.mark.django_db
LIN = Actor(reference="P-LIN", kind="person", roles=frozenset({"citizen"}))
WEN = Actor(reference="P-WEN", kind="person", roles=frozenset({"citizen"}))
TUS = {"Tus-Resumable": "1.0.0"}
PIECE = {**TUS, "content_type": "application/offset+octet-stream"}


def begin(client, content, name="图纸.pdf"):
    metadata = f"filename {base64.b64encode(name.encode()).decode()}"
    headers = {**TUS, "Upload-Length": str(len(content)), "Upload-Metadata": metadata}
    return client.post("/uploads/", headers=headers)


def send(client, address, part, offset):
    headers = {**TUS, "Upload-Offset": str(offset)}
    return client.patch(address, part, content_type="application/offset+octet-stream", headers=headers)


def test_it_goes_on_where_it_stopped():
    lin, content = log_in("lin"), pdf(2)
    begun = begin(lin, content)
    assert (begun.status_code, begun["Upload-Offset"]) == (201, "0")
    assert send(lin, begun["Location"], content[:50], 0)["Upload-Offset"] == "50"
    told = lin.head(begun["Location"], headers=TUS)
    assert (told["Upload-Offset"], told["Upload-Length"], told["Cache-Control"]) == (
        "50",
        str(len(content)),
        "no-store",
    )
    assert send(lin, begun["Location"], content[50:], 50).status_code == 204
    upload = Upload.objects.get()
    owner = Actor(reference=upload.owner, kind="person")
    stored = take_upload(upload, purpose="material", by=owner, person=upload.owner)
    assert (stored.name, stored.content()) == ("图纸.pdf", content)


def test_taking_it_again_gives_the_same_file():
    upload = whole(pdf())
    first = take_upload(upload, purpose="material", by=LIN)
    assert take_upload(upload, purpose="material", by=LIN) == first
    assert StoredFile.objects.filter(purpose="material", stored_by="P-LIN").count() == 1


def whole(content, by=LIN):
    upload = begin_upload(name="a.pdf", length=len(content), by=by)
    return add_piece(upload, content, offset=0, by=by)


@pytest.mark.parametrize("offset", [0, 9, 11, 10**9])
def test_a_piece_elsewhere_changes_nothing(offset):
    upload = begin_upload(name="a.pdf", length=100, by=LIN)
    add_piece(upload, b"x" * 10, offset=0, by=LIN)
    with pytest.raises(Conflict):
        add_piece(upload, b"y", offset=offset, by=LIN)
    assert Upload.objects.get(pk=upload.pk).offset == 10


def test_an_unfinished_one_is_no_file():
    upload = begin_upload(name="a.pdf", length=100, by=LIN)
    with pytest.raises(Conflict, match="没有传完"):
        take_upload(upload, purpose="material", by=LIN)


def test_more_than_was_announced_is_refused():
    upload = begin_upload(name="a.pdf", length=10, by=LIN)
    with pytest.raises(Invalid):
        add_piece(upload, b"x" * 11, offset=0, by=LIN)


@pytest.mark.parametrize("length", [0, -1, settings.UPLOAD_MAX_BYTES + 1])
def test_a_length_that_cannot_be_is_refused(length):
    with pytest.raises(Invalid):
        begin_upload(name="a.pdf", length=length, by=LIN)


def test_nobody_fills_the_house_with_uploads_they_never_finish():
    for _ in range(10):
        begin_upload(name="a.pdf", length=settings.UPLOAD_MAX_BYTES, by=LIN)
    with pytest.raises(Invalid, match="没有传完"):
        begin_upload(name="a.pdf", length=1, by=LIN)
    begin_upload(name="a.pdf", length=1, by=WEN)


def test_a_stranger_does_not_find_it():
    lin, wen, content = log_in("lin"), log_in("wen"), pdf()
    address = begin(lin, content)["Location"]
    assert wen.head(address, headers=TUS).status_code == 404
    assert send(wen, address, content, 0).status_code == 404
    assert wen.delete(address, headers=TUS).status_code == 404
    upload = Upload.objects.get()
    with pytest.raises(Conflict):
        take_upload(upload, purpose="material", by=WEN)


def test_a_visitor_cannot_begin_one(client):
    assert begin(client, pdf()).status_code == 403
    with pytest.raises(NotAllowed):
        begin_upload(name="a.pdf", length=1, by=ANONYMOUS)


def test_it_can_be_given_up():
    lin, content = log_in("lin"), pdf()
    address = begin(lin, content)["Location"]
    send(lin, address, content[:10], 0)
    path = Piece.objects.get().path
    assert lin.delete(address, headers=TUS).status_code == 204
    assert lin.head(address, headers=TUS).status_code == 404
    assert not Piece.objects.filter(path=path).exists()


@pytest.mark.parametrize(
    ("headers", "status"),
    [({}, 412), ({"Tus-Resumable": "0.2.2"}, 412), (TUS, 400), ({**TUS, "Upload-Length": "-5"}, 400),
     ({**TUS, "Upload-Length": str(10**12)}, 413), ({**TUS, "Upload-Length": "9" * 30}, 400)],
)  # fmt: skip
def test_what_is_not_the_protocol_is_refused(headers, status):
    assert log_in("lin").post("/uploads/", headers=headers).status_code == status


def test_it_says_what_it_speaks():
    told = log_in("lin").options("/uploads/")
    assert (told["Tus-Version"], told["Tus-Max-Size"]) == ("1.0.0", str(settings.UPLOAD_MAX_BYTES))


def test_a_piece_of_another_type_is_refused():
    lin = log_in("lin")
    address = begin(lin, pdf())["Location"]
    headers = {**TUS, "Upload-Offset": "0"}
    assert lin.patch(address, b"x", content_type="text/plain", headers=headers).status_code == 415


def test_what_nobody_finished_in_a_day_is_cleared(django_capture_on_commit_callbacks):
    forgotten, fresh = (begin_upload(name="a.pdf", length=20, by=LIN) for _ in range(2))
    add_piece(forgotten, b"x" * 10, offset=0, by=LIN)
    Upload.objects.filter(pk=forgotten.pk).update(expires_at=now() - timedelta(minutes=1))
    path = Piece.objects.get().path
    with django_capture_on_commit_callbacks(execute=True):
        assert clear_uploads(by=system_actor("files")) == 1
    assert list(Upload.objects.all()) == [fresh]
    assert not default_storage.exists(path)
