"""Attempts on the newer rooms: batches, competences, sharing, on site, papers, webhooks, machines, exports, the log."""

import hashlib
import http.client
import json
import logging
import urllib.request
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.timezone import localdate, now

from documents.actions import note_delivery
from documents.models import Delivery as PaperDelivery
from documents.models import Paper
from enforcement.models import Inspection
from enforcement.rules.entries import hash_of
from exchange.gateways import NoWayOn, OutsideConnection, post_outside
from exchange.models import Webhook
from identity.actions.proxies import accept_proxy, give_proxy, revoke_proxy
from identity.actors import actor_of_person
from identity.models import HelpEntry, Mandate, Organisation, Person, Proxy, User
from licences.models import LicenceGrant
from portal.demonstration.complete import BUNDLE
from portal.logs import QuietFormatter
from records.keys import uuid7
from records.ledger.errors import NotAllowed
from records.ledger.models import KeyRotation, ReadEntry
from records.ledger.tickets import Refused, ticket_for, topics_of
from records.privacy.models import PrivacyRequest
from records.registers.models import Department
from records.registers.open_data import as_csv
from services.models import Application, CaseGrant, Draft, Partner
from tests.abuse.conftest import unchanged
from tests.cast import lin_for_her_shop, log_in
from tests.house.acting_things import SOMEBODY, official, person
from tests.house.strangers import take_office
from workflows.models import Batch, Competence, Interest, Objection

pytestmark = pytest.mark.django_db
KEY = {"headers": {"Idempotency-Key": "abuse-new-0001"}, "content_type": "application/json"}
TUS = {"Tus-Resumable": "1.0.0"}
NEXT_WEEK = localdate() + timedelta(days=7)


@pytest.fixture(autouse=True)
def forgotten_limits():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def lin(things, db):
    return lin_for_her_shop()


@pytest.fixture
def visit(things, db):
    return Inspection.objects.get(reference=things["inspected"]["going"])


def statuses(*answers):
    return {answer.status_code for answer in answers}


# batches, competences, interests


def test_a_window_elsewhere_enters_nothing_in_a_batch(things):
    batch = things["batches"]["batch"]
    entries = Batch.objects.get(reference=batch).entries.count()
    tried = log_in("clerk_far").post(f"/batches/{batch}/entries/", {"case": "C-9"})
    assert (tried.status_code, Batch.objects.get(reference=batch).entries.count()) == (403, entries)


@pytest.mark.parametrize("username", ["lin", "wen", "mo", "bo", "organ_far", "qi", "yu"])
def test_only_the_department_runs_its_batch(things, username):
    batch, client = things["batches"]["batch"], log_in(username)
    acts = {"scores/": {"case": "C-1", "score": "99"}, "ranking/": {}, "striking/": {"case": "C-1", "reason": "x"},
            "conclusion/": {}}  # fmt: skip
    answers = [client.post(f"/batches/{batch}/{act}", sent) for act, sent in acts.items()]
    objection = things["batches"]["objection"]
    answers.append(client.post(f"/batches/objections/{objection}/answer/", {"upheld": "yes", "answer": "x"}))
    assert statuses(*answers) <= {403, 404}
    assert Objection.objects.get(reference=objection).answered_at is None


def test_the_seed_of_a_batch_is_nowhere_before_its_list(things):
    given = {"item": "s", "method": "draw", "places": 1, "opens": "2026-01-01 09:00", "closes": "2099-01-01 09:00",
             "objections_until": "2099-02-01 09:00"}  # fmt: skip
    url = log_in("an").post("/batches/", given)["Location"]
    seed = Batch.objects.get(reference=url.split("/")[2]).secret.plain().split()[0]
    assert Client().get(f"{url}replay/").status_code == 404
    assert seed not in Client().get(url).content.decode() + log_in("an").get(url).content.decode()


