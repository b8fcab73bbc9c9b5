"""Several applicants who each confirm; what is done elsewhere: who receives, who decides, by which clock (通办)."""

import pytest

from documents.models import Paper
from exchange.models import Notice
from identity.actors import actor_of_person
from identity.models import Person
from portal.demonstration.benefits import ITEM_1, ITEM_10, ITEM_24, ITEM_47
from portal.demonstration.certificates import ITEM_12, ITEM_36
from records.ledger.carrying import carry_everything
from records.ledger.errors import NotAllowed
from records.registers.actions.entries import enter_rows
from records.registers.models import Department, Division
from services.actions.joining import answer_partner
from services.models import Application, Partner
from tests.cases import words_of
from tests.cast import log_in, picture, told
from tests.house.guards import person
from tests.house.strangers import BY, take_office
from tests.stories.test_ten_items import ANSWERS, WHO
from tests.workflows.conftest import DECIDE, publish, stage
from workflows.models import Task

pytestmark = pytest.mark.django_db
FANG = {"document": "111"}


@pytest.fixture
def lin():
    return log_in("lin")


def filled(client, content, **place):
    """A draft of an item, filled in, with its materials."""
    draft = told(client, client.post(f"/services/{content['catalog_code']}/drafts/", place)["Location"])
    answer = client.post(f"/drafts/{draft}/form/", {**WHO, **ANSWERS[content["number"]], "next": "1"})
    assert answer.status_code == 302, answer.content.decode()
    for material in content["materials"]:
        if not material.get("exempt"):
            client.post(f"/drafts/{draft}/materials/{material['element']}/", {"file": picture()})
    return draft


def submit(client, draft):
    return client.post(f"/drafts/{draft}/submission/", {"declare": "on"})


class TestTogether:
    @pytest.fixture
    def draft(self, lin):
        draft = filled(lin, ITEM_1)
        wen = person("wen")
        typed = {"name": wen.name.plain(), "number": wen.id_number.plain(), **FANG}
        assert lin.post(f"/drafts/{draft}/partners/", typed).status_code == 302
        return draft

    def test_nothing_is_submitted_before_each_has_confirmed_what_is_there_now(self, lin, draft):
        wen, asked = log_in("wen"), Partner.objects.get()
        assert "还没有确认" in submit(lin, draft).content.decode()
        assert Notice.objects.filter(kind="application.partner", recipient=person("wen").reference).exists()
        assert "请您一起申请" in wen.get("/applications/").content.decode()
        page = wen.get(f"/confirmations/{asked.reference}/").content.decode()
        assert "房改房" in page and "1800" in page
        assert wen.post(f"/confirmations/{asked.reference}/", {"act": "confirm"}).status_code == 302
        lin.post(f"/drafts/{draft}/form/", {**WHO, **ANSWERS[1], "household_income": "1900", "next": "1"})
        assert "还没有确认" in submit(lin, draft).content.decode()
        assert "您确认以后内容改过" in wen.get(f"/confirmations/{asked.reference}/").content.decode()
        wen.post(f"/confirmations/{asked.reference}/", {"act": "confirm"})
        case = submit(lin, draft)["Location"].split("/")[2]
        assert wen.get(f"/applications/{case}/").status_code == 200
        assert case in wen.get("/applications/").content.decode()
        assert wen.post(f"/applications/{case}/withdrawal/").status_code == 403

    def test_who_declines_is_left_out_or_nothing_happens(self, lin, draft):
        asked = Partner.objects.get()
        log_in("wen").post(f"/confirmations/{asked.reference}/", {"act": "decline"})
        assert submit(lin, draft).status_code == 422
        lin.post(f"/drafts/{draft}/partners/", {"drop": asked.reference})
        assert submit(lin, draft).status_code == 302

    def test_each_who_applies_too_is_looked_at_and_without_any_the_stage_is_passed(self, lin, draft):
        each = {"kind": "each", "key": "together", "title": {"zh-Hans": "共同申请人", "en": "Those who apply too"},
                "over": "partners", "stages": [stage("look")]}  # fmt: skip
        publish("subsistence", each, DECIDE)
        log_in("wen").post(f"/confirmations/{Partner.objects.get().reference}/", {"act": "confirm"})
        for opened in ("look#1", "decide"):
            case = submit(lin, draft)["Location"].split("/")[2]
            task = Task.objects.open().get(process__upper_ref=case)
            assert task.key == opened
            log_in("lin").post(f"/applications/{case}/withdrawal/")
            draft = filled(lin, ITEM_1)
        page = log_in("yu").get(f"/tasks/{task.reference}/").content.decode()
        assert "共同申请人" in page and "这一步里没有要办的事" in page

    def test_nobody_confirms_for_another(self, lin, draft):
        asked = Partner.objects.get()
        assert lin.post(f"/confirmations/{asked.reference}/", {"act": "confirm"}).status_code == 404
        with pytest.raises(NotAllowed):
            answer_partner(asked, confirm=True, by=actor_of_person(person("gui")))

    def test_a_wrong_name_gets_a_sentence(self, lin, draft):
        sent = {"name": "某人", "number": person("gui").id_number.plain(), **FANG}
        answer = lin.post(f"/drafts/{draft}/partners/", sent)
        assert answer.status_code == 422 and "没有找到这个人" in answer.content.decode()

    def test_what_one_does_alone_takes_nobody_along(self, lin):
        draft = told(lin, lin.post(f"/services/{ITEM_10['catalog_code']}/drafts/")["Location"])
        assert "共同申请人" not in lin.get(f"/drafts/{draft}/check/").content.decode()


