"""A canary: a person with a name, numbers and addresses found nowhere else goes through a real application; afterwards
nothing of her stands in clear in any table, log, error page, errand, cache, message, export or trail."""

import io
import logging
import re
from datetime import timedelta

import pytest
import redis
from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils.timezone import localdate, now

from exchange import errands as outbox
from exchange.models import Notice
from identity.actions.firms import accept_handling
from identity.actions.people import add_handler, open_account, register_person
from identity.actors import actor_of_person
from identity.models import Organisation, Person
from portal.demonstration.cast import PASSWORD
from portal.logs import QuietFormatter
from records.identifiers.persons import id_check_character
from records.ledger.actor import system_actor
from records.ledger.carrying import carry_everything
from records.ledger.models import Errand, TrailEntry
from records.privacy.actions import purge_due
from records.privacy.models import PrivacyRequest
from services.models import Application
from tests.cast import FORM, fill_draft, log_in, start_draft, submit_draft

pytestmark = pytest.mark.django_db
BODY = "99010219770913077"
SAID = {
    "name": "黎珂䶮", "id_number": BODY + id_check_character(BODY), "phone": "19971337713",
    "email": "canary.7713@example.invalid",
}  # fmt: skip
TABLES = """SELECT quote_ident(tablename) FROM pg_tables
WHERE schemaname = 'public' AND has_table_privilege(to_regclass('public.' || quote_ident(tablename)), 'SELECT')"""


def shapes(value):
    """A value as it may stand in text, in bytea as text, in JSON escapes, in a query string."""
    raw = value.encode()
    spaced = f"{value[:3]} {value[3:7]} {value[7:]}"
    return {value, raw.hex(), value.encode("unicode_escape").decode(), "".join(f"%{b:02X}" for b in raw), spaced}


OTHER_PHONE = "19971337714"
CANARIES = {shape for value in [*SAID.values(), OTHER_PHONE] for shape in shapes(value)}


def leaks(text):
    """What of her stands in a text."""
    return sorted(shape for shape in CANARIES if shape.casefold() in text.casefold())


@pytest.mark.parametrize("shape", [SAID["name"], SAID["name"].encode().hex(), "199 7133 7713", SAID["email"].upper()])
def test_the_search_finds_what_is_there(shape):
    assert leaks(f"x{shape}y")


@pytest.fixture
def logs():
    """Everything that is logged, down to the last detail but SQL, as the portal's own formatter writes it."""
    root, text = logging.getLogger(), io.StringIO()
    written = logging.StreamHandler(text)
    written.setFormatter(next(h.formatter for h in root.handlers if isinstance(h.formatter, QuietFormatter)))
    level, sql = root.level, logging.getLogger("django.db.backends")
    root.addHandler(written)
    root.setLevel(logging.DEBUG)
    sql.setLevel(logging.INFO)
    yield text
    root.removeHandler(written)
    root.setLevel(level)
    sql.setLevel(logging.NOTSET)


@pytest.fixture
def store():
    """The Redis of this run."""
    cache.clear()
    return redis.Redis.from_url(settings.REDIS_URL)


@pytest.fixture(autouse=True)
def by_day(settings):
    """Whatever the hour is, messages ring."""
    settings.QUIET_HOURS = ""


@pytest.fixture
def canary(logs):
    """Her client: entered, logged in through the door."""
    by = system_actor("test")
    row = register_person(**SAID, region="990102001", assurance=3, by=by)
    open_account(row, username="canary", password=PASSWORD, by=by)
    firm, lin = Organisation.objects.get(), actor_of_person(Person.objects.get(user__username="lin"))
    accept_handling(add_handler(firm, row, valid_from=localdate(), by=lin), by=actor_of_person(row))
    client = Client(raise_request_exception=False)
    assert client.post("/account/login/", {"username": "canary", "password": PASSWORD}).status_code == 302
    client.post("/account/acting-for/", {"organisation": firm.reference})
    return client


