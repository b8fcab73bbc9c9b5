"""An outsider proves the exported trail with a file alone; what a superuser did to a copy of the database is found."""

import os
import subprocess
import sys

import psycopg2
import pytest
from cryptography.hazmat.primitives import serialization
from django.conf import settings
from django.core.management import call_command

from records.ledger.actor import system_actor
from records.ledger.models import TrailEntry, TrailRoot
from records.ledger.notary import notarise
from records.vault import signing
from tests.conftest import OWNER_URL, ROOT, address, drop_clone, make_clone, point_at

VICTIM = "(SELECT min(stream) FROM ledger_trailentry WHERE seq = 3)"
ENTRY = f"ledger_trailentry WHERE stream = {VICTIM}"
BREAK_OPEN = [
    *(f"ALTER TABLE ledger_{table} DISABLE TRIGGER USER" for table in ("trailentry", "trailleaf", "trailroot")),
    "ALTER TABLE ledger_trailentry DROP CONSTRAINT ledger_trailentry_pkey CASCADE",
]
REHASH = f"""DO $$ DECLARE e record; tip bytea := ''; BEGIN
FOR e IN SELECT * FROM ledger_trailentry WHERE stream = {VICTIM} ORDER BY seq LOOP
  UPDATE ledger_trailentry SET prev_hash = tip, hash = sha256(tip || convert_to(body, 'UTF8')) WHERE id = e.id
  RETURNING hash INTO tip; END LOOP;
UPDATE ledger_trailhead SET hash = tip WHERE stream = {VICTIM}; END $$"""
CHANGE = (
    f"UPDATE ledger_trailentry SET body = replace(body, '\"acr\":', '\"acr\":1') WHERE stream = {VICTIM} AND seq = 2"
)
CUT = [
    f"CREATE TEMP TABLE gone AS SELECT * FROM {ENTRY} AND seq > 1",
    "UPDATE ledger_trailhead h SET seq = 1, hash = e.hash FROM ledger_trailentry e "
    "WHERE h.stream = e.stream AND e.seq = 1 AND e.stream IN (SELECT stream FROM gone)",
    "DELETE FROM ledger_trailleaf WHERE entry_id IN (SELECT id FROM gone)",
    "DELETE FROM ledger_trailentry WHERE id IN (SELECT id FROM gone)",
]
DEEDS = {
    "edit": ([CHANGE], "content was changed"),
    "edit of a searchable column": ([f"UPDATE ledger_trailentry SET actor = 'M-X' WHERE stream = {VICTIM}"], "columns differ: actor"),
    "edit with all hashes and the head renewed": ([CHANGE, REHASH], "not the ones it is over"),
    "deletion": ([f"DELETE FROM {ENTRY} AND seq = 2"], "entries are missing"),
    "truncation with the head moved back": (CUT, "entries are missing"),
    "a root without its signature": (["UPDATE ledger_trailroot SET root = sha256('x')"], "signature is wrong"),
}  # fmt: skip


@pytest.fixture(scope="module")
def notarised(template_database, django_db_setup, django_db_blocker, tmp_path_factory):
    """A copy with the demonstration's trail under a root; its name, and the export made of it in good times."""
    name, own = f"{template_database}_notary_{os.getpid()}", settings.DATABASES["default"]["NAME"]
    good = tmp_path_factory.mktemp("trail") / "good.jsonl"
    with django_db_blocker.unblock():
        make_clone(template_database, name)
        point_at(name)
        notarise(by=system_actor("notary"))
        call_command("export_trail", str(good))
        point_at(own)
    yield name, good
    drop_clone(name)


@pytest.fixture
def tamper(notarised, django_db_blocker, tmp_path):
    """Run statements on a copy of the notarised copy, and export again."""
    name, own = f"{notarised[0]}_t", settings.DATABASES["default"]["NAME"]

    def run(statements):
        make_clone(notarised[0], name)
        link = psycopg2.connect(address(OWNER_URL, name))
        with link, link.cursor() as cursor:
            for statement in [*BREAK_OPEN, *statements]:
                cursor.execute(statement)
        link.close()
        with django_db_blocker.unblock():
            point_at(name)
            call_command("export_trail", str(tmp_path / "again.jsonl.gz"))
        return tmp_path / "again.jsonl.gz"

    yield run
    with django_db_blocker.unblock():
        point_at(own)
    drop_clone(name)