def test_an_item_authority_moves_no_power_of_another_county(things):
    far = Department.objects.get(role="market_regulation", division__code="990103000000")
    line = Competence.objects.create(
        role="market_regulation", division="990103", mode="own", acts=far, principal=far, basis="x",
        valid_from=localdate(),
    )  # fmt: skip
    ren = log_in("ren")
    here = Department.objects.get(role="market_regulation", division__code="990102000000").reference
    sent = {"role": "market_regulation", "division": "990103", "mode": "bureau", "acts": here, "principal": here,
            "basis": "x", "valid_from": str(localdate())}  # fmt: skip
    ended = {"role": "market_regulation", "division": "990103", "valid_from": str(localdate()),
             "valid_to": str(localdate())}  # fmt: skip
    assert statuses(ren.post("/competences/", sent), ren.post("/competences/ending/", ended)) == {422}
    assert unchanged(line) and Competence.objects.filter(division="990103").count() == 1


def test_nobody_ends_an_interest_that_somebody_else_declared():
    row = Interest.objects.create(person=person("an").reference, party="P-X", ground="kin", declared_at=now())
    assert log_in("fei").post("/interests/ending/", {"party": "P-X"}).status_code in {403, 404}
    assert unchanged(row)


# sharing


def test_who_was_shown_a_certificate_can_do_nothing_with_it(things, lin):
    ref = things["by_app"]["licences"]
    lin.post(f"/licences/{ref}/sharing/", {**SOMEBODY, "reason": "租房", "until": str(NEXT_WEEK)})
    grant, wen = LicenceGrant.kept.get(), log_in("wen")
    assert wen.get(f"/licences/{ref}/").status_code == 200
    tried = [
        wen.get(f"/licences/{ref}/sharing/"),
        wen.post(f"/licences/{ref}/sharing/", {**SOMEBODY, "reason": "x", "until": str(NEXT_WEEK)}),
        wen.post(f"/licences/{ref}/sharing/{grant.pk}/ending/"),
        wen.post(f"/certificates/{ref}/applications/", {"act": "change"}),
        wen.put(f"/api/v1/certificates/{ref}/applications/", {"act": "cancellation"}, "application/json"),
    ]
    assert statuses(*tried) <= {403, 404}
    assert not Draft.objects.filter(person=person("wen")).exists()
    lin.post(f"/licences/{ref}/sharing/{grant.pk}/ending/")
    assert statuses(wen.get(f"/licences/{ref}/"), wen.get(f"/licences/{ref}/file/")) == {404}


@pytest.mark.parametrize("until", [localdate() - timedelta(days=1), localdate() + timedelta(days=91)])
def test_nothing_is_shared_for_ever_or_for_yesterday(things, lin, food, until):
    ref = things["by_app"]["licences"]
    shown = lin.post(f"/licences/{ref}/sharing/", {**SOMEBODY, "reason": "租房", "until": str(until)})
    opened = log_in("an").post(
        f"/applications/{food.reference}/sharing/", {"person": "su", "reason": "会同核查", "until": str(until)}
    )
    assert statuses(shown, opened) == {422}
    assert not LicenceGrant.kept.exists() and not CaseGrant.kept.exists()


def test_a_case_opened_to_a_colleague_is_read_and_no_more(food, things):
    log_in("an").post(
        f"/applications/{food.reference}/sharing/", {"person": "su", "reason": "会同核查", "until": str(NEXT_WEEK)}
    )
    su = log_in("su")
    assert su.get(f"/applications/{food.reference}/").status_code == 200
    acts = ["acceptance/", "rectification/", "termination/", "unmasking/", "delivery/", "sharing/"]
    tried = [su.post(f"/desk/{food.reference}/{act}") for act in acts]
    tried += [su.post(f"/applications/{food.reference}/{act}") for act in ("sharing/", "withdrawal/", "messages/")]
    assert statuses(*tried) <= {403, 404, 405}
    assert su.get(f"/applications/{things['case']}/").status_code == 404  # the bundle's other half stays closed


# rights to act


