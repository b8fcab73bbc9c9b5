"""Who reaches what of somebody's case: an organ what it asked for, case workers only, never one's own."""

import pytest

from documents.models import Paper
from identity.models import Mandate, Organisation
from licences.models import Licence
from portal.demonstration.complete import BUNDLE
from records.ledger.models import ReadEntry
from services.models import Application
from tests.cast import handler_of, lin_for_her_shop, log_in, start_draft
from tests.house.doors import lins_things
from tests.house.guards import SYSTEM, person
from tests.house.strangers import appoint, localdate

pytestmark = pytest.mark.django_db


@pytest.fixture
def things():
    found = lins_things()
    fire = Application.objects.get(parent__reference=found["case"], state="received")
    return {**found, "fire": fire.reference}


@pytest.mark.parametrize(
    ("username", "element", "status"),
    [
        ("bo", "floor_plan", 200),
        ("bo", "layout", 404),
        ("an", "layout", 200),
        ("an", "floor_plan", 404),
        ("mo", "layout", 200),
    ],
)
def test_an_organ_opens_the_materials_it_asked_for(things, username, element, status):
    assert log_in(username).get(f"/applications/{things['case']}/materials/{element}/").status_code == status


@pytest.mark.parametrize(("username", "status"), [("mo", 200), ("ke", 404), ("ren", 200), ("wen", 404)])
def test_a_paper_is_for_its_recipient_and_for_those_who_work_on_cases(things, username, status):
    assert log_in(username).get(f"/papers/{things['by_app']['documents']}/file/").status_code == status


@pytest.mark.parametrize(("username", "status"), [("an", 200), ("sun", 404), ("wen", 404)])
def test_a_certificate_is_for_its_holder_and_for_those_who_work_on_cases(things, username, status):
    assert log_in(username).get(f"/licences/{things['by_app']['licences']}/").status_code == status


def test_an_official_who_opens_a_paper_or_a_certificate_is_noted(things):
    paper = Paper.objects.get(reference=things["by_app"]["documents"])
    licence = Licence.objects.get(reference=things["by_app"]["licences"])
    for client in (log_in("mo"), lin_for_her_shop()):
        client.get(f"/papers/{paper.reference}/file/")
    log_in("an").get(f"/licences/{licence.reference}/file/")
    noted = ReadEntry.objects.filter(field__in=["paper.receipt", "licence.file"]).values_list("field", "person")
    expected = {("paper.receipt", recipient) for recipient in paper.recipients} | {("licence.file", licence.holder)}
    assert set(noted) == expected


def test_nobody_receives_or_accepts_their_own_case_at_the_counter(things):
    lin, mo = person("lin"), Mandate.objects.get(person=person("mo"))
    appoint(
        lin,
        department=mo.department,
        role="window_clerk",
        region=mo.region,
        valid_from=localdate(),
        title={},
        by=SYSTEM,
    )
    for door in (f"/desk/{things['case']}/receipt/", f"/desk/{things['fire']}/acceptance/"):
        answer = log_in("lin").post(door)
        assert (answer.status_code, "回避" in answer.content.decode()) == (403, True)


@pytest.mark.parametrize(("scope", "status"), [([], 302), ([BUNDLE], 302), (["another-item"], 403)])
def test_a_handler_applies_within_the_scope_the_firm_gave(scope, status):
    firm = Organisation.objects.get()
    handler_of(firm, "wen", scope=scope)
    wen = log_in("wen")
    wen.post("/account/acting-for/", {"organisation": firm.reference})
    assert wen.post(f"/bundles/{BUNDLE}/drafts/").status_code == status


def test_a_scope_that_was_narrowed_ends_a_draft_begun_before():
    firm = Organisation.objects.get()
    right = handler_of(firm, "wen")
    wen = log_in("wen")
    wen.post("/account/acting-for/", {"organisation": firm.reference})
    draft = start_draft(wen)
    type(right).objects.filter(pk=right.pk).update(scope=["another-item"])
    assert wen.post(f"/drafts/{draft}/submission/", {"declare": "on"}).status_code == 404


@pytest.mark.parametrize("after", ["a~b", "2026-13-45~T", "~"])
def test_a_cursor_that_is_none_of_ours_is_not_found(after):
    assert log_in("an").get("/tasks/", {"after": after}).status_code == 404
