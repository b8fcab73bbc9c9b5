"""What could do harm stays outside: metadata of pictures, programs in PDFs, viruses."""

import io
import shutil
import socket
import socketserver
import struct
import subprocess
import threading
import time

import pytest
from PIL import Image
from pypdf import PdfWriter
from pypdf.annotations import Link
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from identity.models import User
from records.files.actions import store_file
from records.files.errands import scan_file
from records.files.gateways import ScannerSilent, is_infected
from records.files.models import StoredFile
from records.ledger.carrying import carry
from records.ledger.errors import Invalid
from records.ledger.models import Errand
from tests.cast import log_in
from tests.files.test_store_file import LIN, pdf

pytestmark = pytest.mark.django_db
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def photograph():
    image, out = Image.new("RGB", (40, 20), "teal"), io.BytesIO()
    exif = image.getexif()
    exif[0x0112], exif[0x010F] = 6, "SecretCamera"  # turned by 90 degrees; who made it
    image.save(out, "JPEG", exif=exif, comment=b"where I live")
    return out.getvalue()


def test_a_picture_is_kept_upright_and_without_what_was_hidden_in_it():
    stored = store_file(photograph(), name="a.jpg", purpose="material", by=LIN)
    kept = stored.content()
    assert b"SecretCamera" not in kept
    assert b"where I live" not in kept
    assert Image.open(io.BytesIO(kept)).size == (20, 40)
    assert stored.original_sha256 not in ("", stored.sha256)


def test_what_follows_a_picture_in_its_file_is_gone():
    stored = store_file(photograph() + b"<script>alert(1)</script>", name="a.jpg", purpose="material", by=LIN)
    assert b"script" not in stored.content()


def with_script(writer):
    action = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert('x')")}
    writer._root_object[NameObject("/OpenAction")] = DictionaryObject(action)


def with_attachment(writer):
    writer.add_attachment("a.exe", b"MZ")


def with_launch(writer):
    action = {NameObject("/S"): NameObject("/Launch"), NameObject("/F"): TextStringObject("cmd.exe")}
    writer._root_object[NameObject("/OpenAction")] = DictionaryObject(action)


@pytest.mark.parametrize("hide", [with_script, with_attachment, with_launch])
def test_a_pdf_that_could_run_something_is_refused_with_what_to_do(hide):
    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    hide(writer)
    writer.write(out)
    with pytest.raises(Invalid) as refused:
        store_file(out.getvalue(), name="a.pdf", purpose="material", by=LIN)
    assert "重新打印成 PDF" in refused.value.problems[0].sentence


def test_a_pdf_with_an_ordinary_link_is_taken():
    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    writer.add_annotation(0, Link(rect=(0, 0, 50, 50), url="https://example.invalid/"))
    writer.write(out)
    assert store_file(out.getvalue(), name="a.pdf", purpose="material", by=LIN).pages == 1


class Scanner(socketserver.StreamRequestHandler):
    """Speaks INSTREAM as clamd does: finds what says Eicar, is silent when told to be."""

    def handle(self):
        assert self.rfile.read(10) == b"zINSTREAM\0"
        content = b""
        while size := struct.unpack(">I", self.rfile.read(4))[0]:
            content += self.rfile.read(size)
        if b"silence" not in content:
            self.wfile.write(b"stream: Eicar-Test-Signature FOUND\0" if b"Eicar" in content else b"stream: OK\0")


@pytest.fixture
def scanner(settings):
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Scanner) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.CLAMD_ADDRESS = f"127.0.0.1:{server.server_address[1]}"
        yield settings.CLAMD_ADDRESS
        server.shutdown()


def kept(content):
    """Lin, logged in, and a file of hers."""
    owner = User.objects.get(username="lin").person.reference
    return log_in("lin"), store_file(content, name="a.pdf", purpose="material", by=LIN, person=owner)


def with_title(title):
    """A PDF that says something."""
    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    writer.add_metadata({"/Title": title})
    writer.write(out)
    return out.getvalue()


def test_a_file_is_given_out_only_after_the_scanner_has_seen_it(scanner):
    lin, stored = kept(pdf())
    waiting = lin.get(f"/files/{stored.reference}/")
    assert (waiting.status_code, "查毒" in waiting.text) == (409, True)
    carry("documents")
    assert lin.get(f"/files/{stored.reference}/").status_code == 200


def test_an_infected_file_is_never_given_out_and_its_content_goes(scanner, django_capture_on_commit_callbacks):
    lin, stored = kept(with_title("Eicar"))
    with django_capture_on_commit_callbacks(execute=True):
        scan_file(Errand(kind="file.scan", ref=stored.reference))
    stored = StoredFile.objects.get(pk=stored.pk)
    assert stored.infected
    assert "病毒" in lin.get(f"/files/{stored.reference}/").text
    with pytest.raises(FileNotFoundError):
        stored.content()


def test_without_a_verdict_the_file_stays_closed(settings, scanner):
    lin, stored = kept(with_title("silence"))
    carry("documents")
    assert lin.get(f"/files/{stored.reference}/").status_code == 409
    assert Errand.objects.get(kind="file.scan", ref=stored.reference).attempts == 1


def test_a_scanner_that_hangs_up_or_is_not_there_gives_no_verdict(settings, scanner):
    with pytest.raises(ScannerSilent):
        is_infected(io.BytesIO(b"silence"))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        settings.CLAMD_ADDRESS = f"127.0.0.1:{probe.getsockname()[1]}"
    with pytest.raises(ConnectionRefusedError):
        is_infected(io.BytesIO(b"x"))


@pytest.mark.skipif(not shutil.which("clamd"), reason="clamd comes by apt as root")
def test_the_real_scanner_understands_us(settings, tmp_path):
    (tmp_path / "test.hdb").write_text("44d88612fea8a8f36de82e1278abb02f:68:Eicar-Test-Signature\n")
    configuration, place = tmp_path / "clamd.conf", tmp_path / "socket"
    configuration.write_text(f"DatabaseDirectory {tmp_path}\nLocalSocket {place}\nForeground yes\n")
    with subprocess.Popen(["clamd", "-c", str(configuration)], stdout=subprocess.DEVNULL) as clamd:
        settings.CLAMD_ADDRESS = str(place)
        deadline = time.monotonic() + 20
        while not place.exists() and time.monotonic() < deadline:
            time.sleep(0.1)
        try:
            assert is_infected(io.BytesIO(EICAR))
            assert not is_infected(io.BytesIO(b"clean"))
        finally:
            clamd.terminate()
