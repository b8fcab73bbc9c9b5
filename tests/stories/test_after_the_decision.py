"""After the decision: delivery with proof, clerical errors, 公示, promised materials, checked declarations, favours."""

import pytest
from django.test import Client

from blueprints.actions import publish_edition
from documents.models import Paper
from exchange.models import Notice
from identity.actors import actor_of_person
from licences.models import Licence
from portal.demonstration.benefits import ITEM_1
from portal.demonstration.certificates import ITEM_12, ITEM_43
from portal.demonstration.complete import FOOD, ITEM_37
from portal.demonstration.editions import admin, with_aliases
from records.clock import local
from records.ledger.actor import system_actor
from records.ledger.carrying import carry_everything
from records.ledger.errors import Conflict, NotAllowed
from services.actions.afterwards import deliver_result, rectify_decision, sign_for_result
from services.actions.counter import accept_application
from services.actions.drafts import start_draft
from services.actions.layers import save_implementation
from services.actions.promising import record_check
from services.models import Application, Delivery, LegalDefault, PromiseCheck, Publication, ServiceItem
from services.timers import watch_cases
from tests.cases import accepted, food_of, fresh, received, soon, words_of
from tests.cast import lin_for_her_shop, log_in, picture
from tests.cast import start_draft as lin_starts
from tests.house.acting_things import official, person
from tests.stories.test_ten_items import (
    ANSWERS,
    when_every_organ_works_until_the_end,
    when_lin_applies,
    when_the_window_receives_and_accepts,
)

pytestmark = pytest.mark.django_db


def decided(item, lin=None):
    """A case of one of the ten items, granted."""
    case = when_lin_applies(lin or log_in("lin"), item)
    when_the_window_receives_and_accepts(case)
    when_every_organ_works_until_the_end()
    return Application.objects.select_related("edition", "department", "person").get(reference=case)


def hygiene():
    """A hygiene licence, granted on a promise."""
    return decided(ITEM_43, lin_for_her_shop())


def test_a_result_is_handed_over_with_proof_and_its_clock_stops():
    case = hygiene()
    assert case.delivery_due is not None
    sent = {"d-way": "window", "d-receiver": "林晓岚"}
    assert log_in("mo").post(f"/desk/{case.reference}/delivery/", sent).status_code == 302
    carry_everything()
    assert "窗口领取" in words_of(Paper.objects.get(kind="delivery_receipt"))
    assert Delivery.objects.get().receiver_masked != "林晓岚"
    watch_cases(soon(60))
    assert "late_delivery" not in fresh(case).alerts.values_list("rule", flat=True)
    with pytest.raises(Conflict):
        deliver_result(case, way="post", receiver="林晓岚", by=official("mo"))


def test_what_is_not_delivered_in_ten_working_days_is_found():
    case = hygiene()
    watch_cases(soon(40))
    assert "late_delivery" in case.alerts.values_list("rule", flat=True)


def test_lin_signs_for_it_online_and_nobody_else_does():
    case = hygiene()
    with pytest.raises(NotAllowed):
        sign_for_result(case, by=actor_of_person(person("wen")))
    assert lin_for_her_shop().post(f"/applications/{case.reference}/signature/").status_code == 302
    assert Delivery.objects.get().way == "electronic"


def test_the_head_corrects_a_slip_of_the_pen():
    case = hygiene()
    rectify_decision(case, text="“桃溪路81号”应为“桃溪路18号”。", by=official("jia"))
    carry_everything()
    paper = Paper.objects.get(key__startswith="rectification:")
    assert "应为" in words_of(paper)
    assert fresh(case).state == "granted"
    with pytest.raises(NotAllowed):
        rectify_decision(case, text="x", by=official("mo"))


def test_a_licence_is_shown_to_all_until_its_day_and_a_person_is_masked():
    decided(ITEM_1)
    page = Client().get("/publications/").content.decode()
    assert "最低生活保障" in page
    assert not any(word in page for word in ("林晓岚", "晓岚", "桃溪路", "990102198804120029"))
    row = Publication.objects.get()
    watch_cases(soon((row.shown_to - local(row.application.decided_at).date()).days + 1))
    row.refresh_from_db()
    assert row.taken_down_at is not None
    assert "最低生活保障" not in Client().get("/publications/").content.decode()


def test_what_is_shown_of_a_decision_is_what_the_rule_of_its_type_names():
    LegalDefault.objects.filter(item_type="05", rule="publication").update(consequence="item result")
    decided(ITEM_1)
    assert [label["en"] for label, _ in Publication.objects.get().lines] == ["Item", "Result"]


def test_a_type_without_a_rule_shows_nothing():
    LegalDefault.objects.filter(rule="publication").delete()
    decided(ITEM_1)
    assert not Publication.objects.exists()