@pytest.fixture
def asked(canary):
    """She asks for a copy, a correction, the end of a reading; offices answer."""
    mine = {"datum": "identity:phone", "value": OTHER_PHONE, "reason": f"{SAID['name']} 换号"}
    assert canary.post("/privacy/correction/", mine).status_code == 302
    canary.post("/privacy/export/")
    carry_everything()
    return PrivacyRequest.objects.get(kind="export", person=Person.objects.get(user__username="canary").reference)


@pytest.fixture
def case(canary, monkeypatch, django_capture_on_commit_callbacks):
    """She applies with her own data, the counter receives it, organs accept; the bells ring into Redis."""
    mine = {
        "contact_name": SAID["name"], "contact_phone": SAID["phone"], "safety_manager": SAID["name"],
        "safety_manager_id": SAID["id_number"], "fire_manager": SAID["name"],
    }  # fmt: skip
    for field, value in mine.items():
        monkeypatch.setitem(FORM, field, value)
    with django_capture_on_commit_callbacks(execute=True):
        draft = start_draft(canary)
        fill_draft(canary, draft)
        number, mo = submit_draft(canary, draft), log_in("mo")
        mo.post(f"/desk/{number}/receipt/")
        for child in Application.objects.filter(parent__reference=number):
            mo.post(f"/desk/{child.reference}/acceptance/")
        for page in (f"/desk/{number}/", f"/applications/{number}/"):
            assert mo.get(page).status_code == 200
        carry_everything()
    return number


def test_no_table_holds_her_in_clear(case, asked):
    found, searched = {}, 0
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        for (table,) in cursor.fetchall():
            cursor.execute(f"SELECT t::text FROM {table} t")
            said = leaks("\n".join(row[0] for row in cursor.fetchall()))
            found |= {table: said} if said else {}
            searched += 1
    assert (found, searched > 50, Application.objects.filter(reference=case).count()) == ({}, True, 1)


def test_trail_and_errands_hold_her_not_even_by_export(case, asked, tmp_path):
    call_command("export_trail", str(tmp_path / "trail.jsonl"))
    written = (tmp_path / "trail.jsonl").read_text()
    assert case in written
    assert leaks(written) == []
    rows = Errand.objects.values_list("kind", "key", "ref", "fault")
    assert (len(rows) > 0, leaks(str(list(rows)))) == (True, [])


def test_caches_sessions_and_messages_do_not(case, canary, store):
    for path in ("/account/", "/notices/", f"/applications/{case}/", "/applications/", "/wallet/", "/"):
        canary.get(path)
    for asked in ("department", "theme", "q"):
        Client().get("/services/", {asked: SAID["name"]})
    held = b"".join(key + dump_of(store, key) for key in store.scan_iter("*"))
    assert held
    assert leaks(held.decode("latin-1")) == leaks(held.decode(errors="replace")) == []


def dump_of(store, key):
    """The content of a key of any type."""
    kind = store.type(key)
    if kind == b"list":
        return b"".join(store.lrange(key, 0, -1))
    if kind == b"hash":
        return b"".join(store.hvals(key))
    if kind in {b"set", b"zset"}:
        return b"".join(store.smembers(key) if kind == b"set" else store.zrange(key, 0, -1))
    return store.get(key) or b""


def test_logs_stay_silent_also_when_things_fail(canary, logs, monkeypatch, case):
    canary.get(f"/search/?q={SAID['name']}")
    canary.get(f"/services/?q={SAID['phone']}")
    canary.post("/account/login/", {"username": SAID["id_number"], "password": SAID["phone"]})
    canary.put("/api/v1/drafts/DR-X/answers/", {"answers": FORM}, content_type="application/json")
    log_in("mo").get(f"/desk/{case}/?{SAID['id_number']}")
    assert "carry" in logs.getvalue()
    assert leaks(logs.getvalue()) == []


def test_a_failing_errand_tells_where_never_what(case, logs, monkeypatch):
    def refuse(channel, address, subject, body, reference):
        raise ValueError(f"no such mailbox {address} of {SAID['name']}")

    monkeypatch.setattr(outbox, "send", refuse)
    Errand.objects.filter(kind="notice.send").update(done_at=None, due_at="2026-01-01T00:00Z")
    outbox.Dispatch.objects.update(sent_at=None)
    carry_everything()
    faults = "".join(Errand.objects.exclude(fault="").values_list("fault", flat=True))
    assert ("ValueError" in faults, leaks(faults), leaks(logs.getvalue())) == (True, [], [])