def test_a_power_revoked_in_the_middle_of_a_session_reaches_nothing_more(case, lin):
    given = {"scope": [BUNDLE], "valid_from": localdate(), "valid_to": NEXT_WEEK}
    owner = actor_of_person(person("lin"))
    right = give_proxy(person("lin"), person("wen"), by=owner, **given)
    accept_proxy(right, by=actor_of_person(person("wen")))
    wen = log_in("wen")
    assert wen.post("/account/acting-for/", {"party": right.reference}).status_code == 302
    draft = wen.post(f"/bundles/{BUNDLE}/drafts/")["Location"]
    assert wen.get(draft).status_code == 200
    revoke_proxy(right, by=owner)
    tried = [wen.get(draft), wen.post(f"{draft.rstrip('/')}/", {}), wen.get(f"/applications/{case}/")]
    assert 200 not in statuses(*tried)
    assert wen.get("/").wsgi_request.actor.acting_for is None


def test_nobody_signs_accepts_or_confirms_rights_that_are_others(things):
    refs, wen = things["acting"], log_in("wen")
    doors = [
        f"proxies/{refs['proxy']}/acceptance",
        f"handlers/{refs['handler']}/ending",
        f"family/{refs['tie']}/consent",
    ]
    tried = [wen.post(f"/acting/{door}/") for door in doors]
    tried += [wen.post(f"/api/v1/{door}/", "{}", **KEY) for door in doors]
    firm = refs["firm"]
    term = {"valid_from": str(localdate()), "valid_to": str(NEXT_WEEK)}
    tried.append(wen.post(f"/api/v1/organisations/{firm}/handlers/", {**SOMEBODY, **term}, **KEY))
    assert statuses(*tried) == {404}
    assert Proxy.objects.get(reference=refs["proxy"]).accepted_at is None


def test_a_machine_signs_no_power_for_an_item_to_be_done_in_person_nor_for_ever(things):
    lin = log_in("lin")
    sent = {
        **SOMEBODY,
        "scope": [BUNDLE],
        "valid_from": str(localdate()),
        "valid_to": str(localdate() + timedelta(900)),
    }
    unknown = {**sent, "valid_to": str(NEXT_WEEK), "scope": ["999999999999"]}
    before = Proxy.objects.count()
    tried = [lin.post("/api/v1/proxies/", body, **KEY) for body in (sent, unknown, {**unknown, "scope": []})]
    assert (statuses(*tried), Proxy.objects.count()) == ({422}, before)


def test_people_are_not_tried_out_by_machine(things):
    lin, body = log_in("lin"), {**SOMEBODY, "name": "某某", "kind": "elder_help", "proof": "household_register"}
    told = set()
    for number in range(22):
        key = {"headers": {"Idempotency-Key": f"tried-{number:06d}"}, "content_type": "application/json"}
        told.add(lin.post("/api/v1/family/", body, **key).json()["title"])
    assert len(told) == 2  # "not found", and then "too many"


def test_a_kept_answer_is_for_the_party_it_was_given_for(things):
    """The same key as oneself and for the firm are two contents."""
    lin, sent = log_in("lin"), {"url": "https://hook.example/"}
    assert lin.post("/api/v1/privacy/export/", "{}", **KEY).status_code == 201
    lin.post("/account/acting-for/", {"organisation": Organisation.objects.get().reference})
    assert lin.post("/api/v1/privacy/export/", "{}", **KEY).status_code == 409
    assert Webhook.objects.filter(url=sent["url"]).count() == 0


def test_a_machine_appoints_nobody_beyond_its_administrators_reach(things):
    sun, market = log_in("sun"), Department.objects.get(role="market_regulation", division__code="990103000000")
    own = Department.objects.get(pk=official("sun").department_id)
    said = {"person": "wen", "valid_from": str(localdate())}
    tried = [
        {"role": "approver", "department": market.reference, "region": "990103"},
        {"role": "auditor", "department": own.reference, "region": "990102"},
        {"role": "approver", "department": own.reference, "region": "99"},
        {"role": "approver", "department": own.reference, "region": "990102", "person": "sun"},
    ]
    before = Mandate.objects.count()
    answers = [sun.post("/api/v1/posts/", {**said, **body}, **KEY) for body in tried]
    assert (statuses(*answers) <= {403, 422}, Mandate.objects.count()) == (True, before)