def verify(*words):
    """The verifier as an outsider runs it: no settings, no database."""
    command = [sys.executable, "-m", "records.ledger.verify", *map(str, words)]
    done = subprocess.run(command, cwd=ROOT, env={"PATH": os.environ["PATH"]}, capture_output=True, text=True)
    assert not done.stderr, done.stderr
    return done.returncode, done.stdout


@pytest.fixture
def key(tmp_path):
    """The notary's public key as it was handed out."""
    loaded = serialization.load_der_public_key(signing.public_key())
    pem = loaded.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    (tmp_path / "notary.pem").write_bytes(pem)
    return tmp_path / "notary.pem"


def test_an_untouched_trail_is_sound(notarised, tamper, key):
    again = tamper([])
    code, said = verify(again, "--key", key, "--anchor", notarised[1])
    assert (code, said.splitlines()[-1]) == (0, "VERDICT: sound"), said


@pytest.mark.parametrize("deed", DEEDS)
def test_what_a_superuser_did_is_found(tamper, deed):
    statements, fault = DEEDS[deed]
    code, said = verify(tamper(statements))
    assert code == 1
    assert fault.replace("differ: ", "differ from what was hashed: ") in said, said


def test_a_cut_made_together_with_all_roots_is_found_by_a_root_handed_out_before(notarised, tamper):
    roots = ["DELETE FROM ledger_trailroot", "DELETE FROM ledger_trailleaf", "CREATE TEMP TABLE before AS SELECT 1"]
    refill = "INSERT INTO ledger_trailpending SELECT id FROM ledger_trailentry"
    again = tamper([*CUT, *roots, refill])
    assert verify(again)[0] == 0
    code, said = verify(again, "--anchor", notarised[1])
    assert code == 1 and "root handed out earlier" in said


def test_a_root_of_somebody_elses_key_is_found(tamper, key, monkeypatch, notarised):
    again = tamper([])
    other = signing.ec.generate_private_key(signing.ec.SECP256R1()).public_key()
    key.write_bytes(other.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo))
    code, said = verify(again, "--key", key)
    assert code == 1 and "another key than the notary's" in said


def test_half_a_file_is_found(notarised, tmp_path):
    lines = notarised[1].read_text().splitlines()
    half = tmp_path / "half.jsonl"
    half.write_text("\n".join(lines[:20]))
    assert verify(half)[0] == 1


def test_what_is_no_export_is_unreadable(tmp_path):
    (tmp_path / "x").write_text("nonsense")
    assert verify(tmp_path / "x")[0] == 2
    assert verify(tmp_path / "missing")[0] == 2


@pytest.mark.django_db
def test_leaf_numbers_have_no_gap_and_a_second_notary_finds_nothing():
    first = notarise(by=system_actor("notary"))
    assert first.size == TrailEntry.objects.filter(leaf__isnull=False).count() > 50
    assert set(TrailEntry.objects.values_list("leaf__number", flat=True)) == set(range(first.size))
    assert notarise(by=system_actor("notary")) is None
    assert TrailRoot.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("table", ["trailleaf", "trailroot", "trailstamp", "readentry", "readingdelay"])
@pytest.mark.parametrize("attempt", ["DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_the_notary_s_register_and_the_read_log_refuse_deletion(owner_link, table, attempt):
    with owner_link.cursor() as cursor:
        if attempt.startswith("DELETE"):
            cursor.execute("SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass", [f"ledger_{table}"])
            assert [name for (name,) in cursor.fetchall() if "append_only" in name]
            return
        with pytest.raises(psycopg2.errors.RaiseException, match="append-only"):
            cursor.execute(attempt.format(f"ledger_{table}"))
