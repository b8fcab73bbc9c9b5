"""A bundle says what it contains, in which order, and never leaves a part out in silence (ADR 0120)."""

import pytest

from blueprints.actions import publish_edition, save_working_copy
from blueprints.models import Edition
from portal.demonstration.bundles import SEVEN
from portal.demonstration.complete import BUNDLE
from records.ledger.actor import system_actor
from records.ledger.clock import now
from services.actions.drafts import answers_of, form_of, in_order, members_of, merged
from services.bundles import compared, members_listed
from services.models import BundleItem, Draft
from services.rules.bundle import (
    Bundle,
    bundle_problems,
    counts_in_order,
    counts_one_by_one,
    counts_together,
    missing,
    still_to_bring,
    wanted,
    working_days,
)
from services.rules.item import Item
from services.rules.item.legal import Term
from tests.cast import log_in, told

ALL = [BUNDLE, *SEVEN]
NEWBORN, HOME, HALF = "99TCP0001", "99TCP0007", "99TCP0099"


def text(words):
    return {"zh-Hans": words}


def bundle(*members, **more):
    rows = [{"name": text(one["item"]), **one} for one in members]
    return Bundle.model_validate(
        {"name": text("事"), "lead_name": text("牵头"), "lead_role": "x", "members": rows, **more}
    )


def test_members_stand_in_the_order_they_wait_for_each_other():
    value = bundle({"item": "a"}, {"item": "b"}, {"item": "c", "after": ["a", "b"]})
    assert [[member.item for member in column] for column in value.stages()] == [["a", "b"], ["c"]]


@pytest.mark.parametrize("after", [["c"], ["b"], ["nobody"]])
def test_a_member_waits_only_for_one_told_before(after):
    value = bundle({"item": "a"}, {"item": "b", "after": after}, {"item": "c"})
    assert [problem.pointer for problem in bundle_problems(value)] == ["/members/b"]


def test_optional_members_and_those_held_keep_nobody_waiting():
    value = bundle({"item": "a"}, {"item": "b", "optional": True}, {"item": "c", "needs_licence": "x"})
    assert missing(value, {"a"}) == []
    assert [member.item for member in missing(value, set())] == ["a"]


@pytest.mark.parametrize(("days", "unit", "found"), [(5, "WD", 5), (7, "D", 5), (24 * 7, "H", 5), (0, "WD", 0)])
def test_terms_are_compared_in_working_days(days, unit, found):
    assert working_days(Term(days=days, unit=unit)) == pytest.approx(found)


def test_a_bundles_own_clock_goes_before_the_longest_promise():
    assert counts_together([], Term(days=8)).days == 8


def item(gives, *brings, days=10):
    bring = [{"id": name, "element": name, "name": text(name), "requirement": text("。")} for name in brings]
    return Item.model_validate(
        {"name": text("事"), "catalog_code": "1" * 12, "type": "20", "audience": ["natural"], "department_name": text("局"),
         "result": {"name": text(gives), "kind": "certificate"}, "materials": bring, "promised": {"days": days}}
    )  # fmt: skip


def test_what_an_earlier_item_gives_is_not_brought_to_a_later_one():
    born = item("出生医学证明（电子）", "身份证")
    entered = item("户口簿", "出生医学证明", "身份证")
    assert [material.element for material in still_to_bring([born, entered])] == ["身份证"]
    assert [material.element for material in still_to_bring([entered, born])] == ["出生医学证明", "身份证"]


def test_before_and_after_are_computed_from_the_members():
    items = [item("残疾人证", "身份证", "照片"), item("通知", "残疾人证", "身份证")]
    before, after = counts_one_by_one(items), counts_in_order(items, Term(days=12))
    assert (before.materials, before.days) == (4, 20)
    assert (after.materials, after.days) == (2, 12)


@pytest.mark.django_db
def test_the_list_of_bundles_strikes_out_what_it_took_before(client):
    page = client.get("/bundles/").text
    assert page.count('class="before-after"') == len(ALL)
    assert "<s>15</s>11" in page