def test_a_security_administrator_reaches_no_account_of_another_region(things):
    take_office("security", 40)
    Person.objects.filter(user__username="wen").update(region="990103001")
    ref, bao = person("wen").reference, log_in("security")
    tried = [bao.get(f"/security/accounts/{ref}/"), bao.post(f"/security/accounts/{ref}/lock/")]
    tried += [
        bao.post(f"/api/v1/accounts/{ref}/lock/", "{}", **KEY),
        log_in("lin").post(f"/api/v1/accounts/{ref}/lock/", "{}", **KEY),
    ]
    assert statuses(*tried) == {404}
    assert User.objects.get(username="wen").is_active


def test_a_helper_confirms_nothing_by_somebody_elses_card(things):
    entry = HelpEntry.objects.get(reference=things["acting"]["help"])
    cun, door = log_in("cun"), f"/acting/helping/{things['acting']['help']}/"
    other = person("wen").id_number.plain()
    for said in (
        {"how": "id_card", "number": other},
        {"how": "id_card", "number": ""},
        {"how": "signature"},
        {"how": "x"},
    ):
        assert cun.post(door, said).status_code == 422
    assert log_in("zhu").post(door, {"how": "witness", "witness": "某"}).status_code == 404
    assert HelpEntry.objects.get(pk=entry.pk).confirmed_at is None


def test_nobody_confirms_an_application_they_were_not_asked_for(things, wen):
    partner = Partner.objects.get(reference=things["partner"])
    ke = log_in("ke")
    ke.post("/account/post/", {"post": "oneself"})
    tried = [ke.post(f"/confirmations/{partner.reference}/", {"act": "confirm"}),
             ke.put(f"/api/v1/confirmations/{partner.reference}/", {"confirm": True}, "application/json")]  # fmt: skip
    assert statuses(*tried) == {404} and unchanged(partner)


# papers


def test_a_result_is_handed_out_by_whom_the_item_names(food, monkeypatch):
    """A clerk whose hall does not hand the item out notes no delivery of the decision's paper."""
    Application.objects.filter(pk=food.pk).update(state="granted", decided_at=now() - timedelta(minutes=1))
    paper = Paper.objects.filter(upper_ref=food.reference, kind="acceptance").get()
    lin = person("lin").reference
    early = Paper.objects.filter(pk=paper.pk).update(recipients=[lin], ordered_at=now() - timedelta(days=1))
    PaperDelivery.objects.get_or_create(paper=paper, recipient=lin, defaults={"way": ""})
    monkeypatch.setattr("services.permissions.hall_lets", lambda actor, case, act: act != "hands_out")
    mo, door = log_in("mo"), f"/papers/{paper.reference}/deliveries/"
    sent = {"recipient": lin, "way": "window", "receiver": "林晓岚"}
    Paper.objects.filter(pk=paper.pk).update(ordered_at=now())
    assert early == 1
    assert statuses(mo.post(door, sent), mo.post(f"/api/v1/papers/{paper.reference}/deliveries/", sent, **KEY)) == {403}
    assert "登记送达" not in mo.get(f"/papers/{paper.reference}/").content.decode()
    paper.refresh_from_db()
    with pytest.raises(NotAllowed):
        note_delivery(paper, lin, way="window", receiver="林晓岚", by=official("mo"))


# on site


def entry_of(visit, kind, body, seq=1, at="2026-11-26T09:00:00+08:00", device="phone-1"):
    made = hash_of(device, seq, "", at, kind, body)
    return {"device": device, "seq": seq, "prev": "", "at": at, "kind": kind, "body": body, "hash": made}


