"""The pages of approvers, supervisors and operators, as people meet them."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from records.ledger.carrying import carry_everything
from records.ledger.models import Errand
from records.registers.models import Department
from services.models import Application
from tests.cast import fill_draft, lin_for_her_shop, log_in, start_draft, submit_draft
from workflows.models import Task

pytestmark = pytest.mark.django_db


@pytest.fixture
def review():
    """The review of Lin's food licence."""
    lin = lin_for_her_shop()
    draft = start_draft(lin)
    fill_draft(lin, draft)
    case, mo = submit_draft(lin, draft), log_in("mo")
    mo.post(f"/desk/{case}/receipt/")
    for row in Task.objects.open().filter(nature="intake", process__upper_ref__startswith=case[:8]):
        mo.post(f"/desk/{row.process.upper_ref}/acceptance/")
    carry_everything()
    return Task.objects.open().get(nature="review")


def page(username, url):
    return log_in(username).get(url).content.decode()


def test_the_list_shows_the_time_left_and_who_took_what(review):
    log_in("tao").post(f"/tasks/{review.reference}/claim/")
    shown = page("an", "/tasks/")
    assert "剩 " in shown or "今天到期" in shown
    assert "陶*" in shown


def test_the_list_asks_few_questions_at_any_length(review):
    client = log_in("an")
    client.get("/tasks/")
    few = len(asked(client, "/tasks/"))
    for number in range(2, 40):
        Task.objects.create(
            process=review.process, key="review", round=number, nature="review", title=review.title,
            department=review.department, roles=review.roles, opened_at=review.opened_at, due_at=review.due_at,
        )  # fmt: skip
    many = asked(client, "/tasks/")
    assert len(many) == few
    assert len([sql for sql in many if "workflows_" in sql]) <= 4


def asked(client, url):
    with CaptureQueriesContext(connection) as queries:
        client.get(url)
    return [query["sql"] for query in queries]


def test_taking_the_next_one_leads_to_it(review):
    answer = log_in("tao").post("/tasks/next/")
    review.refresh_from_db()
    assert (answer["Location"], review.holder.person.user.username) == (f"/tasks/{review.reference}/", "tao")
    assert "放回" in page("tao", f"/tasks/{review.reference}/")
    assert log_in("tao").post("/tasks/next/")["Location"] == "/tasks/?none=1"


def test_the_task_page_says_why_it_is_open_and_what_waits(review):
    shown = page("an", f"/tasks/{review.reference}/")
    assert "“收件与受理”办完，轮到这一步" in shown
    assert "在等：" in shown


def test_the_stages_are_held_against_the_clock_of_the_case(review):
    shown = page("an", f"/tasks/{review.reference}/")
    assert "后面的环节按各自期限还要" in shown and "时间不够" not in shown
    Application.objects.filter(reference=review.process.upper_ref).update(promised_due=localdate())
    assert "时间不够" in page("an", f"/tasks/{review.reference}/")


def test_a_return_names_the_step_and_its_reasons(review):
    client = log_in("an")
    answer = client.post(f"/tasks/{review.reference}/decision/", {"do": "return", "to": "", "opinion": ""})
    assert answer.status_code == 422
    assert "请选退回到哪一步。" in answer.content.decode()
    sent = {"do": "return", "to": "intake", "opinion": "材料要补", "articles": "中华人民共和国食品安全法 第三十五条"}
    assert client.post(f"/tasks/{review.reference}/decision/", sent).status_code == 302
    carry_everything()
    review.refresh_from_db()
    assert review.articles == [{"regulation": "中华人民共和国食品安全法", "article": "第三十五条"}]
    assert Task.objects.open().filter(process=review.process, key="intake", round=2).exists()


def test_passing_on_needs_a_colleague_and_keeps_what_was_typed(review):
    client = log_in("an")
    answer = client.post(f"/tasks/{review.reference}/reassignment/", {"to": "", "reason": "出差三天"})
    assert answer.status_code == 422
    assert "出差三天" in answer.content.decode()