class TestElsewhere:
    """Lin lives in 东洲区; the items are done in 云浦区."""

    @pytest.fixture
    def lin(self):
        Person.objects.filter(user__username="lin").update(region="990103001")
        return log_in("lin")

    def test_online_it_is_received_and_decided_where_it_is_competent(self, lin):
        draft = filled(lin, ITEM_47)
        assert "全程网办" in lin.get(f"/drafts/{draft}/notice/").content.decode()
        case = Application.objects.get(reference=submit(lin, draft)["Location"].split("/")[2])
        assert (case.cross_mode, case.region, case.taken_in_by) == ("online", "990102", None)
        assert log_in("mo").post(f"/desk/{case.reference}/receipt/").status_code == 302

    def test_collected_the_window_where_lin_is_takes_it_in_and_another_organ_decides(self, lin):
        take_office("clerk_far", 61)
        draft = filled(lin, ITEM_12)
        case = Application.objects.get(reference=submit(lin, draft)["Location"].split("/")[2])
        due = case.acceptance_due
        assert (case.cross_mode, case.taken_in_by.division.code[:6], case.region) == ("collected", "990103", "990102")
        near, far = log_in("mo"), log_in("clerk_far")
        assert case.reference in far.get("/desk/").content.decode()
        assert near.post(f"/desk/{case.reference}/receipt/").status_code == 403
        assert far.post(f"/desk/{case.reference}/receipt/").status_code == 302
        assert far.post(f"/desk/{case.reference}/acceptance/").status_code == 403
        carry_everything()
        receipt = Paper.objects.get(kind="receipt", upper_ref=case.reference)
        assert receipt.department_id == case.taken_in_by_id
        assert all(word in words_of(receipt) for word in ("异地代收代办", "云浦区公安分局"))
        case.refresh_from_db()
        assert (case.acceptance_due, case.department.division.code[:6]) == (due, "990102")
        assert near.post(f"/desk/{case.reference}/acceptance/").status_code == 302

    def test_without_an_organ_there_nothing_is_begun_in_two_places(self, lin):
        answer = lin.post(f"/services/{ITEM_24['catalog_code']}/drafts/")
        assert answer.status_code == 409 and "还没有开通代收窗口" in answer.content.decode()

    def test_what_reaches_no_further_says_where_to_go(self, lin):
        answer = lin.post(f"/services/{ITEM_10['catalog_code']}/drafts/")
        assert answer.status_code == 409 and "还不能跨地区办理" in answer.content.decode()


def test_in_two_places_the_local_organ_gives_its_opinion_before_the_decision(lin):
    east = Division.objects.get(code="990103000000")
    row = {
        "code": "11990103MB0009999X", "short_code": "0999", "role": "human_resources", "division": east,
        "name": {"zh-Hans": "东洲区人力资源和社会保障局", "en": "Dongzhou"}, "valid_from": "2026-01-01",
    }  # fmt: skip
    enter_rows(Department, [row], keys=("code",), by=BY)
    Person.objects.filter(user__username="lin").update(region="990103001")
    draft = filled(lin, ITEM_24, division="990102")
    assert "多地联办" in lin.get(f"/drafts/{draft}/notice/").content.decode()
    case = submit(lin, draft)["Location"].split("/")[2]
    mo = log_in("mo")
    mo.post(f"/desk/{case}/receipt/")
    assert mo.post(f"/desk/{case}/acceptance/").status_code == 302
    carry_everything()
    task = Task.objects.open().get(process__upper_ref=case)
    assert (task.nature, task.department.division.code[:6]) == ("opinion", "990103")


def test_promises_are_told_before_and_written_down_after(lin):
    draft = filled(lin, ITEM_12)
    assert "告知承诺" not in lin.get(f"/drafts/{draft}/check/").content.decode()
    draft = filled(lin, ITEM_36)
    assert "承诺不实的" in lin.get(f"/drafts/{draft}/check/").content.decode()
    case = submit(lin, draft)["Location"].split("/")[2]
    carry_everything()
    assert "住所（经营场所）使用承诺" in words_of(Paper.objects.get(kind="declaration_promise", upper_ref=case))