def test_an_officer_of_no_check_notes_nothing_and_sees_no_photograph(visit, things):
    photo, said = things["inspected"]["photo"], {"entries": [entry_of(visit, "note", {"note": "x"})]}
    for name in ("fei", "bo", "mo", "wen", "organ_far"):
        client = log_in(name)
        sent = client.post(f"/api/v1/inspections/{visit.reference}/entries/", said, content_type="application/json")
        assert sent.status_code in {403, 404}
        assert client.get(f"/field/{visit.reference}/photos/{photo}/").status_code in {403, 404}
    assert not visit.entries.filter(device="phone-1").exists()


@pytest.mark.parametrize("body", [
    {"content": "x" * 61, "note": "x"}, {"content": 5}, {"content": "a\x00b"}, {"note": "a\x00b"}, {"note": "x" * 500_000},
    {"n": 2**60}, {"content": ["x"]},
])  # fmt: skip
def test_what_a_database_could_not_keep_is_refused_entry_by_entry(visit, body):
    try:
        made = entry_of(visit, "note", body)
    except ValueError:
        made = {**entry_of(visit, "note", {}), "body": body}
    tao = log_in("tao")
    tao.raise_request_exception = False
    plain = tao.post(
        f"/api/v1/inspections/{visit.reference}/entries/", {"entries": [made]}, content_type="application/json"
    )
    photo = SimpleUploadedFile("a.jpg", b"\xff\xd8\xff", "image/jpeg")
    with_file = tao.post(f"/api/v1/inspections/{visit.reference}/photos/", {"entry": json.dumps(made), "photo": photo})
    assert max(plain.status_code, with_file.status_code) < 500
    assert not visit.entries.filter(device="phone-1").exists()


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "x", "2026-11-26"])
def test_a_clock_that_is_none_notes_nothing(visit, at):
    tao = log_in("tao")
    tao.raise_request_exception = False
    said = {"entries": [entry_of(visit, "note", {"note": "x"}, at=at)]}
    answer = tao.post(f"/api/v1/inspections/{visit.reference}/entries/", said, content_type="application/json")
    assert answer.status_code == 200 and answer.json()[0]["status"] == "refused"


def test_an_entry_without_end_beside_a_photograph_is_refused(visit):
    tao = log_in("tao")
    tao.raise_request_exception = False
    photo = SimpleUploadedFile("a.jpg", b"\xff\xd8\xff", "image/jpeg")
    sent = tao.post(f"/api/v1/inspections/{visit.reference}/photos/", {"entry": '{"a":' * 90_000, "photo": photo})
    assert sent.status_code in {400, 422}


def test_a_firm_sees_no_visit_before_it_begins(things, lin, visit):
    Inspection.objects.filter(pk=visit.pk).update(state="planned")
    tried = [lin.get(f"/inspections/{visit.reference}/"), lin.get(f"/api/v1/inspections/{visit.reference}/")]
    assert statuses(*tried) == {404}
    assert visit.reference not in lin.get("/inspections/").content.decode()
    assert lin.get(f"/enforcement/checks/{things['inspected']['check']}/").status_code in {403, 404}


# machines and files


def test_more_json_than_anything_means_is_not_read(things, lin):
    body = json.dumps({"answers": {"premises": "x" * 6_000_000}})
    answer = lin.put(f"/api/v1/drafts/{things['draft']}/answers/", body, "application/json")
    assert answer.status_code in {400, 413} and answer["Content-Type"] == "application/problem+json"


def test_an_upload_is_its_owners_and_goes_where_it_stands(things, lin, wen):
    door = f"/uploads/{things['upload']}/"
    kind = "application/offset+octet-stream"
    tried = [
        wen.head(door, headers=TUS),
        wen.patch(door, b"x", kind, headers={**TUS, "Upload-Offset": "0"}),
        wen.delete(door, headers=TUS),
    ]
    assert statuses(*tried) == {404}
    owner = log_in("lin")
    past = owner.patch(door, b"x" * 11, kind, headers={**TUS, "Upload-Offset": "0"})
    gap = owner.patch(door, b"x", kind, headers={**TUS, "Upload-Offset": "5"})
    assert (past.status_code, gap.status_code) == (422, 409)
    big = owner.post("/uploads/", headers={**TUS, "Upload-Length": str(10**14)})
    minus = owner.post("/uploads/", headers={**TUS, "Upload-Length": "-1"})
    assert (big.status_code, minus.status_code) == (413, 400)


