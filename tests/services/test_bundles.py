"""A bundle says what it contains, in which order, and never leaves a part out in silence (ADR 0120)."""

import pytest

from blueprints.models import Edition
from portal.demonstration.bundles import SEVEN
from portal.demonstration.complete import BUNDLE
from records.ledger.clock import now
from services.actions.drafts import members_of
from services.models import BundleItem
from services.rules.bundle import Bundle, bundle_problems, counts_together, missing, working_days
from services.rules.item.legal import Term
from tests.cast import log_in

ALL = [BUNDLE, *SEVEN]
NEWBORN = "99TCP0001"


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


@pytest.mark.django_db
@pytest.mark.parametrize("code", ALL)
def test_every_bundle_says_who_does_each_part(client, code):
    row = BundleItem.objects.select_related("edition").get(code=code)
    page = client.get(f"/bundles/{code}/").text
    assert row.complete
    assert all(member["name"]["zh-Hans"] in page for member in row.edition.content["members"])
    assert "待完善" not in page


@pytest.mark.django_db
def test_what_cannot_be_applied_for_at_once_says_so_and_has_no_button(client):
    page = client.get(f"/bundles/{NEWBORN}/").text
    assert "还不能一次申请" in page
    assert f"/bundles/{NEWBORN}/drafts/" not in page
    edition = Edition.objects.current("bundle", now()).get(code=NEWBORN)
    assert members_of(edition, now()) == []
    assert log_in("lin").post(f"/bundles/{NEWBORN}/drafts/").status_code == 409


@pytest.mark.django_db
def test_the_home_page_shows_first_what_can_be_applied_for_at_once(client):
    page = client.get("/").text
    assert page.index("开办餐饮店一件事") < page.index("分步办理")


@pytest.mark.django_db
def test_a_bundle_page_asks_a_constant_number_of_questions(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(9):
        client.get(f"/bundles/{NEWBORN}/")


@pytest.mark.django_db
def test_a_clerk_too_is_told_why(client):
    assert "还不能一次申请" in log_in("mo").get(f"/bundles/{NEWBORN}/").text