@pytest.fixture
def half(db):
    """A bundle with a member that no list names."""
    members = [{"item": "992014024000", "name": text("社保卡")}, {"item": "992014999000", "name": text("还没有的事项")}]
    content = {
        "name": text("半件事"),
        "lead_role": "health",
        "lead_name": text("牵头"),
        "members": members,
        "audience": ["natural"],
    }
    by = system_actor("test")
    save_working_copy("bundle", HALF, content, by=by)
    return publish_edition("bundle", HALF, by=by)


def test_members_that_no_list_names_are_told_as_not_counted(client, half):
    assert "还没列入目录，未计" in client.get(f"/bundles/{HALF}/").text


@pytest.mark.django_db
@pytest.mark.parametrize("code", ALL)
def test_every_bundle_says_who_does_each_part(client, code):
    row = BundleItem.objects.select_related("edition").get(code=code)
    page = client.get(f"/bundles/{code}/").text
    assert row.complete
    assert all(member["name"]["zh-Hans"] in page for member in row.edition.content["members"])
    assert "待完善" not in page


def test_what_cannot_be_applied_for_at_once_says_so_and_has_no_button(client, half):
    page = client.get(f"/bundles/{HALF}/").text
    assert "还不能一次申请" in page
    assert f"/bundles/{HALF}/drafts/" not in page
    assert members_of(half, now()) == []
    assert log_in("lin").post(f"/bundles/{HALF}/drafts/").status_code == 409


def test_optional_members_are_applied_for_when_chosen():
    value = bundle(
        {"item": "a"},
        {"item": "b", "optional": True},
        {"item": "c", "optional": True},
        {"item": "d", "needs_licence": "x"},
    )
    assert wanted(value, {"a", "b", "c", "d"}, ["c", "d"]) == ["a", "c"]
    assert wanted(value, {"a", "b"}, ["c"]) == ["a"]
    assert wanted(value, {"b"}, ["b"]) == []


def test_a_member_waits_for_those_that_were_chosen():
    value = bundle({"item": "a"}, {"item": "b", "optional": True}, {"item": "c", "after": ["a", "b"]})
    assert value.earlier("c", {"a", "c"}) == ["a"]
    assert value.earlier("a", {"a", "c"}) == []


@pytest.mark.django_db
def test_another_choice_changes_the_draft_and_loses_nothing():
    lin = log_in("lin")
    lin.post(f"/bundles/{HOME}/drafts/", {"choosing": "1", "member": ["990715119000"]})
    draft = Draft.objects.get()
    told(lin, f"/drafts/{draft.reference}/notice/")
    lin.post(f"/drafts/{draft.reference}/form/", {"home_site": "桃溪路 20 号"})
    assert "loan" in {field.id for field in form_of(draft).fields()}
    lin.post(f"/bundles/{HOME}/drafts/", {"choosing": "1"})
    draft = Draft.objects.get()
    assert "loan" not in {field.id for field in form_of(draft).fields()}
    assert answers_of(draft)["home_site"] == "桃溪路 20 号"


@pytest.mark.django_db
@pytest.mark.parametrize("code", ALL)
def test_the_page_counts_what_the_application_will_ask(code):
    edition = Edition.objects.current("bundle", now()).get(code=code)
    value = Bundle.model_validate(edition.content)
    asked = merged(in_order(edition, members_of(edition, now())))
    told = compared(value, members_listed(value)).after
    assert told.fields == len(asked.form.fields())
    assert told.materials == sum(not material.exempt for material in asked.materials)


@pytest.mark.django_db
def test_a_bundle_page_asks_a_constant_number_of_questions(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(9):
        client.get(f"/bundles/{NEWBORN}/")


@pytest.mark.django_db
def test_a_clerk_too_is_told_why(half):
    assert "还不能一次申请" in log_in("mo").get(f"/bundles/{HALF}/").text
