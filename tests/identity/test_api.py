"""Machines do for people what the pages do: rights to act, sessions, posts, and the privacy centre."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from identity.actions.reviews import open_review
from identity.models import Handler, Mandate, Organisation, Proxy
from portal.demonstration.complete import BUNDLE
from records.ledger.models import ReadEntry
from records.ledger.reading import note_reading
from records.privacy.models import Consent, PrivacyRequest
from records.registers.models import Department
from tests.cast import log_in
from tests.house.acting_things import official, person
from tests.house.strangers import BY

pytestmark = pytest.mark.django_db
DAY = localdate()
TERM = {"valid_from": str(DAY), "valid_to": str(DAY + timedelta(days=30))}
YAO = {"name": "姚捷", "document": "111", "number": "990102199109090061"}


def sent(client, door, body=None, key="machine-0001"):
    """POST with a key of its own per door."""
    headers = {"Idempotency-Key": f"{key}:{door}"[:120]}
    return client.post(f"/api/v1/{door}", body or {}, content_type="application/json", headers=headers)


def test_a_power_of_attorney_from_its_signing_to_its_end():
    wen, yao = log_in("wen"), log_in("yao")
    body = {**YAO, **TERM, "scope": [BUNDLE]}
    made = sent(wen, "proxies/", body)
    assert (made.status_code, made.json()["state"], made.json()["agent"]) == (201, "waiting", "姚*")
    assert sent(wen, "proxies/", body).json() == made.json()  # the same key: the same answer, signed once
    assert sent(wen, "proxies/", body, key="machine-0002").status_code == 409
    door = f"proxies/{made.json()['reference']}/"
    assert sent(wen, f"{door}acceptance/").status_code == 403
    assert sent(yao, f"{door}acceptance/").json()["state"] == "running"
    assert sent(wen, f"{door}revocation/").json()["state"] == "revoked"
    assert [row["reference"] for row in yao.get("/api/v1/proxies/").json()].count(made.json()["reference"]) == 1
    assert Proxy.objects.get(person=person("wen")).revoked_at is not None


def test_a_wrong_power_is_told_field_by_field():
    told = sent(log_in("wen"), "proxies/", {**YAO, **TERM, "scope": ["no-such-item"]})
    assert (told.status_code, [line["pointer"] for line in told.json()["errors"]]) == (422, ["scope"])


def test_a_firm_asks_a_handler_who_accepts_and_lays_it_down():
    lin, wen, firm = log_in("lin"), log_in("wen"), Organisation.objects.get()
    who = {"name": "温可", "document": "111", "number": person("wen").id_number.plain()}
    asked = sent(lin, f"organisations/{firm.reference}/handlers/", {**who, **TERM})
    assert (asked.status_code, asked.json()["state"]) == (201, "waiting")
    door = f"handlers/{asked.json()['reference']}/"
    assert sent(wen, f"{door}acceptance/").json()["state"] == "running"
    assert sent(wen, f"{door}ending/").json()["state"] == "revoked"
    assert Handler.objects.get(person=person("wen")).revoked_at is not None


def test_who_i_am_and_where_i_am_logged_in():
    lin = log_in("lin")
    told = lin.get("/api/v1/profile/")
    assert told.json()["name_masked"] == "林**" and "990102" not in str(told.json()["id_number_masked"])[6:]
    assert lin.get("/api/v1/profile/", headers={"If-None-Match": told["ETag"]}).status_code == 304
    assert lin.get("/api/v1/sessions/").status_code == 200
    assert sent(lin, "sessions/ending/").json() == {"ended": 0}
    assert sent(lin, "sessions/1/ending/").status_code == 404


def test_an_administrator_gives_a_post_names_a_substitute_reviews_and_ends_it():
    sun, own = log_in("sun"), Department.objects.get(pk=official("sun").department_id)
    body = {"person": "wen", "role": "approver", "department": own.reference, "region": "990102", **TERM}
    made = sent(sun, "posts/", body)
    assert made.status_code == 201, made.content
    post = f"posts/{made.json()['reference']}/"
    substitute = sent(sun, f"{post}substitutes/", {"person": "tao", "valid_from": str(DAY), "valid_to": str(DAY)})
    assert substitute.json()["substitute_for"] == made.json()["reference"]
    review = f"access-reviews/{open_review(own, by=BY).reference}/"
    kept = sent(sun, review, {"mandate": made.json()["reference"], "keep": True})
    assert "confirmed" in {line["outcome"] for line in kept.json()["lines"]}
    assert sent(sun, f"{post}ending/").json()["ended_at"]
    assert Mandate.objects.get(reference=made.json()["reference"]).ended_at is not None
    assert sent(log_in("rui"), f"{post}ending/").status_code == 404


def test_a_consent_an_objection_a_correction_and_their_answers():
    wen = log_in("wen")
    for given, standing in ((True, 1), (False, 0)):
        told = sent(wen, "privacy/consents/", {"purpose": "prefill", "given": given}, key=f"consent-{given}")
        assert told.status_code == 201
        assert Consent.objects.filter(person=person("wen").reference, withdrawn_at=None).count() == standing
    note_reading(person("wen").reference, ["phone"], by=official("an"), purpose="contact")
    reading = wen.get("/api/v1/privacy/readings/").json()[0]
    assert ReadEntry.objects.get(pk=reading["id"]).field == "phone" and "P-" not in str(reading)
    objected = sent(wen, "privacy/objections/", {"reading": reading["id"]})
    assert objected.json()["kind"] == "objection"
    answered = sent(
        log_in("sun"),
        f"privacy/requests/{objected.json()['reference']}/answer/",
        {"accepted": True, "answer": "已核查"},
    )
    assert answered.json()["state"] == "done"
    told = wen.get(f"/api/v1/privacy/requests/{objected.json()['reference']}/").json()
    assert told["words"]["answer"] == "已核查"
    data = wen.get("/api/v1/privacy/correction/").json()
    assert data and all("990102" not in row["label"][8:] for row in data)
    assert sent(wen, "privacy/closing/", {"sure": False}).status_code == 422
    assert sent(wen, "privacy/export/").json()["kind"] == "export"
    assert PrivacyRequest.objects.filter(person=person("wen").reference, kind="export").count() == 1


def test_a_machine_of_the_hall_reaches_its_own_helpers():
    dong, post = log_in("dong"), Mandate.objects.get(role="village_agent")
    assert sent(dong, "helpers/", {"mandate": post.reference, "items": [BUNDLE]}).json()["items"] == [BUNDLE]
    assert {"mandate": post.reference, "items": [BUNDLE]} in dong.get("/api/v1/helpers/").json()
    assert sent(log_in("wen"), "helpers/", {"mandate": post.reference, "items": []}).status_code == 403
