"""Applying begins with the notice; registers fill in what they know; of 150 fields of the allowance five are left."""

import json

import pytest
from django.utils import timezone

from identity.actors import actor_of_person
from portal.demonstration.benefits import ITEM_1
from records.ledger.errors import Conflict, NotAllowed
from records.ledger.models import TrailEntry
from records.registers.models import DictionaryEntry
from services.actions.drafts import save_draft
from services.actions.prefilling import answer_held_value
from services.models import Application, Draft, Prefilled, RegisterRecord
from tests.cast import lin_for_her_shop, log_in, picture, told
from tests.house.guards import person
from tests.stories.test_ten_items import ANSWERS, WHO

pytestmark = pytest.mark.django_db
CODE = ITEM_1["catalog_code"]
LEFT = dict(ANSWERS[1])


@pytest.fixture
def lin():
    return log_in("lin")


def begun(client):
    """The reference of a draft of the allowance whose notice is not read yet."""
    answer = client.post(f"/services/{CODE}/drafts/")
    assert answer["Location"].endswith("/notice/")
    return answer["Location"].split("/")[2]


@pytest.fixture
def draft(lin):
    return told(lin, f"/drafts/{begun(lin)}/notice/")


def row_of(draft):
    return Draft.objects.get(reference=draft)


def form_page(client, draft):
    return client.get(f"/drafts/{draft}/form/").content.decode()


class TestNotice:
    def test_each_department_says_which_fields_it_gets_what_for_and_by_which_article(self):
        lin = lin_for_her_shop()
        page = lin.get(lin.post("/bundles/99TCP0003/drafts/")["Location"]).content.decode()
        assert all(organ in page for organ in ("云浦区市场监督管理局", "云浦区消防救援大队"))
        assert "用来办理“食品经营许可（新办）”，不作别的用途。" in page
        assert "《中华人民共和国食品安全法》第三十五条" in page and "食品安全管理员姓名" in page

    def test_nothing_is_filled_in_or_fetched_before_it_is_read(self, lin):
        draft = begun(lin)
        assert lin.get(f"/drafts/{draft}/form/")["Location"] == f"/drafts/{draft}/notice/"
        assert lin.post(f"/drafts/{draft}/form/", {"hardship": "illness"})["Location"] == f"/drafts/{draft}/notice/"
        assert row_of(draft).answers == {} and not Prefilled.objects.exists()
        with pytest.raises(Conflict, match="告知"):
            save_draft(row_of(draft), {}, by=actor_of_person(person("lin")))

    def test_it_names_the_registers_that_are_read(self, lin):
        page = lin.get(f"/drafts/{begun(lin)}/notice/").content.decode()
        assert all(name in page for name in ("不动产登记", "金融资产核对", "户籍登记"))
        assert "《社会救助暂行办法》" in page and "一共 150 项" in page

    def test_reading_it_twice_changes_nothing(self, lin, draft):
        before = row_of(draft).told_at
        assert lin.post(f"/drafts/{draft}/acknowledgement/").status_code == 302
        assert row_of(draft).told_at == before
        assert TrailEntry.objects.filter(act="draft.acknowledge").count() == 1

    def test_a_stranger_acknowledges_nothing(self, lin):
        draft = begun(lin)
        assert log_in("wen").post(f"/drafts/{draft}/acknowledgement/").status_code == 404
        assert row_of(draft).told_at is None


class TestOneHundredAndFifty:
    def test_of_150_fields_5_are_left_counted_by_the_software(self, lin, draft):
        page = form_page(lin, draft)
        assert "共 150 项" in page and "还要填 5 项" in page
        assert 'name="bank_account"' in page and 'name="home_area"' not in page and 'name="m4_name"' not in page

    def test_each_value_says_its_source_and_time(self, lin, draft):
        page = form_page(lin, draft)
        assert "不动产登记 · 11 月 2 日" in page and "房改房" in page

    def test_the_five_are_enough_and_the_registers_values_go_with_the_case(self, lin, draft):
        answer = lin.post(f"/drafts/{draft}/form/", {**WHO, **LEFT, "next": "1"})
        assert answer.status_code == 302, answer.content.decode()
        assert "还要填 0 项" in form_page(lin, draft)
        check = lin.get(f"/drafts/{draft}/check/").content.decode()
        assert "桃溪路小学" in check and "林阿婆" in check

    def test_whoever_no_register_knows_fills_in_by_hand(self):
        wen = log_in("wen")
        page = form_page(wen, told(wen, f"/drafts/{begun(wen)}/notice/"))
        assert "已替您填好，请看一遍" not in page and 'name="home_area"' in page

    def test_registers_lie_encrypted(self):
        raw = json.dumps([row.data for row in RegisterRecord.objects.all()], ensure_ascii=False)
        assert RegisterRecord.objects.count() >= 15
        assert not any(word in raw for word in ("桃溪路", "林阿婆", "房改房"))