def test_another_persons_upload_is_no_material(things, wen):
    mine = wen.post("/drafts/", {})
    started = wen.post(f"/bundles/{BUNDLE}/drafts/")["Location"].split("/")[2]
    tried = wen.post(f"/drafts/{started}/materials/layout/", {"upload": things["upload"]})
    assert mine.status_code in {404, 405} and tried.status_code in {404, 409, 422}
    assert not Draft.objects.get(reference=started).materials.exists()


@pytest.mark.parametrize("content", [
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>', b"PK\x03\x04 no zip",
])  # fmt: skip
def test_a_sheet_that_wants_more_than_to_be_read_is_told_so(things, content):
    sun = log_in("sun")
    sun.raise_request_exception = False
    answer = sun.post("/imports/", {"kind": "service", "file": SimpleUploadedFile("list.xlsx", content)})
    assert answer.status_code < 500
    assert "root:" not in sun.get(answer.get("Location", "/imports/")).content.decode()


@pytest.mark.parametrize("cell", ["=1+1", "+1", "@SUM(A1)", "-2+3", "\t=1", "\r=1"])
def test_no_export_holds_a_formula(cell):
    line = b"".join(as_csv(["name", "degree"], iter([{"name": cell, "degree": "-12.5"}]))).decode("utf-8-sig")
    row = line.partition("\n")[2]
    assert "'" + cell[:1] in row
    assert row.rstrip().endswith(",-12.5") or cell in {"\r=1"}


# what leaves the house


class Inside:
    """A socket whose other side lies inside."""

    def getpeername(self):
        return ("169.254.169.254", 443)

    def close(self):
        pass


def test_a_webhook_is_led_nowhere_else(settings, monkeypatch):
    settings.WEBHOOK_INSIDE = False
    assert (
        NoWayOn().redirect_request(
            urllib.request.Request("https://hook.example/"), None, 302, "", {}, "http://10.0.0.1/"
        )
        is None
    )
    monkeypatch.setattr(http.client.HTTPSConnection, "connect", lambda self: setattr(self, "sock", Inside()))
    with pytest.raises(OSError, match="public"):
        OutsideConnection("hook.example").connect()
    with pytest.raises(OSError, match="public"):
        post_outside("https://hook.example/", b"{}", {})


@pytest.mark.parametrize("url", [
    "http://hook.example/", "https://127.0.0.1/", "https://[::1]/", "https://169.254.169.254/", "https://user:x@hook.example/",
    "https://2130706433/", "https://0x7f.1/", "ftp://hook.example/", "https://", "https://localhost/", "file:///etc/passwd",
])  # fmt: skip
def test_no_webhook_leads_inside(settings, lin, url):
    settings.WEBHOOK_INSIDE = False
    before = Webhook.objects.count()
    told = lin.post("/notices/webhooks/", {"url": url})
    machine = lin.post("/api/v1/webhooks/", {"url": url}, **KEY)
    assert max(told.status_code, machine.status_code) < 500 and {told.status_code, machine.status_code} <= {400, 422}
    assert Webhook.objects.count() == before


def test_a_ticket_for_live_news_is_one_sessions_and_not_forged():
    ticket = ticket_for(official("mo"), ["county:990102"], "session-one")
    for bad, session in (
        (ticket, "session-two"),
        (ticket, ""),
        (ticket[:-2] + "xx", "session-one"),
        ("", "session-one"),
    ):
        with pytest.raises(Refused):
            topics_of(bad, session)


@pytest.mark.parametrize("door", ["/live/ticket/?topic=county:990103", "/live/ticket/?topics=case:X"])
def test_nobody_names_the_streams_of_their_ticket(door):
    answer = log_in("wen").get(door)
    assert answer.status_code in {403, 404, 405}


