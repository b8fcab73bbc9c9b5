"""A seal is valid when tools that did not make it say so."""

import dataclasses
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from documents.models import Paper
from identity.actions.seals import (
    authorisation_in_force,
    authorise_sealing,
    revoke_authorisation,
    trust_folder,
    use_seal,
)
from identity.models import SealAuthorisation
from identity.seals.checking import check_seal
from portal.demonstration.seals import head_of
from records.ledger.actor import system_actor
from records.ledger.clock import now
from records.ledger.errors import NotAllowed
from records.registers.models import Department

pytestmark = pytest.mark.django_db


@pytest.fixture
def sealed(tmp_path):
    """The business licence of the demonstration, as a file."""
    path = tmp_path / "licence.pdf"
    path.write_bytes(Paper.objects.get(kind="certificate").stored_file.content())
    return path


def test_pyhanko_says_the_seal_is_valid(sealed):
    root = trust_folder() / "root.pem"
    command = [
        str(Path(sys.executable).with_name("pyhanko")),
        "sign",
        "validate",
        "--no-revocation-check",
        "--trust",
        str(root),
        "--pretty-print",
        str(sealed),
    ]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told
    assert "is judged VALID" in told.stdout + told.stderr, told


@pytest.mark.skipif(not shutil.which("pdfsig"), reason="poppler-utils is not installed")
def test_pdfsig_says_the_seal_is_valid(sealed):
    told = subprocess.run(["pdfsig", "-nocert", str(sealed)], capture_output=True, text=True, check=False).stdout
    assert "Signature is Valid" in told
    assert "Total document signed" in told


@pytest.mark.skipif(not shutil.which("certutil"), reason="libnss3-tools is not installed")
def test_pdfsig_trusts_it_when_given_the_demonstration_root(sealed, tmp_path):
    store = tmp_path / "nss"
    store.mkdir()
    root = trust_folder() / "root.pem"
    subprocess.run(["certutil", "-N", "-d", f"sql:{store}", "--empty-password"], check=True)
    subprocess.run(["certutil", "-A", "-d", f"sql:{store}", "-n", "root", "-t", "CT,C,C", "-i", str(root)], check=True)
    told = subprocess.run(
        ["pdfsig", "-nssdir", str(store), str(sealed)], capture_output=True, text=True, check=False
    ).stdout
    assert "Signature is Valid" in told
    assert "Certificate is Trusted" in told


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler-utils is not installed")
def test_it_says_on_its_face_that_it_is_a_specimen(sealed):
    text = subprocess.run(["pdftotext", str(sealed), "-"], capture_output=True, text=True, check=True).stdout
    assert "演示样例·无法律效力" in text
    assert "云浦区林记面馆" in text


@pytest.mark.skipif(not shutil.which("pdffonts"), reason="poppler-utils is not installed")
def test_every_font_is_embedded(sealed):
    lines = subprocess.run(["pdffonts", str(sealed)], capture_output=True, text=True, check=True).stdout.splitlines()[
        2:
    ]
    assert lines
    assert all(line.split()[-5] == "yes" for line in lines)


@pytest.mark.parametrize("place", [0.1, 0.3, 0.5, 0.7, 0.9])
def test_one_altered_byte_anywhere_is_found(sealed, place):
    content = bytearray(sealed.read_bytes())
    content[int(len(content) * place)] ^= 1
    assert check_seal(bytes(content), trust_folder() / "root.pem").result in {"altered", "unreadable"}


def test_something_added_behind_the_signature_is_found(sealed):
    content = sealed.read_bytes() + b"\n% added\n"
    assert check_seal(content, trust_folder() / "root.pem").result == "altered"


def test_nothing_is_sealed_without_an_authorisation_in_force():
    for row in SealAuthorisation.objects.filter(seal__department__role="fire_rescue"):
        revoke_authorisation(row, by=head_of("bo"))
    department = Department.objects.get(role="fire_rescue", division__code="990102000000")
    with pytest.raises(NotAllowed):
        use_seal(b"%PDF", department=department, document_kind="grant", paper="D-1", case="1", by=system_actor("test"))


def test_another_organs_head_cannot_revoke():
    row = SealAuthorisation.objects.filter(seal__department__role="fire_rescue").first()
    with pytest.raises(NotAllowed):
        revoke_authorisation(row, by=head_of("an"))


def test_an_authorisation_for_one_item_covers_no_other_item():
    row = SealAuthorisation.objects.filter(seal__department__role="fire_rescue").first()
    day = now().date()
    authorise_sealing(
        row.seal, document_kind="only-60", item_code="60", valid_from=day - timedelta(days=1), valid_to=row.valid_to,
        by=head_of("bo"),
    )  # fmt: skip
    assert authorisation_in_force(row.seal.department, "only-60", now(), "60").item_code == "60"
    with pytest.raises(NotAllowed):
        authorisation_in_force(row.seal.department, "only-60", now(), "37")


def test_a_keeper_may_not_authorise_the_own_seal_from_another_post():
    row = SealAuthorisation.objects.filter(seal__department__role="fire_rescue").first()
    keeper = dataclasses.replace(head_of("bo"), person_id=row.seal.keeper.person_id)
    with pytest.raises(NotAllowed):
        authorise_sealing(row.seal, document_kind="x", valid_from=row.valid_from, valid_to=row.valid_to, by=keeper)
