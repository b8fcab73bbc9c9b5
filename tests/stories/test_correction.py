"""一次性补正: Mo marks, one notice is sent, Lin changes what is marked and nothing else, Mo sees the difference."""

import pytest

from documents.models import Paper
from exchange.models import Notice
from identity.actors import actor_of_person
from records.ledger.carrying import carry_everything
from records.ledger.errors import Conflict, Invalid, NotAllowed
from services.actions.correcting import answer_correction, mark_case, send_correction
from services.case_items import case_answers
from services.models import Alert, Application, Correction
from services.timers import watch_cases
from tests.cases import accepted, food_of, fresh, received, soon, words_of
from tests.cast import lin_for_her_shop, log_in, picture
from tests.house.acting_things import official, person

pytestmark = pytest.mark.django_db
AREA, LAYOUT = "面积和图纸不一致，请改成图纸上的面积。", "第 2 页看不清，请重新拍。"


@pytest.fixture
def root():
    return received()


@pytest.fixture
def lin():
    return lin_for_her_shop()


def mo_marks_and_sends(root):
    mo = log_in("mo")
    path = f"/desk/{root.reference}/"
    assert mo.post(f"{path}marks/", {"kind": "field", "element": "area", "sentence": AREA}).status_code == 302
    page = {"kind": "material", "element": "layout", "sentence": LAYOUT, "page": "2"}
    assert mo.post(f"{path}marks/", page).status_code == 302
    assert mo.post(f"{path}correction/").status_code == 302
    carry_everything()


def test_one_notice_lists_everything_and_lin_jumps_mark_to_mark(root, lin):
    mo_marks_and_sends(root)
    assert {fresh(root).state, *root.children.values_list("state", flat=True)} == {"correction"}
    paper = Paper.objects.get(kind="correction_notice")
    assert paper.made_at is not None
    assert all(words in words_of(paper) for words in (AREA, LAYOUT, "第 2 页"))
    track = lin.get(f"/applications/{root.reference}/").content.decode()
    assert f'/applications/{root.reference}/correction/#field-area">经营面积（平方米）</a>：{AREA}' in track
    assert f'/applications/{root.reference}/correction/#field-material-layout">' in track
    page = lin.get(f"/applications/{root.reference}/correction/").content.decode()
    assert 'href="#field-area"' in page
    assert 'href="#field-material-layout"' in page
    assert 'name="floors"' not in page


def test_lin_changes_what_is_marked_and_mo_sees_the_difference(root, lin):
    mo_marks_and_sends(root)
    path, before = f"/applications/{root.reference}/correction/", case_answers(fresh(root))
    lin.post(f"{path}materials/layout/", {"file": picture()})
    answer = lin.post(path, {"area": "92", "floors": "99 层", "contact_name": "别人"})
    assert answer.status_code == 302, answer.content.decode()
    assert case_answers(fresh(root)) == {**before, "area": "92"}
    assert {fresh(root).state, *root.children.values_list("state", flat=True)} == {"received"}
    screen = log_in("mo").get(f"/desk/{root.reference}/").content.decode()
    assert "<del>86</del>" in screen
    assert "<ins>92</ins>" in screen


def test_the_five_days_begin_again_with_the_answer(root, lin):
    mo_marks_and_sends(root)
    sent = fresh(root)
    assert sent.acceptance_due is None
    lin.post(f"/applications/{root.reference}/correction/materials/layout/", {"file": picture()})
    lin.post(f"/applications/{root.reference}/correction/", {"area": "92"})
    assert fresh(root).materials_at > sent.materials_at
    assert fresh(root).acceptance_due is not None


def test_what_is_not_put_right_is_named_and_what_was_typed_is_kept(root, lin):
    mo_marks_and_sends(root)
    answer = lin.post(f"/applications/{root.reference}/correction/", {"area": "86"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "请上传改好的这份材料。" in page
    assert "这一项还是原来的内容" in page
    assert fresh(root).state == "correction"


def test_a_field_that_depends_on_a_marked_one_can_be_changed_too(root):
    mark_case(root, "field", "main_business", "请按执照填。", by=official("mo"))
    send_correction(fresh(root), by=official("mo"))
    lin = actor_of_person(person("lin"))
    answer_correction(fresh(root), {"main_business": "食品销售经营者", "area": "1"}, by=lin)
    after = case_answers(fresh(root))
    assert (after["main_business"], after["area"], "food_items" in after) == ("食品销售经营者", "86", False)


def test_a_second_notice_is_sent_and_reported(root):
    mo, lin = official("mo"), actor_of_person(person("lin"))
    for area in ("90", "91"):
        mark_case(fresh(root), "field", "area", AREA, by=mo)
        send_correction(fresh(root), by=mo)
        answer_correction(fresh(root), {"area": area}, by=lin)
    assert [c.number for c in Correction.objects.all()] == [1, 2]
    assert Alert.objects.get().rule == "repeated_correction"


def test_a_material_off_the_list_is_refused_and_reported(root):
    answer = log_in("mo").post(
        f"/desk/{root.reference}/marks/", {"kind": "material", "element": "lease", "sentence": "请交租赁合同。"}
    )
    assert answer.status_code == 422
    assert "不能要求申请人提交" in answer.content.decode()
    assert Alert.objects.get().rule == "off_list_material"
    assert root.marks.count() == 0


def test_after_acceptance_nothing_is_asked_for_any_more():
    food = accepted()
    with pytest.raises(Conflict):
        mark_case(food, "field", "area", AREA, by=official("an"))


def test_an_unanswered_correction_lapses_by_its_rule(root):
    mo_marks_and_sends(root)
    due = Correction.objects.get().due_on
    watch_cases(soon((due - fresh(root).submitted_at.date()).days - 1))
    assert fresh(root).state == "correction"
    watch_cases(soon((due - fresh(root).submitted_at.date()).days + 2))
    carry_everything()
    assert {fresh(root).state, *root.children.values_list("state", flat=True)} == {"closed", "terminated"}
    assert set(root.children.values_list("result_kind", flat=True)) == {"returned"}
    assert Paper.objects.filter(kind="termination_notice", made_at=None).count() == 0
    assert Notice.objects.filter(kind="application.terminated").count() == 2


def test_a_mark_can_be_taken_back_before_it_is_sent(root):
    mo = log_in("mo")
    mo.post(f"/desk/{root.reference}/marks/", {"kind": "field", "element": "area", "sentence": AREA})
    mo.post(f"/desk/{root.reference}/marks/", {"undo": "area"})
    assert root.marks.count() == 0
    assert mo.post(f"/desk/{root.reference}/correction/").status_code == 409


def test_strangers_neither_mark_nor_answer(root):
    wen = actor_of_person(person("wen"))
    for act in (
        lambda: mark_case(root, "field", "area", AREA, by=wen),
        lambda: send_correction(root, by=wen),
        lambda: answer_correction(root, {}, by=wen),
        lambda: answer_correction(root, {}, by=official("mo")),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert log_in("wen").get(f"/applications/{root.reference}/correction/").status_code == 404


def test_a_mark_needs_words(root):
    with pytest.raises(Invalid):
        mark_case(root, "field", "area", " ", by=official("mo"))
    assert food_of(root).state == "received"
    assert Application.objects.count() == 3