def test_an_error_page_and_its_log_say_nothing_of_her(case, canary, logs, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError(f"broken at {SAID['name']} {SAID['id_number']}")

    monkeypatch.setattr("services.views.cases.axis_of", fail)
    page = canary.get(f"/applications/{case}/")
    assert page.status_code == 500
    assert (leaks(page.content.decode()), leaks(logs.getvalue())) == ([], [])


@pytest.mark.parametrize("stranger", ["wen", "sun", "bo"])
def test_refused_pages_say_nothing_of_her(case, asked, stranger):
    mine = (f"/privacy/requests/{asked.reference}/", f"/privacy/export/{asked.reference}/json/", "/desk/privacy/")
    for path in (
        *mine,
        f"/applications/{case}/unmasking/",
        f"/applications/{case}/",
        f"/desk/{case}/",
        f"/api/v1/applications/{case}/",
        "/audit/",
    ):
        assert leaks(log_in(stranger).get(path).content.decode()) == []


def test_public_exports_hold_nothing_of_her(case):
    names = set(re.findall(r"/open-data/[\w-]+\.(?:csv|json)", Client().get("/open-data/").content.decode()))
    texts = [Client().get(path) for path in sorted(names)] + [log_in("sun").get("/exports/service.csv")]
    bodies = [io.BytesIO(b"".join(t.streaming_content)).read() if t.streaming else t.content for t in texts]
    assert len(bodies) > 2
    assert leaks(b"".join(bodies).decode(errors="replace")) == []


def test_the_auditors_pages_show_her_by_reference_only(case):
    qi = log_in("qi")
    paths = ("/audit/", f"/audit/?stream=case:{case}", "/audit/readings/", "/desk/retention/")
    pages = [qi.get(path).content.decode() for path in paths]
    assert TrailEntry.objects.filter(subject=case).exists()
    assert leaks("".join(pages)) == []


def test_an_official_s_page_shows_her_masked_until_asked(case, logs):
    mo, asked_for = log_in("mo"), {"code": "id_number", "purpose": "verify", "reason": "核对证件原件"}
    masked = mo.get(f"/desk/{case}/").content.decode()
    assert [word for word in (SAID["id_number"], SAID["phone"]) if word in masked] == []
    shown = mo.post(f"/applications/{case}/unmasking/", asked_for).content.decode()
    assert (SAID["id_number"] in shown, leaks(logs.getvalue())) == (True, [])


def test_notices_and_their_mail_say_nothing_of_her_number_or_name(case, asked):
    said = [message.subject + message.body for message in mail.outbox]
    held = str(list(Notice.objects.values_list("kind", "data", "upper_ref")))
    assert (len(said) > 0, leaks("".join(said)), leaks(held)) == (True, [], [])


def test_the_search_finds_nobody(case):
    for asked_for in SAID.values():
        for path in ("/search/", "/services/", "/regulations/"):
            page = Client().get(path, {"q": asked_for}).content.decode()
            assert case not in page and SAID["name"][0] + "**" not in page


def test_a_renewal_of_keys_and_a_removal_leave_nothing_in_clear(case, asked, logs):
    call_command("rotate_keys", size=500, stdout=io.StringIO())
    purge_due(by=system_actor("retention"), at=now() + timedelta(days=400))
    assert leaks(logs.getvalue()) == []
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(t::text, ' ') FROM ledger_keyrotation t")
        assert leaks(cursor.fetchone()[0]) == []


def test_her_own_copy_names_her_and_is_kept_by_nobody(case, asked, canary, store):
    answer = canary.get(f"/privacy/export/{asked.reference}/json/")
    assert SAID["id_number"] in answer.content.decode() and answer["Cache-Control"] == "private, no-store"
    held = b"".join(dump_of(store, key) for key in store.scan_iter("*"))
    assert leaks(held.decode("latin-1")) == leaks(held.decode(errors="replace")) == []
