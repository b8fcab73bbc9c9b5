"""Renewing keys: everything is found, encrypted anew, resumable, while readers and writers go on."""

import re
import threading
import time
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import close_old_connections, connection

from identity.models import Person
from records.ledger import rotating
from records.ledger.actor import system_actor
from records.ledger.carrying import carry_everything
from records.ledger.clock import now
from records.ledger.deeds import deed, record
from records.ledger.errors import Conflict, NotAllowed
from records.ledger.models import KeyRotation, PersonKey
from records.ledger.renewing import count_outdated, parts
from records.ledger.rotating import advance_rotation, begin_rotation
from records.vault import crypto
from records.vault.datakeys import forget_keys
from services.models import Application
from tests.cast import fill_draft, lin_for_her_shop, log_in, start_draft, submit_draft
from tests.conftest import committing_clone

BY = system_actor("test")


@pytest.fixture
def at_once(monkeypatch):
    """No other process writes: nothing has to settle."""
    monkeypatch.setattr(rotating, "SETTLING", timedelta(0))


def run(rotation, size=7, batches=10_000):
    """Carry a run on; how many batches it took."""
    for number in range(batches):
        rotation.refresh_from_db()
        if rotation.finished_at:
            return number
        advance_rotation(rotation, by=BY, size=size)
    return batches


def outdated():
    return {part.name: count_outdated(part) for part in parts() if count_outdated(part)}


@pytest.mark.django_db
def test_fields_sealed_elements_and_wrapped_keys_are_all_renewed(at_once):
    lin = lin_for_her_shop()
    draft = start_draft(lin)
    fill_draft(lin, draft)
    case = submit_draft(lin, draft)

    @deed
    def note(*, by, at=None):
        record("test.note", stream="test:1", by=by, at=at, private={"x": "䶮"}, person="P-1")

    note(by=BY)
    before = {p.pk: p.name.plain() for p in Person.objects.all()}
    assert outdated() == {}
    rotation = begin_rotation(by=BY, by_errand=False)
    stale = outdated()
    assert {"identity_person.name", "identity_seal.private_key", "services_application.answers",
            "licences_licence.face", "ledger_personkey.wrapped"} <= set(stale)  # fmt: skip
    assert rotation.total == sum(stale.values())
    run(rotation)
    assert (outdated(), rotation.percent, rotation.done >= rotation.total > 50) == ({}, 100, True)
    assert {p.pk: p.name.plain() for p in Person.objects.all()} == before
    assert len(crypto.unwrap(bytes(PersonKey.objects.get(person="P-1").wrapped))) == 32
    page = log_in("mo").get(f"/desk/{case}/")
    assert (page.status_code, Application.objects.filter(reference=case).count()) == (200, 1)


@pytest.mark.django_db
def test_after_a_switch_everything_moves_to_the_other_provider(at_once, settings):
    settings.CRYPTO = "guomi"
    run(begin_rotation(by=BY, by_errand=False), size=50)
    lin = Person.objects.get(user__username="lin")
    assert (outdated(), lin.name.blob()[0], lin.name.plain()) == ({}, 2, "林晓岚")
    assert bytes(lin.id_number_blind) == crypto.blind_index(lin.id_number.plain(), "id_number")


@pytest.mark.django_db
def test_an_interrupted_run_goes_on_where_it_was(at_once):
    rotation = begin_rotation(by=BY, by_errand=False)
    run(rotation, size=5, batches=3)
    rotation.refresh_from_db()
    assert 0 < rotation.percent < 100 and rotation.done == 15
    with pytest.raises(Conflict):
        begin_rotation(by=BY)
    out = StringIO()
    call_command("rotate_keys", size=5, stdout=out)
    assert re.search(rf"^{rotation.total - 15} values .* finished$", out.getvalue(), re.M), out.getvalue()
    assert (outdated(), KeyRotation.objects.count()) == ({}, 1)


@pytest.mark.django_db
def test_the_command_ends_only_when_no_process_may_still_write_under_the_old_key(monkeypatch):
    monkeypatch.setattr(rotating, "SETTLING", timedelta(seconds=1))
    call_command("rotate_keys", size=1000, stdout=StringIO())
    rotation = KeyRotation.objects.get()
    assert rotation.finished_at - rotation.started_at >= timedelta(seconds=1)


@pytest.mark.django_db
def test_what_was_written_under_the_old_key_meanwhile_is_found_in_another_round(at_once):
    lin, old = Person.objects.get(user__username="lin"), crypto.current_key("identity")
    rotation = begin_rotation(by=BY, by_errand=False)
    while not rotation.parts["identity_person.name"]["over"]:
        advance_rotation(rotation, by=BY, size=100)
        rotation.refresh_from_db()
    provider, context = old.provider, f"identity_person:name:{lin.pk}".encode()
    late = bytes([1, 1]) + old.version.to_bytes(2, "big") + b"n" * 12
    late += provider.seal(old.secret, b"n" * 12, "林迟".encode(), context)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE identity_person SET name = %s WHERE id = %s", [late, lin.pk])
    run(rotation, size=100)
    assert (rotation.rounds, outdated(), Person.objects.get(pk=lin.pk).name.plain()) == (2, {}, "林迟")


