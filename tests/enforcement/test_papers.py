"""The papers of an inspection along its path, and what the firm is told at each turn."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from documents.keeping import opened
from documents.models import Paper
from enforcement.actions.after import plan_recheck
from enforcement.actions.checks import approve_check
from enforcement.actions.closing import close_visit
from enforcement.actions.entries import note_by_form, take_entries
from enforcement.actions.objections import answer_objection, raise_objection
from enforcement.actions.visits import arrange_visit
from enforcement.models import Finding, Objection
from enforcement.timers import watch_rectifications
from exchange.models import Notice
from identity.actors import actor_of_person, party_of
from identity.models import Organisation, Person, SealAuthorisation
from portal.demonstration.enforcement_papers import INSPECTION_PAPERS
from records.ledger.clock import now
from tests.cast import lin_for_her_shop
from tests.enforcement.scene import ORGANS, answer_all, chained, jpeg, official, organ, place, sign, started

pytestmark = pytest.mark.django_db
SHOP, BAD = "云浦区林记面馆", "99JG010104"
SEVEN = {
    "inspection_approval", "inspection_notice", "site_record", "survey_record", "interview_record", "sampling_record",
    "inspection_result",
}  # fmt: skip


def lin():
    person = Person.objects.get(user__username="lin")
    return actor_of_person(person, acting_for=party_of(Organisation.objects.get()))


def with_a_finding():
    """An ended visit to Lin's shop with one thing to put right."""
    visit, tao = started(premises=place(SHOP)), official("tao")
    answer_all(visit, "market_regulation")
    note_by_form(visit, "photo", {"content": BAD}, content=jpeg(), by=tao)
    said = {"content": BAD, "result": "bad", "note": "6 袋大米直接落地", "remedy": "rectify"}
    note_by_form(visit, "answer", said, by=tao)
    sign(visit, tao)
    return close_visit(visit, by=tao)


def rechecked(finding):
    """The re-check of a finding, passed."""
    tao = official("tao")
    check = approve_check(plan_recheck(finding, by=tao), by=official("an"))
    visit = arrange_visit(check, localdate(), by=tao)
    note_by_form(visit, "certificates", {"scanned": "yes"}, by=tao)
    note_by_form(visit, "answer", {"content": BAD, "result": "ok", "note": "", "remedy": ""}, by=tao)
    sign(visit, tao)
    return close_visit(visit, by=tao)


def notices():
    """What Lin was told of inspections."""
    told = Notice.objects.filter(kind__startswith="inspection.", recipient=lin().reference)
    return sorted(told.values_list("kind", flat=True))


def data_of(kind):
    paper = Paper.objects.get(kind=kind)
    return opened(paper.data, paper.key)


def test_the_seven_basic_forms_are_ordered_along_the_path_and_every_organ_may_seal_them():
    assert set(INSPECTION_PAPERS) == {*SEVEN, "rectification_order", "recheck_opinion"}
    visit, tao = started(premises=place(SHOP)), official("tao")
    for kind in ("interview_record", "survey_record", "sampling_record"):
        note_by_form(visit, "paper", {"paper": kind, "about": "后厨", "words": "长 4 米，宽 3 米"}, by=tao)
    answer_all(visit, "market_regulation")
    sign(visit, tao)
    close_visit(visit, by=tao)
    ordered = Paper.objects.filter(kind__in=SEVEN)
    assert {paper.kind for paper in ordered} == SEVEN and all(paper.department == organ() for paper in ordered)
    for role in ORGANS:
        sealed = SealAuthorisation.objects.filter(seal__department=organ(role))
        assert set(INSPECTION_PAPERS) <= set(sealed.values_list("document_kind", flat=True))


def test_the_result_says_what_came_of_it_and_how_to_object_and_the_order_where_to_contest_it():
    with_a_finding()
    result, order = data_of("inspection_result"), data_of("rectification_order")
    assert ["检查结果", "发现问题，已责令改正或者移交处理"] in result["facts"]
    assert result["facts"][-1][1] == "责令限期改正" and result["publish_by"] <= result["shown_until"]
    assert "行政复议" in order["remedies"][0]["zh-Hans"] and order["marks"][0]["what"] == "6 袋大米直接落地"


def test_a_paper_from_a_lost_connection_is_made_once_however_often_it_is_sent():
    visit, tao = started(premises=place(SHOP)), official("tao")
    body = {"paper": "interview_record", "about": "店员", "words": "问：何时到货？答：昨天。"}
    entries = chained(("paper", body), ("paper", {**body, "paper": "letter"}), ("paper", {**body, "words": " "}))
    for _ in range(2):
        taken = take_entries(visit, entries, by=tao)
    assert [one.status for one in taken] == ["kept", "refused", "refused"]
    facts = data_of("interview_record")["facts"]
    assert facts[1:] == [["被询问人", "店员"], ["询问和回答", "问：何时到货？答：昨天。"]]


def test_the_recheck_ends_in_an_opinion():
    with_a_finding()
    rechecked(Finding.objects.get())
    assert data_of("recheck_opinion")["opinion"] == "复查合格，已改正。"
    assert Paper.objects.filter(kind="inspection_result").count() == 1  # the opinion is the result of a re-check


def test_the_firm_is_told_at_each_turn_with_a_way_to_the_page():
    visit = with_a_finding()
    assert notices() == ["inspection.ended", "inspection.rectify", "inspection.started"]
    page = lin_for_her_shop().get("/notices/").content.decode()
    assert "检查结束了：发现了问题" in page and f"/inspections/{visit.reference}/" in page and "提出异议" in page
    raise_objection(visit, "大米当天已上架", by=lin())
    answer_objection(Objection.objects.get(), "已核实，按照片认定", by=official("an"))
    assert "inspection.answered" in notices()
    page = lin_for_her_shop().get("/inspections/").content.decode()
    check = visit.assignments.get()
    assert check.reference in page and "发现问题" in page and "有 1 项要改正" in page and "已核实，按照片认定" in page


def test_the_firm_is_reminded_once_when_the_day_is_near():
    with_a_finding()
    finding = Finding.objects.get()
    watch_rectifications(now())
    assert "inspection.rectify_due" not in notices()
    near = now() + (finding.due_on - localdate()) - timedelta(days=2)
    watch_rectifications(near), watch_rectifications(near)
    assert notices().count("inspection.rectify_due") == 1


def test_a_firm_without_an_account_is_told_nothing_and_a_stranger_neither():
    visit = started()
    answer_all(visit, "market_regulation")
    sign(visit, official("tao"))
    close_visit(visit, by=official("tao"))
    assert not Notice.objects.filter(kind__startswith="inspection.").exists()
    with_a_finding()
    told = set(Notice.objects.filter(kind__startswith="inspection.").values_list("recipient", flat=True))
    agents = Person.objects.agents_of(Organisation.objects.get().pk, localdate())
    assert told == set(agents.values_list("reference", flat=True)) and lin().reference in told