def test_a_false_promise_costs_the_certificate():
    case = hygiene()
    check = PromiseCheck.objects.get()
    licence = Licence.objects.get(case_ref=case.reference)
    jia = log_in("jia")
    assert jia.post(f"/desk/{case.reference}/promise-check/", {"sign": "1"}).status_code == 302
    found = {"note": "检测报告不合格。", "true": "no"}
    assert jia.post(f"/desk/{case.reference}/promise-check/", found).status_code == 302
    check.refresh_from_db()
    licence.refresh_from_db()
    assert (check.finding, licence.state) == ("false", "revoked")
    assert "promise_false" in case.alerts.values_list("rule", flat=True)
    with pytest.raises(NotAllowed):
        record_check(check, true=True, note="x", by=official("an"))


@pytest.fixture
def later_card():
    """An identity card renewed: the old card may come later."""
    lin = log_in("lin")
    answers = {**ANSWERS, 12: {**ANSWERS[12], "renewal_reason": "renewal"}}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tests.stories.test_ten_items.ANSWERS", answers)
        case = when_lin_applies(lin, ITEM_12)
    when_the_window_receives_and_accepts(case)
    return Application.objects.get(reference=case)


def test_what_may_come_later_is_promised_and_lapses_by_its_day(later_card):
    owed = later_card.deferrals.get()
    assert owed.element == "old_card"
    assert Paper.objects.filter(kind="deferred_materials_promise", made_at=None).count() == 0
    assert "承诺" in log_in("lin").get(f"/applications/{later_card.reference}/").content.decode()
    watch_cases(soon((owed.due_on - local(owed.promised_at).date()).days + 1))
    assert (fresh(later_card).state, fresh(later_card).reason_code) == ("terminated", "deferral_lapsed")


def test_what_was_promised_is_brought_in_time(later_card):
    path = f"/applications/{later_card.reference}/deferrals/old_card/"
    assert log_in("lin").post(path, {"file": picture()}).status_code == 302
    watch_cases(soon(30))
    assert fresh(later_card).state == "accepted"


def republish(**changes):
    """A new edition of the food licence."""
    by = admin("sun")
    content = {**with_aliases(ITEM_37, "37"), **changes}
    save_implementation(FOOD, FOOD, content, by=by, owner=by.department)
    publish_edition("service", FOOD, by=by)


def test_a_shorter_promise_reaches_a_running_case_and_is_told():
    food = accepted()
    before = food.promised_due
    republish(promised={"days": 2, "unit": "WD"})
    watch_cases(soon(0))
    assert fresh(food).promised_due < before
    assert Notice.objects.filter(kind="application.favourable").count() == 1
    watch_cases(soon(0))
    assert Notice.objects.filter(kind="application.favourable").count() == 1


def test_a_draft_learns_once_what_became_easier_and_need_not_bring_it():
    lin = lin_for_her_shop()
    draft = lin_starts(lin)
    republish(materials=[m for m in ITEM_37["materials"] if m["id"] != "rules_list"])
    watch_cases(soon(0))
    watch_cases(soon(0))
    told = Notice.objects.get(kind="application.favourable", upper_ref=draft)
    assert "有材料不用交了" in str(told.data)
    answer = lin.post(f"/drafts/{draft}/submission/", {"declare": "on"})
    assert "请上传“经营场所布局和设备图”" in answer.content.decode()
    assert "请上传“食品安全制度清单”" not in answer.content.decode()


def test_a_draft_of_a_cancelled_item_is_told_that_it_ends():
    draft = lin_starts(lin_for_her_shop())
    republish(state="cancelled")
    watch_cases(soon(0))
    assert Notice.objects.filter(kind="application.repealed", upper_ref=draft).count() == 1


def test_a_longer_promise_harms_nobody():
    food = accepted()
    before = food.promised_due
    republish(promised={"days": 9, "unit": "WD"})
    watch_cases(soon(0))
    assert fresh(food).promised_due == before


def test_a_repealed_item_stops_and_ends_with_its_reason():
    root = received()
    republish(state="cancelled")
    with pytest.raises(Conflict):
        accept_application(food_of(root), by=official("mo"))
    with pytest.raises(Conflict):
        start_draft(ServiceItem.objects.get(code=FOOD).edition, by=actor_of_person(person("lin")))
    watch_cases(soon(0))
    assert (food_of(root).state, food_of(root).reason_code) == ("terminated", "item_repealed")
    assert fresh(root).state == "received"


def test_strangers_deliver_nothing():
    case = hygiene()
    for who in (actor_of_person(person("wen")), official("an"), system_actor("test")):
        with pytest.raises(NotAllowed):
            deliver_result(case, way="window", receiver="x", by=who)