def test_the_question_to_the_head_and_the_answer_show_on_the_page(review):
    tao = log_in("tao")
    assert tao.post(f"/tasks/{review.reference}/question/", {"words": "适用哪一条？"}).status_code == 302
    assert "适用哪一条？" in page("an", f"/tasks/{review.reference}/")
    assert log_in("an").post(f"/tasks/{review.reference}/answer/", {"words": "按第三条办"}).status_code == 302
    assert "按第三条办" in page("tao", f"/tasks/{review.reference}/")


def test_many_are_approved_at_once_with_one_report(review):
    Task.objects.filter(pk=review.pk).update(batch=True)
    sent = {"task": [review.reference], "opinion": "材料齐全"}
    answer = log_in("an").post("/tasks/approvals/", sent).content.decode()
    assert "批量办理结果" in answer
    assert "已同意" in answer
    assert "请至少选一件" in log_in("an").post("/tasks/approvals/", {"opinion": ""}).content.decode()


def test_the_supervisor_sees_what_is_stuck_and_sends_it_elsewhere(review):
    Task.objects.filter(pk=review.pk).update(due_at="2026-01-05T00:00:00Z")
    shown = page("yu", "/processes/")
    assert review.process.upper_ref in shown
    assert "<rect" in shown
    refused = log_in("yu").post(f"/tasks/{review.reference}/route/", {"to": "", "reason": "积压"})
    assert (refused.status_code, "积压" in refused.content.decode()) == (422, True)


def test_the_stuck_are_shown_in_pieces_and_by_department(review):
    for number in range(2, 27):
        Task.objects.create(
            process=review.process, key="review", round=number, nature="review", title=review.title,
            department=review.department, roles=review.roles, opened_at=review.opened_at, due_at="2026-01-05T00:00:00Z",
        )  # fmt: skip
    Task.objects.filter(process=review.process).update(region=review.region)
    shown = page("yu", "/processes/")
    assert shown.count('class="title"') == 20 and "超期" in shown and "林记面馆" in shown
    more = re.search(r'href="([^"]+after=[^"]+)"', shown)[1].replace("&amp;", "&")
    assert page("yu", f"/processes/{more}").count('class="title"') == 5
    mine, others = review.department, Department.objects.get(role="fire_rescue", division__code="990102000000")
    assert f"?department={mine.reference}#stuck" in shown
    assert page("yu", f"/processes/?department={mine.reference}").count('class="title"') == 20
    assert "没有超期的环节" in page("yu", f"/processes/?department={others.reference}")


def test_the_worker_room_shows_parked_work_and_lets_it_run_again(review):
    Errand.objects.filter(kind="process.advance").update(
        done_at=None, parked_at="2026-11-25T00:00:00Z", fault="Boom\nx"
    )
    errand = Errand.objects.parked().first()
    shown = page("wei", "/workers/")
    assert "审批流转" in shown and "程序出错" in shown
    assert "Boom" in shown
    for username, status in (("an", 403), ("qi", 403), ("wei", 302)):
        assert log_in(username).post("/workers/reruns/", {"errand": str(errand.pk)}).status_code == status
    errand.refresh_from_db()
    assert errand.status == "waiting"
    assert log_in("wei").post("/workers/reruns/", {"errand": str(errand.pk)}).status_code == 409
    refused = "Refusal gateway.refused: 对方系统不接收这条消息。\nexchange/gateways.py:44 post_json"
    Errand.objects.filter(pk=errand.pk).update(parked_at="2026-11-25T00:00:00Z", fault=refused)
    assert "<b>对方系统不接收这条消息。</b>" in page("wei", "/workers/")


def test_an_edition_is_run_on_paper_before_it_is_published(review):
    shown = page("sun", "/processes/simulation/?code=food_licence&cases=40&per_day=4&people=2")
    assert "用了上月的实际情况" in shown
    assert "<rect" in shown
    wrong = log_in("sun").get("/processes/simulation/?code=food_licence&cases=0&per_day=4&people=2")
    assert (wrong.status_code, log_in("an").get("/processes/simulation/").status_code) == (422, 403)