def test_what_is_typed_makes_no_line_of_the_log():
    record = logging.LogRecord(
        "x", logging.WARNING, "x", 1, "Not Found: %s", ("/a\n2026 INFO root all is well\x1b[2J",), None
    )
    line = QuietFormatter("%(levelname)s %(message)s").format(record)
    assert "\n" not in line and "\x1b" not in line
    failing = logging.LogRecord(
        "x", logging.ERROR, "x", 1, "a\r\nb", (), (ValueError, ValueError("990102198605140043"), None)
    )
    assert QuietFormatter("%(message)s").format(failing).splitlines() == ["a\\x0d\\x0ab", "ValueError"]


# names, numbers, looking up


@pytest.mark.parametrize("name", ["l\u0456n", "\uff4cin", "lin ", "LIN", "li\u200bn", "lin\u202e", "аn"])
def test_a_name_that_looks_like_somebody_elses_is_no_new_account(name):
    client = Client()
    client.post("/account/register/", {"phone": "13900002222"})
    answer = client.post("/account/register/entry/", {"username": name, "code": "000000"})
    assert answer.status_code == 422 and answer.context["form"].errors.get("username")


def test_a_wrong_name_and_a_wrong_password_are_told_alike():
    pages = []
    for name in ("lin", "nobody-of-this-name", "13912345678"):
        answer = Client().post("/account/login/", {"username": name, "password": "wrong-password-0"})
        pages.append((answer.status_code, sorted(map(str, answer.context["form"].non_field_errors()))))
    User.objects.filter(username="lin").update(is_active=False, locked_at=now())
    locked = Client().post("/account/login/", {"username": "lin", "password": "wrong-password-0"})
    pages.append((locked.status_code, sorted(map(str, locked.context["form"].non_field_errors()))))
    assert len({str(page) for page in pages}) == 1


def test_looking_up_without_a_login_is_limited():
    client = Client()
    answers = [client.post("/look-up/", {"number": "99-1", "code": f"CODE{n:04d}"}).status_code for n in range(40)]
    assert answers[-1] == 429 and 200 not in answers


@pytest.mark.parametrize("words", ["{case}", "990102198605140043", "19900002002", "林晓岚", "林记面馆", "P-"])
def test_the_search_finds_nobody(things, case, words):
    for client in (Client(), log_in("wen"), log_in("clerk_far")):
        page = client.get("/search/", {"q": words.format(case=case)}).content.decode()
        assert case not in page.replace(f'value="{case}"', "").replace(f"“{case}”", "") or words == "{case}"
        assert "林记面馆" not in page.replace(words, "")


def test_another_cases_file_is_not_fetched_through_ones_own_case(things, lin, wen, case):
    """Ids of one thing in the address of another."""
    licence, paper = things["by_app"]["licences"], things["by_app"]["documents"]
    own = wen.post(f"/bundles/{BUNDLE}/drafts/")["Location"].split("/")[2]
    doors = [f"/drafts/{own}/materials/{things['by_app']['files']}/", f"/applications/{own}/materials/layout/",
             f"/papers/{licence}/file/", f"/licences/{paper}/file/", f"/files/{paper}/", f"/privacy/export/{paper}/json/",
             f"/privacy/export/{things['copy']}/json/", f"/inspections/{case}/", f"/messages/{case}/"]  # fmt: skip
    assert statuses(*(wen.get(door) for door in doors)) <= {302, 403, 404, 405}
    assert 302 not in statuses(*(wen.get(door) for door in doors[2:7]))


