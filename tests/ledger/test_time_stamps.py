"""Roots are stamped by a real RFC 3161 authority (openssl ts behind HTTP) and handed to a second party."""

import subprocess
import threading
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from cryptography import x509
from django.core.management import call_command

from records.ledger.actor import system_actor
from records.ledger.carrying import carry
from records.ledger.models import Errand, TrailRoot, TrailStamp
from records.ledger.notary import notarise, statement_of
from records.ledger.rules.stamps import BadStamp, read_stamp, stamp_faults, stamp_request, token_of
from records.ledger.verify import main

CONFIG = """[req]
distinguished_name=dn
[dn]
[ca]
basicConstraints=critical,CA:TRUE
[tsa]
extendedKeyUsage=critical,timeStamping
[tsa_config]
serial={0}/serial
signer_cert={0}/tsa.pem
certs={0}/ca.pem
signer_key={0}/tsa.key
signer_digest=sha256
default_policy=1.2.3.4
digests=sha256
ess_cert_id_alg=sha256
"""


def openssl(folder, *words):
    done = subprocess.run(["openssl", *words], cwd=folder, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    """A folder with a root, a time-stamping certificate and its configuration."""
    folder = tmp_path_factory.mktemp("tsa")
    (folder / "tsa.conf").write_text(CONFIG.format(folder))
    (folder / "serial").write_text("01\n")
    for name, parent, section in (("ca", [], "ca"), ("tsa", ["-CA", "ca.pem", "-CAkey", "ca.key"], "tsa")):
        new = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", f"{name}.key"]
        openssl(folder, "req", "-x509", "-config", "tsa.conf", "-extensions", section, "-subj", f"/CN=test {name}",
                "-days", "2", *new, "-out", f"{name}.pem", *parent)  # fmt: skip
    return folder


def reply(folder, request):
    """What `openssl ts` answers."""
    (folder / "request.tsq").write_bytes(request)
    return openssl(folder, "ts", "-reply", "-config", "tsa.conf", "-section", "tsa_config", "-queryfile", "request.tsq")


@pytest.fixture
def address(authority):
    """Where the authority answers over HTTP."""

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self):
            assert self.headers["Content-Type"] == "application/timestamp-query"
            body = reply(authority, self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args):
            pass

    with HTTPServer(("127.0.0.1", 0), Answer) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def trusted(folder):
    return x509.load_pem_x509_certificates((folder / "ca.pem").read_bytes())


@pytest.mark.django_db
def test_a_root_is_stamped_and_handed_out_and_the_verifier_agrees(settings, address, authority, tmp_path, capsys):
    settings.TSA_URL, settings.TRAIL_WITNESS = address, str(tmp_path / "witness" / "roots.jsonl")
    root = notarise(by=system_actor("notary"))
    assert carry("notary") == 1
    stamp = TrailStamp.objects.get(root=root)
    assert stamp_faults(bytes(stamp.token), statement_of(root), trusted(authority)) == []
    assert abs((read_stamp(bytes(stamp.token)).at - datetime.now(UTC)).total_seconds()) < 60
    call_command("export_trail", str(tmp_path / "trail.jsonl"))
    words = [tmp_path / "trail.jsonl", "--tsa", authority / "ca.pem", "--anchor", settings.TRAIL_WITNESS]
    assert main([str(word) for word in words]) == 0
    assert "time stamps: 1" in capsys.readouterr().out


@pytest.mark.django_db
def test_openssl_agrees_with_the_token(settings, address, authority, tmp_path):
    settings.TSA_URL = address
    root = notarise(by=system_actor("notary"))
    carry("notary")
    (tmp_path / "token.der").write_bytes(bytes(TrailStamp.objects.get(root=root).token))
    (tmp_path / "statement").write_bytes(statement_of(root))
    words = ["ts", "-verify", "-data", "statement", "-in", "token.der", "-token_in", "-CAfile", f"{authority}/ca.pem"]
    openssl(tmp_path, *words)


@pytest.mark.django_db
def test_an_authority_that_is_away_is_asked_again_later(settings, tmp_path):
    settings.TSA_URL = "http://127.0.0.1:9/"
    root = notarise(by=system_actor("notary"))
    carry("notary")
    errand = Errand.objects.get(kind="root.witness", key=str(root.size))
    assert (errand.status, errand.attempts) == ("failing", 1)
    assert TrailRoot.objects.filter(stamp=None).exists()


@pytest.mark.django_db
def test_without_an_authority_and_a_witness_nothing_waits(settings):
    settings.TSA_URL = settings.TRAIL_WITNESS = ""
    notarise(by=system_actor("notary"))
    assert not Errand.objects.filter(kind="root.witness").exists()


def test_a_stamp_of_something_else_proves_nothing(authority):
    token = token_of(reply(authority, stamp_request(b"this", 7)), b"this", 7)
    assert stamp_faults(token, b"this", trusted(authority)) == []
    assert "the time stamp is of something else" in stamp_faults(token, b"that", trusted(authority))
    with pytest.raises(BadStamp, match="another request"):
        token_of(reply(authority, stamp_request(b"this", 7)), b"this", 8)


def test_an_authority_that_nobody_trusts_is_named(authority, tmp_path):
    token = token_of(reply(authority, stamp_request(b"this", 7)), b"this", 7)
    words = [
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-keyout",
        "k",
        "-out",
        "other.pem",
        "-subj",
        "/CN=test ca",
    ]
    openssl(tmp_path, *words)
    other = x509.load_pem_x509_certificates((tmp_path / "other.pem").read_bytes())
    assert stamp_faults(token, b"this", other) == ["its certificate does not lead to the authority that was given"]


def test_one_altered_byte_of_a_token_is_found(authority):
    token = bytearray(token_of(reply(authority, stamp_request(b"this", 7)), b"this", 7))
    token[-3] ^= 1
    assert stamp_faults(bytes(token), b"this", trusted(authority))
