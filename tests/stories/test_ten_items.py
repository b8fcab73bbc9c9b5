"""The ten items of the catalogue, one after the other: found, read, applied for, decided, told."""

import re

import pytest
from django.utils.timezone import localdate

from documents.models import Paper
from portal.demonstration.editions import TEN
from records.ledger.carrying import carry_everything
from services.models import Application
from tests.cast import lin_for_her_shop, log_in, picture, told
from workflows.models import Task

pytestmark = pytest.mark.django_db
WHO = {"applicant_name": "林晓岚", "applicant_id": "990102198804120029", "contact_phone": "199 0000 2002"}
HOME = {"home_address": "云浦区临溪街道桃溪路 20 号"}
SHOP = {"business_name": "林记小铺", "business_scope": "食品零售", "premises": "桃溪路 18 号"}
ANSWERS = {
    1: HOME
    | {"household_income": "1800", "bank_account": "6200000000000000000", "hardship": "illness", "family_agrees": "on"},
    10: {"by_whom": "family", "elder_age": "83", "bank_account": "6200000000000000000"},
    12: HOME | {"renewal_reason": "lost"},
    15: HOME | {"residence_ground": "home", "residence_months": "8"},
    18: HOME | {"licence_file": "990100000000"},
    24: HOME | {"card_delivery": "post"},
    35: SHOP | {"capital": "50"},
    36: SHOP | {"run_by": "person"},
    43: {"premises": "桃溪路 18 号", "area": "86", "place_kind": "barber"},
    47: {"filing_reason": "living", "treatment_place": "甲省乙市", "treatment_from": "2026-12-01"},
}
HEADS = {
    "civil_affairs": "qiu", "public_security": "du", "human_resources": "su", "market_regulation": "an", "health": "jia",
    "medical_insurance": "pan",
}  # fmt: skip


@pytest.mark.parametrize("content", TEN, ids=lambda content: str(content["number"]))
def test_an_item_is_found_applied_for_decided_and_told(content):
    lin = lin_for_her_shop() if content["number"] == 43 else log_in("lin")
    when_the_item_is_searched_and_its_guide_read(lin, content)
    case = when_lin_applies(lin, content)
    when_the_window_receives_and_accepts(case)
    when_every_organ_works_until_the_end()
    then_the_case_is_granted_and_told(lin, case, content)


def when_the_item_is_searched_and_its_guide_read(lin, content):
    name = content["name"]["zh-Hans"]
    code = content["catalog_code"]
    assert f"/services/{code}/" in lin.get("/search/", {"q": name}).content.decode()
    guide = lin.get(f"/services/{code}/").content.decode()
    told = [name, *(m["name"]["zh-Hans"] for m in content["materials"][:2])]
    assert [words for words in told if words not in guide] == []
    assert content["legal_basis"][0]["title"] in guide


def when_lin_applies(lin, content):
    answer = lin.post(f"/services/{content['catalog_code']}/drafts/")
    draft = told(lin, answer["Location"])
    answer = lin.post(f"/drafts/{draft}/form/", {**WHO, **ANSWERS[content["number"]], "next": "1"})
    assert answer.status_code == 302, answer.content.decode()
    for material in content["materials"]:
        if not material.get("exempt"):
            lin.post(f"/drafts/{draft}/materials/{material['element']}/", {"file": picture()})
    answer = lin.post(f"/drafts/{draft}/submission/", {"declare": "on"})
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"].split("/")[2]


def when_the_window_receives_and_accepts(case):
    mo = log_in("mo")
    assert mo.post(f"/desk/{case}/receipt/").status_code == 302
    assert mo.post(f"/desk/{case}/acceptance/").status_code == 302
    carry_everything()


def when_every_organ_works_until_the_end():
    while task := Task.objects.open().first():
        client = log_in(HEADS[task.department.role])
        if task.nature == "visit":
            visit(client, task)
        else:
            answer = client.post(f"/tasks/{task.reference}/decision/", {"do": "approve"})
            assert answer.status_code == 302, answer.content.decode()
        carry_everything()


def visit(client, task):
    client.post(f"/tasks/{task.reference}/visit/", {"starts_at": f"{localdate()} 10:00"})
    officers = re.findall(
        r'name="officers"\s+value="([^"]+)"', client.get(f"/tasks/{task.reference}/").content.decode()
    )
    finding = {"passed": "yes", "finding": "与申报一致。", "officers": officers}
    assert client.post(f"/tasks/{task.reference}/finding/", finding).status_code == 302


def then_the_case_is_granted_and_told(lin, case, content):
    assert Application.objects.get(reference=case).state == "granted"
    assert Paper.objects.filter(upper_ref=case, made_at=None).count() == 0
    assert lin.get(f"/applications/{case}/").status_code == 200
    paper = Paper.objects.get(key=f"decision:{case}")
    assert ("行政许可" in str(paper.data)) == (content["type"] == "01")
    if content["result"]["licence_type"]:
        assert "公共场所卫生许可证" in lin.get("/licences/").content.decode()