@pytest.fixture
def own_database(template_database, django_db_setup, django_db_blocker):
    """A copy in which transactions really commit."""
    with django_db_blocker.unblock(), committing_clone(f"{template_database}_rotation", template_database):
        yield


def test_readers_and_writers_go_on_meanwhile(own_database, at_once):
    """Two threads rename and read people without pause: nothing is lost, nothing fails, nothing waits long."""
    keys, over, faults, written, slowest = (
        list(Person.objects.values_list("pk", flat=True)),
        threading.Event(),
        [],
        {},
        [0.0],
    )

    def write():
        number = 0
        while not over.is_set():
            number += 1
            row = Person.objects.get(pk=keys[number % len(keys)])
            begun = time.monotonic()
            row.name = f"写{number}"
            row.save(update_fields=["name", "name_masked"])
            slowest[0], written[row.pk] = max(slowest[0], time.monotonic() - begun), f"写{number}"
        connection.close()

    def read():
        while not over.is_set():
            for row in Person.objects.all():
                if not row.name.plain() or not row.id_number.plain():
                    faults.append(row.pk)
        connection.close()

    def guarded(work):
        try:
            work()
        except BaseException as error:
            faults.append(error)
            raise

    threads = [threading.Thread(target=guarded, args=[work]) for work in (write, read)]
    for thread in threads:
        thread.start()
    rounds = 0
    while rounds < 3 or len(written) < 5:
        run(begin_rotation(by=BY, by_errand=False), size=3)
        rounds += 1
    over.set()
    for thread in threads:
        thread.join()
    close_old_connections()
    assert faults == []
    assert {pk: Person.objects.get(pk=pk).name.plain() for pk in written} == written
    assert slowest[0] < 5


def test_nobody_encrypts_under_keys_that_are_not_yet_committed(own_database, at_once, monkeypatch):
    """While the keys are being made another thread writes: what it wrote opens also when the making fails."""
    lin, blobs = Person.objects.get(user__username="lin"), []

    def write():
        blobs.append(crypto.encrypt("林迟", "here"))
        connection.close()

    def fail(*args, **kwargs):
        thread = threading.Thread(target=write)
        thread.start()
        thread.join()
        raise RuntimeError("the machine went down")

    monkeypatch.setattr(rotating, "record", fail)
    with pytest.raises(RuntimeError):
        begin_rotation(by=BY, by_errand=False)
    forget_keys()
    assert (crypto.decrypt(blobs[0], "here"), lin.name.plain()) == ("林迟", "林晓岚")


@pytest.mark.django_db
def test_the_page_begins_a_run_and_workers_carry_it(at_once, security):
    assert security.get("/security/keys/").status_code == 200
    assert security.post("/security/keys/rotation/").status_code == 302
    page = security.get("/security/keys/").content.decode()
    assert "<progress" in page and "正在轮换" in page
    carry_everything()
    KeyRotation.objects.get(finished_at__lte=now())
    assert (outdated(), "<progress" in security.get("/security/keys/").content.decode()) == ({}, False)
    assert security.post("/security/keys/rotation/").status_code == 302


@pytest.mark.django_db
@pytest.mark.parametrize("stranger", ["lin", "wen", "mo", "an", "sun", "qi"])
def test_a_stranger_to_the_office_of_security_is_refused(stranger):
    client = log_in(stranger)
    assert client.get("/security/keys/").status_code == client.post("/security/keys/rotation/").status_code == 403
    assert not KeyRotation.objects.exists()


@pytest.mark.django_db
def test_an_auditor_renews_nothing():
    with pytest.raises(NotAllowed):
        begin_rotation(by=rotating.Actor(reference="M", kind="official", roles=frozenset({"auditor"})))


SEALED = """SELECT quote_ident(table_name), quote_ident(column_name), data_type FROM information_schema.columns
WHERE table_schema = 'public' AND data_type IN ('jsonb', 'bytea')"""


@pytest.mark.django_db
def test_no_table_holds_anything_encrypted_that_a_renewal_would_not_find(own_house):
    """Every column with sealed JSON, or with a value that begins like ours and opens, is a part."""
    known, found = {part.name for part in parts()}, set()
    with connection.cursor() as cursor:
        cursor.execute(SEALED)
        for table, column, kind in cursor.fetchall():
            if table.startswith("vault_"):
                continue
            holds = (
                f"{column}::text LIKE '%$sealed%'"
                if kind == "jsonb"
                else f"substr({column}, 1, 2) IN ('\\x0101', '\\x0102', '\\x0103', '\\x0104', '\\x0105') AND length({column}) >= 32"
            )
            cursor.execute(f"SELECT count(*) FILTER (WHERE {holds}), count({column}) FROM {table}")
            sealed, filled = cursor.fetchone()
            if sealed and (kind == "jsonb" or sealed * 2 > filled):  # one hash in thirteen thousand begins so by chance
                found.add(f"{table}.{column}")
    assert (found - known, len(found) > 5) == (set(), True)
