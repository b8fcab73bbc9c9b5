"""Levels of assurance: how each is reached, raised, lowered, runs out; and what happens below the level an item asks."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from identity.actions.assurance import TRIES, expire_evidence
from identity.actions.people import open_account, register_person
from identity.models import Evidence, Letter, Person
from portal.demonstration.cast import PASSWORD
from records.identifiers.persons import id_check_character
from records.ledger.errors import Invalid
from records.ledger.models import ReadEntry
from records.registers.models import ToDo
from tests.cast import log_in, picture
from tests.stories.test_acting_for_others import begin, other_item

pytestmark = pytest.mark.django_db


def number(serial):
    body = f"99010219920303{serial:03d}"
    return body + id_check_character(body)


@pytest.fixture
def newcomer(portal):
    row = register_person(name="阿", id_number=number(71), phone="19900007071", region="990102001", by=portal)
    open_account(row, username="newcomer", password=PASSWORD, by=portal)
    return row


def level(row):
    return Person.objects.get(pk=row.pk).assurance


def shown(**typed):
    return {"document": "111", "number": number(71), "kind": "window", "basis": "照片、有效期一致", **typed}


def test_below_the_level_the_way_leads_to_the_page_that_says_how(newcomer):
    client = log_in("newcomer")
    answer = begin(client, other_item())
    assert answer["Location"].startswith("/account/assurance/?needs=2")
    page = client.get(answer["Location"]).content.decode()
    assert all(word in page for word in ("初级实名", "信函验证码", "都不用刷脸", "找最近的大厅"))


def test_two_officers_raise_it_to_the_highest(newcomer):
    mo, dong = log_in("mo"), log_in("dong")
    assert mo.post("/acting/counter/", shown()).status_code == 302
    row = Evidence.objects.get(person=newcomer, kind="window")
    assert level(newcomer) == 1
    assert mo.post(f"/acting/evidence/{row.reference}/confirmation/").status_code == 403
    dong.post(f"/acting/evidence/{row.reference}/confirmation/")
    assert level(newcomer) == 3
    assert ReadEntry.objects.filter(person=newcomer.reference, purpose="assurance").exists()


def test_one_officer_with_a_signature_on_paper_too(newcomer):
    mo = log_in("mo")
    assert mo.post("/acting/counter/", shown(kind="signature")).status_code == 422
    assert mo.post("/acting/counter/", shown(kind="signature", paper=picture())).status_code == 302
    assert level(newcomer) == 3


def test_another_document_or_an_unknown_person_is_refused_with_a_sentence(newcomer):
    mo = log_in("mo")
    unknown = mo.post("/acting/counter/", shown(number=number(99)))
    assert (unknown.status_code, "登记新的人" in unknown.content.decode()) == (422, True)
    assert mo.post("/acting/counter/", shown(document="other")).status_code == 422


def test_the_code_of_a_letter_raises_it_to_the_middle(newcomer):
    client, mo = log_in("newcomer"), log_in("mo")
    client.post("/account/assurance/letter/", {"address": "云浦区临溪街道桃溪路 8 号"})
    letter = Letter.objects.get(person=newcomer)
    assert client.post("/account/assurance/code/", {"code": letter.code.plain()}).status_code == 422
    printed = mo.post(f"/acting/letters/{letter.reference}/printing/").content.decode()
    assert letter.code.plain() in printed
    assert mo.post(f"/acting/letters/{letter.reference}/printing/").status_code == 404
    assert client.post("/account/assurance/code/", {"code": "AAAAAAAA"}).status_code == 422
    assert client.post("/account/assurance/code/", {"code": letter.code.plain().lower()}).status_code == 302
    assert level(newcomer) == 2
    assert begin(client, other_item())["Location"].startswith("/drafts/")


def test_a_letter_is_void_after_too_many_wrong_codes(newcomer):
    client = log_in("newcomer")
    client.post("/account/assurance/letter/", {"address": "云浦区临溪街道桃溪路 8 号"})
    letter = Letter.objects.get(person=newcomer)
    log_in("mo").post(f"/acting/letters/{letter.reference}/printing/")
    for _ in range(TRIES):
        client.post("/account/assurance/code/", {"code": "AAAAAAAA"})
    assert client.post("/account/assurance/code/", {"code": letter.code.plain()}).status_code == 422
    assert level(newcomer) == 1


def test_it_is_lowered_and_runs_out_at_once(newcomer, portal):
    mo, dong, client = log_in("mo"), log_in("dong"), log_in("newcomer")
    mo.post("/acting/counter/", shown())
    row = Evidence.objects.get(person=newcomer, kind="window")
    dong.post(f"/acting/evidence/{row.reference}/confirmation/")
    yesterday = localdate() - timedelta(1)
    Evidence.objects.filter(pk=row.pk).update(valid_to=yesterday)
    Person.objects.filter(pk=newcomer.pk).update(assured_to=yesterday)
    assert client.get("/account/").wsgi_request.actor.acr == 1
    assert (expire_evidence(by=portal), expire_evidence(by=portal), level(newcomer)) == (1, 0, 1)


def test_evidence_not_recognised_leaves_the_level(newcomer):
    log_in("mo").post("/acting/counter/", shown())
    row = Evidence.objects.get(person=newcomer, kind="window")
    log_in("dong").post(f"/acting/evidence/{row.reference}/ending/", {"why": "照片不符"})
    assert log_in("dong").post(f"/acting/evidence/{row.reference}/confirmation/").status_code == 404
    assert level(newcomer) == 1


FOREIGN = [
    ("414", "XK4821908", "Ng"), ("516", "H12345678", "陈·大文"), ("511", "01234567", "林𠀋"),
    ("154", "81000019900307002", "黄"), ("553", "ABC123456789012", "Jean-Luc O’Neill"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "digits", "name"), FOREIGN)
def test_every_document_registers_logs_in_and_begins(kind, digits, name, portal):
    digits = digits + id_check_character(digits) if kind == "154" else digits
    typed = {"name": name, "document": kind, "number": digits, "birth_date": "1990-03-07", "owner_document": "111"}
    answer = log_in("mo").post("/acting/counter/registration/", typed)
    assert (answer.status_code, "已登记" in answer.content.decode()) == (200, True)
    row = Person.objects.get(certificate_kind=kind, birth_date="1990-03-07")
    assert row.name.plain() == name
    open_account(row, username="guest", password=PASSWORD, by=portal)
    log_in("mo").post("/acting/counter/", {**typed, "kind": "signature", "basis": "照片一致", "paper": picture()})
    assert begin(log_in("guest"), other_item())["Location"].startswith("/drafts/")


def test_an_unknown_document_leads_to_the_halls():
    typed = {"name": "N", "document": "other", "number": "1", "owner_document": "111"}
    answer = log_in("mo").post("/acting/counter/registration/", typed)
    assert (answer.status_code, "/halls/" in answer.content.decode()) == (422, True)


def test_one_telephone_for_a_family_takes_consent_and_alerts_beyond_five(portal):
    lin = Person.objects.get(user__username="lin")
    phone = lin.phone.plain()
    known = {"phone": phone, "region": "990102001", "by": portal}
    with pytest.raises(Invalid, match="机主同意"):
        register_person(name="家", id_number=number(80), **known)
    for serial in range(80, 85):
        assert not ToDo.objects.filter(kind="shared_phone").exists()
        register_person(name="家", id_number=number(serial), phone_owner=lin, **known)
    assert ToDo.objects.get(kind="shared_phone").department.role == "service_hall"
