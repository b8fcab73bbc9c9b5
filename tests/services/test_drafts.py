"""Drafts: in whose name they are, and what a page of one costs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from blueprints.loading import load
from blueprints.models import Edition
from records.ledger.clock import now
from services.models import Application, Draft, ServiceItem
from services.rules.bundle import can_be_applied_for
from tests.cast import fill_draft, lin_for_her_shop, start_draft, submit_draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def lin():
    return lin_for_her_shop()


def test_a_draft_of_the_shop_is_not_saved_in_ones_own_name(lin):
    draft = start_draft(lin)
    lin.post("/account/acting-for/", {"organisation": ""})
    answer = lin.post(f"/drafts/{draft}/form/", {"contact_name": "林晓岚"})
    assert answer.status_code == 409
    assert "请先在“我的账户”选择代表这个单位" in answer.content.decode()
    assert Draft.objects.get(reference=draft).revision == 0


def test_a_draft_of_the_shop_is_not_submitted_in_ones_own_name(lin):
    draft = start_draft(lin)
    fill_draft(lin, draft)
    lin.post("/account/acting-for/", {"organisation": ""})
    assert lin.post(f"/drafts/{draft}/submission/", {"declare": "on"}).status_code == 409
    assert not Application.objects.exists()


@pytest.mark.parametrize(("audience", "words"), [(["natural"], "以个人的名义办"), (["legal"], "以经营主体的名义办")])
def test_an_item_is_begun_only_in_the_name_of_those_it_is_for(lin, audience, words):
    item = next(
        row.code for row in ServiceItem.objects.filter(complete=True, audience=audience).order_by("code")
        if can_be_applied_for(load(Edition.objects.current("service", now()).get(code=row.code)))
    )  # fmt: skip
    if audience == ["legal"]:
        lin.post("/account/acting-for/", {"organisation": ""})
    answer = lin.post(f"/services/{item}/drafts/")
    assert answer.status_code == 409 and words in answer.content.decode()
    assert not Draft.objects.exists()


def queries(act):
    with CaptureQueriesContext(connection) as seen:
        act()
    return [query["sql"] for query in seen if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))]


def test_submitting_a_bundle_of_two_organs_costs_at_most_34_statements(lin):
    for _ in range(2):  # the first reads what a process reads once
        draft = start_draft(lin)
        fill_draft(lin, draft)
        statements = queries(lambda: submit_draft(lin, draft))  # noqa: B023 - called at once
    submitting = statements[: 1 + next(n for n, sql in enumerate(statements) if "UPDATE ledger_trailhead" in sql)]
    assert len(submitting) <= 34, "\n".join(sql[:120] for sql in submitting)


@pytest.mark.parametrize(
    ("page", "most"), [("form/", 7), ("materials/", 9), ("check/", 7)], ids=["form", "materials", "check"]
)
def test_a_page_of_a_draft_asks_the_database_little(lin, page, most):
    draft = start_draft(lin)
    fill_draft(lin, draft)
    seen = queries(lambda: lin.get(f"/drafts/{draft}/{page}"))
    assert len(seen) <= most, "\n".join(sql[:160] for sql in seen)


def test_a_draft_from_before_the_rule_is_not_submitted_in_a_name_it_is_not_for(lin):
    draft = start_draft(lin)
    fill_draft(lin, draft)
    persons_only = next(e for e in Edition.objects.filter(kind="service") if load(e).audience == ("natural",))
    Draft.objects.get(reference=draft).members.set([persons_only])
    answer = lin.post(f"/drafts/{draft}/submission/", {"declare": "on"})
    assert answer.status_code == 409
    assert "以个人的名义办" in answer.content.decode()
    assert not Application.objects.filter(draft_ref=draft).exists()
