"""E-supervision finds what is late, Yu urges, the organ answers, Yu judges, it is filed; the applicant can call for help."""

import pytest
from django.core.cache import cache

from identity.actors import actor_of_person
from records.ledger.actor import system_actor
from records.ledger.errors import Conflict, NotAllowed
from records.ledger.models import TrailEntry
from records.registers.models import ToDo
from services.actions.supervising import answer_alert, archive_alert, judge_alert, raise_alert, urge_alert
from services.actions.talking import reply_message, send_message
from services.models import Alert, CaseMessage
from services.timers import watch_cases
from tests.cases import accepted, fresh, process_of, received, soon
from tests.cast import lin_for_her_shop, log_in
from tests.house.acting_things import official, person
from workflows.actions import start_pause

pytestmark = pytest.mark.django_db


def rules_found():
    return sorted(Alert.objects.values_list("rule", flat=True))


def test_what_runs_late_is_found_once_however_often_one_looks():
    food = accepted()
    watch_cases(soon(40))
    watch_cases(soon(40))
    assert sorted(food.alerts.values_list("rule", flat=True)) == ["overdue_promise", "overdue_statutory"]
    assert food.alerts.get(rule="overdue_statutory").colour == "sanction"


def test_what_silence_accepts_is_reported_too():
    fire = accepted().parent.children.get(department__role="fire_rescue")
    watch_cases(soon(20))
    assert "late_acceptance" in fire.alerts.values_list("rule", flat=True)


def test_a_special_procedure_that_outlasts_its_word_is_found():
    food = accepted()
    start_pause(process_of(food), "hearing", days=3, reason="听证", by=official("an"))
    watch_cases(soon(15))
    found = set(food.alerts.values_list("rule", flat=True))
    assert found == {"pause_overrun"}, "the clock stands"


def test_the_supervisor_sees_how_many_there_are_of_each_and_narrows_by_it():
    food = accepted()
    watch_cases(soon(40))
    promise, statutory = food.alerts.get(rule="overdue_promise"), food.alerts.get(rule="overdue_statutory")
    yu, organ = log_in("yu"), food.department.code
    page = yu.get("/supervision/").content.decode()
    assert 'href="?rule=overdue_promise"' in page
    assert f'href="?department={organ}"' in page
    narrowed = yu.get(f"/supervision/?rule=overdue_promise&department={organ}").content.decode()
    assert promise.reference in narrowed
    assert statutory.reference not in narrowed
    assert promise.reference not in yu.get("/supervision/?rule=nonsense").content.decode()


def test_from_the_warning_to_the_file():
    food = accepted()
    watch_cases(soon(40))
    found = food.alerts.get(rule="overdue_promise")
    yu, an = log_in("yu"), log_in("an")
    path = f"/supervision/{found.reference}/"
    assert found.reference in yu.get("/supervision/").content.decode()
    assert yu.post(f"{path}urge/", {"reason": "请三日内反馈。"}).status_code == 302
    assert ToDo.objects.filter(kind="alert", closed_at=None).count() == 1
    assert an.post(f"{path}answer/", {"reason": "已经补办。"}).status_code == 302
    assert ToDo.objects.filter(kind="alert", closed_at=None).count() == 0
    assert yu.post(f"{path}verdict/", {"reason": "情况属实。", "upheld": "yes"}).status_code == 302
    assert yu.post(f"{path}archive/").status_code == 302
    found.refresh_from_db()
    assert [step.to for step in found.steps.all()] == ["urged", "answered", "upheld", "archived"]
    assert found.state == "archived"
    assert fresh(food).state == "accepted"


def test_a_step_needs_words_and_its_turn():
    found = raise_alert(accepted(), "near_due", by=system_actor("test"))
    assert log_in("yu").post(f"/supervision/{found.reference}/urge/", {"reason": ""}).status_code == 422
    with pytest.raises(Conflict):
        answer_alert(found, reason="早了", by=official("an"))


def test_nobody_else_supervises():
    found = raise_alert(accepted(), "near_due", by=system_actor("test"))
    lin = actor_of_person(person("lin"))
    for act in (
        lambda: urge_alert(found, reason="x", by=official("an")),
        lambda: answer_alert(found, reason="x", by=official("bo")),
        lambda: judge_alert(found, upheld=True, reason="x", by=official("an")),
        lambda: archive_alert(found, by=lin),
        lambda: raise_alert(found.application, "near_due", "2", by=official("yu")),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert log_in("bo").get(f"/supervision/{found.reference}/").status_code == 404
    assert log_in("lin").get("/supervision/").status_code == 403


def test_lin_urges_once_a_day_asks_and_is_answered():
    root = received()
    lin, mo = lin_for_her_shop(), log_in("mo")
    path = f"/applications/{root.reference}/messages/"
    assert lin.post(path, {"kind": "urge"}).status_code == 302
    assert lin.post(path, {"kind": "urge"}).status_code == 409
    assert lin.post(path, {"kind": "ask", "text": ""}).status_code == 422
    assert lin.post(path, {"kind": "ask", "text": "图纸要彩色的吗？"}).status_code == 302
    assert "图纸要彩色的吗？" in mo.get(f"/desk/{root.reference}/").content.decode()
    assert mo.post(f"/desk/{root.reference}/replies/", {"text": "黑白的也可以。"}).status_code == 302
    page = lin.get(f"/applications/{root.reference}/").content.decode()
    assert page.count("黑白的也可以。") == 1
    assert "CaseMessage" not in page
    assert ToDo.objects.filter(kind__startswith="message", closed_at=None).count() == 0


def test_words_between_them_lie_encrypted_and_out_of_the_trail():
    root = received()
    send_message(root, "ask", "金丝雀的电话", by=actor_of_person(person("lin")))
    assert "金丝雀" not in str(CaseMessage.objects.values_list("text", flat=True))
    assert not any(
        "金丝雀" in str(entry.detail) for entry in TrailEntry.objects.filter(stream=f"case:{root.reference}")
    )


def test_asking_for_coordination_reaches_the_supervisor():
    root = received()
    send_message(root, "escalate", "窗口说不能办。", by=actor_of_person(person("lin")))
    assert rules_found() == ["escalated"]


def test_strangers_say_nothing():
    root = received()
    with pytest.raises(NotAllowed):
        send_message(root, "ask", "x", by=actor_of_person(person("wen")))
    with pytest.raises(NotAllowed):
        reply_message(root, "x", by=actor_of_person(person("wen")))


def test_anybody_with_number_and_code_sees_progress_and_no_person(client):
    root = received()
    assert client.get("/look-up/").status_code == 200
    sent = {"number": f" {root.reference.lower()} ", "code": root.query_code}
    page = client.post("/look-up/", sent).content.decode()
    assert root.name["zh-Hans"] in page
    assert not any(words in page for words in ("林", "晓岚", "面馆", "桃溪路"))
    assert client.post("/look-up/", {**sent, "code": "AAAAAAAA"}).status_code == 422


def test_guessing_codes_is_slowed_down(client):
    cache.clear()
    found = [client.post("/look-up/", {"number": "X", "code": "Y"}).status_code for _ in range(21)]
    assert found[-2:] == [422, 429]