class TestRegisterThatDoesNotAnswer:
    """“It did not answer” is not “it knows nothing of you”: one may type at once, and ask again."""

    def away(self, is_away):
        DictionaryEntry.objects.filter(set="register", code="real_estate").update(
            data={"away": True} if is_away else {}
        )

    def test_one_types_oneself_and_the_register_is_asked_again_and_compared(self, lin):
        self.away(True)
        draft = told(lin, f"/drafts/{begun(lin)}/notice/")
        page = form_page(lin, draft)
        assert "不动产登记现在没有回应" in page and 'name="home_area"' in page
        answer = lin.post(f"/drafts/{draft}/form/", {**WHO, **LEFT, "home_area": "80"})
        assert row_of(draft).answers["home_area"] == "80", answer.content.decode()
        lin.post(f"/drafts/{draft}/acknowledgement/")
        assert "没有回应" in form_page(lin, draft), "still away"
        self.away(False)
        lin.post(f"/drafts/{draft}/acknowledgement/")
        page = form_page(lin, draft)
        assert "没有回应" not in page and "不动产登记登记的是“62”，您填的是“80”" in page
        assert row_of(draft).answers["home_area"] == "80" and row_of(draft).unanswered == []

    def test_a_register_without_a_record_says_so(self):
        wen = log_in("wen")
        page = form_page(wen, told(wen, f"/drafts/{begun(wen)}/notice/"))
        assert "里没有您的记录，请自己填写" in page and "没有回应" not in page


class TestDifference:
    """A difference is a proposal: the applicant confirms or disputes it, both values are kept (practice 27)."""

    def put(self, draft, **answers):
        by = actor_of_person(person("lin"))
        return save_draft(row_of(draft), {**WHO, **LEFT, **answers}, by=by, at=timezone.now())

    def state(self, draft, field="home_area"):
        return Prefilled.objects.get(draft__reference=draft, field=field).state

    def test_an_answer_that_differs_waits_for_a_word_before_submitting(self, lin, draft):
        self.put(draft, home_area="80")
        assert self.state(draft) == "differs"
        assert "不动产登记登记的是“62”，您填的是“80”" in form_page(lin, draft)
        answer = lin.post(f"/drafts/{draft}/submission/", {"declare": "on"})
        assert answer.status_code == 422 and "“住房建筑面积（平方米）”与登记不一致" in answer.content.decode()
        self.put(draft, home_area="62")
        assert self.state(draft) == "taken"

    def test_confirmed_the_registers_value_holds(self, lin, draft):
        self.put(draft, home_area="80")
        assert lin.post(f"/drafts/{draft}/values/home_area/", {"act": "confirm"}).status_code == 302
        assert self.state(draft) == "confirmed"
        assert row_of(draft).answers["home_area"] == "62"

    def test_disputed_the_own_value_holds_with_its_reason_and_both_are_kept(self, lin, draft):
        path = f"/drafts/{draft}/values/home_area/"
        refused = lin.post(path, {"act": "dispute", "home_area": "五十"})
        page = refused.content.decode()
        assert refused.status_code == 422 and "请写明哪里不对" in page and "五十" in page
        said = {"act": "dispute", "home_area": "54", "reason": "去年隔出一间归弟弟。"}
        assert lin.post(path, said).status_code == 302
        assert (self.state(draft), row_of(draft).answers["home_area"]) == ("disputed", "54")
        page = lin.get(path).content.decode()
        assert all(word in page for word in ("62", "54", "去年隔出一间归弟弟。"))
        kept = Prefilled.objects.get(field="home_area", draft__reference=draft).values
        assert "$sealed" in kept["declared"] and "54" not in kept["declared"].values()

    def test_what_was_disputed_goes_with_the_case_and_the_counter_sees_both(self, lin, draft):
        lin.post(f"/drafts/{draft}/form/", {**WHO, **LEFT, "next": "1"})
        lin.post(
            f"/drafts/{draft}/values/home_area/", {"act": "dispute", "home_area": "54", "reason": "去年隔出一间。"}
        )
        case = submitted(lin, draft)
        page = log_in("mo").get(f"/desk/{case}/").content.decode()
        assert "申请人有异议" in page and "62" in page and "54" in page and "去年隔出一间。" in page

    def test_a_stranger_says_nothing_about_it(self, draft):
        assert log_in("wen").post(f"/drafts/{draft}/values/home_area/", {"act": "confirm"}).status_code == 404
        with pytest.raises(NotAllowed):
            answer_held_value(row_of(draft), "home_area", confirm=True, by=actor_of_person(person("wen")))

    def test_the_same_over_the_api(self, lin, draft):
        sent = {"confirm": False, "declared": "54", "reason": "去年隔出一间。"}
        path = f"/api/v1/drafts/{draft}/values/home_area/"
        assert lin.put(path, sent, content_type="application/json").status_code == 200
        assert self.state(draft) == "disputed"


def submitted(lin, draft):
    """The case of a filled draft, with the materials that are asked."""
    for material in ITEM_1["materials"]:
        if not material.get("exempt"):
            lin.post(f"/drafts/{draft}/materials/{material['element']}/", {"file": picture()})
    answer = lin.post(f"/drafts/{draft}/submission/", {"declare": "on"})
    assert answer.status_code == 302, answer.content.decode()
    return Application.objects.get(draft_ref=draft).reference


def test_earlier_cases_fill_in_what_no_register_knows(lin, draft):
    lin.post(f"/drafts/{draft}/form/", {**WHO, **LEFT, "next": "1"})
    submitted(lin, draft)
    again = told(lin, lin.post("/services/990709012000/drafts/")["Location"])
    page = form_page(lin, again)
    assert "已从您以前的申请填入" in page and "云浦区临溪街道桃溪路 20 号" in page
