"""Not accepted, accepted by silence, terminated: each with its reason, its paper and its deadline."""

import pytest

from documents.models import Paper
from identity.actors import actor_of_person
from portal.demonstration.benefits import ITEM_1
from records.clock import local
from records.ledger.actor import system_actor
from records.ledger.carrying import carry_everything
from records.ledger.errors import Conflict, Invalid, NotAllowed
from services.actions.counter import accept_by_silence
from services.actions.ending import refuse_acceptance, terminate_application
from services.models import Application
from services.timers import watch_cases
from tests.cases import accepted, food_of, fresh, received, soon, submitted, words_of
from tests.cast import lin_for_her_shop, log_in
from tests.house.acting_things import official, person
from tests.stories.test_ten_items import when_lin_applies
from workflows.models import Process, Task

pytestmark = pytest.mark.django_db
WHY = {"ground": "not_competent", "reason": "经营地在云湖区。", "right_organ": "云湖区市场监督管理局"}


def test_the_organ_does_not_accept_and_names_the_right_one():
    root = received()
    food = food_of(root)
    sent = {f"r-{name}": value for name, value in WHY.items()}
    assert log_in("an").post(f"/desk/{food.reference}/non-acceptance/", sent).status_code == 302
    carry_everything()
    assert (fresh(food).state, fresh(food).result_kind) == ("not_accepted", "not_accepted")
    paper = Paper.objects.get(kind="non_acceptance")
    assert paper.made_at is not None
    assert "云湖区市场监督管理局" in words_of(paper)
    assert Process.objects.get(upper_ref=food.reference).state == "withdrawn"
    assert fresh(root).state == "received", "the other organ's part goes on"


def test_the_window_never_refuses():
    food = food_of(received())
    with pytest.raises(NotAllowed):
        refuse_acceptance(food, by=official("mo"), **WHY)
    with pytest.raises(NotAllowed):
        refuse_acceptance(food, by=official("bo"), **WHY)


def test_a_refusal_to_accept_needs_reason_and_organ():
    food = food_of(received())
    for change in ({"reason": " "}, {"right_organ": ""}, {"ground": "busy"}):
        with pytest.raises(Invalid):
            refuse_acceptance(food, by=official("an"), **{**WHY, **change})


def test_the_organ_itself_accepts_where_the_window_does_not():
    food = food_of(received())
    assert log_in("an").post(f"/desk/{food.reference}/acceptance/").status_code == 302
    carry_everything()
    assert fresh(food).state == "accepted"
    assert Task.objects.open().get(process__upper_ref=food.reference).nature == "review"


def test_silence_accepts_a_licence_from_the_day_its_materials_came():
    root = submitted()
    due = root.children.first().acceptance_due
    watch_cases(soon((due - local(root.submitted_at).date()).days))
    assert set(root.children.values_list("state", flat=True)) == {"submitted"}
    watch_cases(soon((due - local(root.submitted_at).date()).days + 1))
    carry_everything()
    food = food_of(root)
    assert (food.state, food.deemed, food.accepted_at) == ("accepted", True, root.submitted_at)
    assert Paper.objects.filter(kind="acceptance", upper_ref=food.reference).count() == 1
    assert Task.objects.open().filter(process__upper_ref=food.reference, nature="intake").count() == 0


def test_silence_accepts_nothing_where_the_law_does_not_say_so():
    case = Application.objects.get(reference=when_lin_applies(log_in("lin"), ITEM_1))
    watch_cases(soon(40))
    assert fresh(case).state == "submitted"
    assert case.alerts.get().rule == "late_acceptance"
    with pytest.raises(Conflict):
        accept_by_silence(case, by=system_actor("test"), at=soon(40))


def test_no_screen_or_paper_of_another_type_cites_the_licensing_law():
    case = Application.objects.get(reference=when_lin_applies(log_in("lin"), ITEM_1))
    log_in("mo").post(f"/desk/{case.reference}/receipt/")
    log_in("mo").post(f"/desk/{case.reference}/acceptance/")
    carry_everything()
    told = [words_of(paper) for paper in Paper.objects.filter(upper_ref=case.reference)]
    task = Task.objects.open().filter(department__role="civil_affairs").first()
    pages = [log_in("lin").get(f"/applications/{case.reference}/"), log_in("qiu").get(f"/tasks/{task.reference}/")]
    assert [words for words in [*told, *(page.content.decode() for page in pages)] if "行政许可法" in words] == []


def test_a_case_is_terminated_with_its_code_and_a_paper():
    food = accepted()
    sent = {"t-code": "subject_gone", "t-reason": "个体工商户已注销。"}
    assert log_in("an").post(f"/desk/{food.reference}/termination/", sent).status_code == 302
    carry_everything()
    assert (fresh(food).state, fresh(food).reason_code) == ("terminated", "subject_gone")
    assert "个体工商户已注销。" in words_of(Paper.objects.get(kind="termination_notice"))
    with pytest.raises(Conflict):
        terminate_application(food, code="force_majeure", reason="x", by=official("an"))


def test_strangers_end_nothing():
    food = accepted()
    for who in (actor_of_person(person("wen")), official("bo"), official("mo")):
        with pytest.raises(NotAllowed):
            terminate_application(food, code="force_majeure", reason="x", by=who)
        with pytest.raises(NotAllowed):
            accept_by_silence(food, by=who)


def test_a_withdrawal_is_confirmed_on_paper():
    root = received()
    assert lin_for_her_shop().post(f"/applications/{root.reference}/withdrawal/").status_code == 302
    carry_everything()
    assert Paper.objects.get(kind="withdrawal_confirmation").made_at is not None
    assert fresh(root).result_kind == "withdrawn"
