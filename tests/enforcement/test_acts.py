"""What a page does, a machine does too: the same permission, once per Idempotency-Key, refusals as problems."""

import itertools

import pytest
from django.utils.timezone import localdate

from enforcement.models import Assignment, Draw, Inspection, YearPlan
from tests.cast import lin_for_her_shop, log_in
from tests.enforcement.scene import organ, place

pytestmark = pytest.mark.django_db
SHOP, KEYS = "云浦区林记面馆", itertools.count(1)
CASE = {"items": ["99JG0101"], "kind": "case", "trigger": "complaint", "trigger_ref": "12345-1"}
RISKS = {"high": 2, "medium": 1, "low": 1}


def post(client, path, data=None, key=""):
    headers = {"Idempotency-Key": key or f"machine-{next(KEYS):04d}"}
    return client.post(f"/api/v1/{path}/", data or {}, content_type="application/json", headers=headers)


def done(client, path, data=None, key=""):
    answer = post(client, path, data, key)
    assert answer.status_code == 201, (path, answer.status_code, answer.content.decode()[:500])
    return answer.json()


def test_a_plan_goes_from_draft_to_public_and_is_drawn_from():
    tao, an, yu = log_in("tao"), log_in("an"), log_in("yu")
    said = {"year": localdate().year + 1, "items": ["99JG0101"], "ratios": RISKS, "caps": RISKS, "basis": "文件"}
    plan = done(tao, "inspection-plans", said)
    assert plan["state"] == "draft" and plan["department"] == organ().code
    for client, act in ((an, "approval"), (yu, "filing"), (an, "publication")):
        plan = done(client, f"inspection-plans/{plan['reference']}/{act}")
    assert plan["state"] == "published" and plan["published_at"]
    current = YearPlan.objects.get(department=organ(), year=localdate().year)
    draw = done(tao, f"inspection-plans/{current.reference}/draws", {"items": ["99JG0101"]})
    assert set(draw) & {"seed", "salt", "secret", "listed", "picks"} == set() and len(draw["commitment"]) == 64
    assert done(tao, f"draws/{draw['reference']}/drawing", {"share": "271828"})["state"] == "drawn"
    assert Draw.objects.get().assignments.count() > 3


def test_a_check_is_planned_approved_and_arranged_once_per_key():
    tao, an = log_in("tao"), log_in("an")
    said = {**CASE, "premises": place(SHOP).reference}
    first, again = (done(tao, "checks", said, "the-same-key") for _ in range(2))
    assert first == again and Assignment.objects.count() == 1
    path = f"checks/{first['reference']}"
    assert post(tao, f"{path}/approval").status_code == 403
    assert done(an, f"{path}/approval")["state"] == "approved"
    day = {"day": localdate().isoformat()}
    assert post(tao, f"{path}/visit", day).json()["type"].endswith("check.officers")
    officers = ["99010200101", "99010200102"]
    visit = done(tao, f"{path}/visit", {**day, "officers": officers})
    assert visit["checks"][0]["reference"] == first["reference"] and visit["state"] == "planned"
    refused = post(tao, f"inspections/{visit['reference']}/closing")
    assert refused.status_code == 422 and "亮证" in str(refused.json())
    assert post(tao, f"{path}/visit", {**day, "officers": ["99010200199"]}).status_code == 404


def test_a_stranger_plans_nothing_and_objects_to_nothing():
    said = {**CASE, "premises": place(SHOP).reference}
    for username in ("an", "sun", "wen"):
        assert post(log_in(username), "checks", said).status_code == 403
    assert post(log_in("tao"), "checks", {**said, "premises": "PM-NONE"}).status_code == 404
    assert post(lin_for_her_shop(), "checks", said).status_code == 403
    assert not Assignment.objects.exists() and not Inspection.objects.exists()