def test_extra_fields_change_nothing(things, lin, case):
    row = Application.objects.get(reference=case)
    extra = {
        "state": "granted",
        "decided_at": "2026-01-01",
        "person": "P-1",
        "department": "D-1",
        "is_staff": "1",
        "assurance": 3,
    }
    lin.post(f"/applications/{case}/messages/", {"kind": "ask", "text": "进度", **extra})
    lin.post("/preferences/", {"language": "zh-Hans", **extra})
    lin.post("/api/v1/privacy/consents/", {"purpose": "x", "given": False, **extra}, **KEY)
    fresh = Application.objects.get(pk=row.pk)
    assert (fresh.state, fresh.decided_at, fresh.person_id) == (row.state, row.decided_at, row.person_id)
    assert not User.objects.get(username="lin").is_staff


def test_an_auditor_and_a_system_administrator_change_nothing(things, food, review):
    for name in ("qi", "xi"):
        client = log_in(name)
        tried = [
            client.post(f"/tasks/{review.reference}/decision/", {"do": "approve"}),
            client.post(f"/desk/{food.reference}/rectification/", {"text": "x"}),
            client.post("/offices/", {"person": "wen"}),
            client.post("/security/keys/rotation/"),
            client.post("/desk/disclosure/", {}),
        ]
        assert statuses(*tried) <= {403, 404}
    assert not KeyRotation.objects.exists()


def test_a_delay_of_disclosure_ends_within_a_year_and_is_no_ones_own(things):
    lin, an = person("lin").reference, log_in("an")
    said = {
        "person": lin,
        "case": "C-0000-0001",
        "asked_by": person("tao").reference,
        "basis": "刑事诉讼法第一百五十条",
    }
    far = an.post("/desk/disclosure/", {**said, "until": "2999-01-01"})
    own = an.post("/desk/disclosure/", {**said, "asked_by": person("an").reference, "until": str(NEXT_WEEK)})
    machine = an.post("/api/v1/privacy/delays/", {**said, "until": "2999-01-01T00:00:00+08:00"}, **KEY)
    outsider = {**said, "asked_by": person("bo").reference, "until": f"{NEXT_WEEK}T00:00:00+08:00"}
    assert statuses(far, own, machine, an.post("/api/v1/privacy/delays/", outsider, **KEY)) == {422}


def test_nobody_answers_their_own_request_about_their_data(things):
    sun = person("sun")
    market = Department.objects.get(pk=official("sun").department_id)
    row = PrivacyRequest.objects.create(
        kind="objection",
        person=sun.reference,
        department=market,
        subject=str(uuid7()),
        asked_at=now(),
        due=NEXT_WEEK,
        region="990102",
    )
    sent = {"accepted": "1", "answer": "好"}
    tried = [log_in("sun").post(f"/desk/privacy/{row.reference}/", sent),
             log_in("sun").post(f"/api/v1/privacy/requests/{row.reference}/answer/", {"accepted": True, "answer": "好"}, **KEY)]  # fmt: skip
    assert tried[1].status_code == 403
    assert PrivacyRequest.objects.get(pk=row.pk).state == "open"


def test_reading_by_machine_is_noted_as_on_the_page(things, case):
    before = ReadEntry.objects.count()
    answer = log_in("mo").get(f"/api/v1/applications/{case}/")
    shown = answer.content.decode()
    assert (
        "林晓岚" not in shown and "990102198605140043" not in shown and "桃溪路" not in shown
    ) or ReadEntry.objects.count() > before


def test_no_cache_keeps_what_machines_read(things, lin, case):
    for door in (
        "profile/",
        "sessions/",
        "proxies/",
        "family/",
        "privacy/requests/",
        "privacy/readings/",
        f"applications/{case}/",
    ):
        kept = lin.get(f"/api/v1/{door}")
        assert kept.status_code == 200 and "private" in kept["Cache-Control"]


def test_a_files_hash_does_not_open_it(things, wen):
    stored = Paper.objects.get(reference=things["by_app"]["documents"]).stored_file
    for name in (stored.sha256, stored.path, hashlib.sha256(b"x").hexdigest(), "../settings.py", "%2e%2e%2fkeys"):
        assert wen.get(f"/files/{name}/").status_code == 404
    assert statuses(Client().get(f"/media/{stored.path}"), Client().get(f"/static/{stored.path}")) == {404}
