"""A decision was contested: what the review or the court decided reaches the case, and what follows is done at once."""

import pytest
from django.utils.timezone import localdate

from documents.models import Paper
from exchange.models import Notice
from licences.models import Licence
from portal.demonstration.certificates import ITEM_43
from records.ledger.carrying import carry_everything
from records.ledger.errors import Conflict, Invalid, NotAllowed
from records.ledger.models import TrailEntry
from services.actions.afterwards import deliver_result
from services.actions.reviewing import record_outcome
from services.case_items import materials_of_case
from services.models import Application, ReviewOutcome
from services.rules.review import Effect, effect_of
from tests.cases import accepted, fresh, process_of, task_of
from tests.cast import lin_for_her_shop, log_in
from tests.house.guards import official
from tests.stories.test_after_the_decision import decided

pytestmark = pytest.mark.django_db
SAID = {
    "kind": "review", "organ": "岚州市云浦区人民政府", "number": "云政复决〔2026〕8号", "decided_on": localdate(),
    "says": "认定事实不清，撤销后重新作出决定。",
}  # fmt: skip


@pytest.fixture
def refused():
    """The food licence, refused."""
    food = accepted()
    log_in("an").post(f"/tasks/{task_of(food).reference}/decision/", {"do": "refuse", "opinion": "没有洗消区。"})
    carry_everything()
    return fresh(food)


def test_what_was_refused_and_revoked_is_decided_anew_with_a_clock_of_its_own(refused):
    page = {f"o-{name}": str(value) for name, value in {**SAID, "outcome": "redo"}.items()}
    answer = log_in("an").post(f"/desk/{refused.reference}/outcomes/", page)
    assert answer.status_code == 302, answer.content.decode()
    carry_everything()
    anew = ReviewOutcome.objects.get(application=refused).anew
    assert (anew.state, anew.person, anew.parent) == ("accepted", refused.person, None)
    assert anew.statutory_due > localdate() and anew.accepted_at > refused.ended_at
    kept = {row.element for row in anew.materials.all()}
    assert kept <= {material.element for material in materials_of_case(refused)} and kept
    assert Paper.objects.get(key=f"decision:{refused.reference}").voided_at is not None
    lin = lin_for_her_shop()
    before = lin.get(f"/applications/{refused.parent.reference}/").content.decode()
    assert "撤销原决定，责令重新作出" in before and SAID["number"] in before and anew.reference in before
    assert "不服决定，您可以" not in before, "the review's own paper says what remains"
    after = lin.get(f"/applications/{anew.reference}/").content.decode()
    assert "重新办理的" in after and refused.parent.reference in after
    assert Notice.objects.filter(kind="application.reviewed", recipient=refused.person.reference).exists()
    entry = TrailEntry.objects.get(act="application.review")
    assert (entry.subject, entry.detail["anew"]) == (refused.reference, anew.reference)
    told = lin.get(f"/api/v1/applications/{refused.parent.reference}/").json()["outcomes"]
    assert [(row["outcome"], row["anew"]) for row in told] == [("redo", anew.reference)]


def test_the_case_decided_anew_goes_its_whole_way_to_a_certificate(refused):
    anew = record_outcome(refused, **SAID, outcome="redo", by=official("an")).anew
    carry_everything()
    assert process_of(anew).state == "running"
    an = log_in("an")
    an.post(f"/tasks/{task_of(anew).reference}/decision/", {"do": "approve"})
    carry_everything()
    assert "操作间" not in str(anew.answers) and task_of(anew).nature != "intake"
    assert an.get(f"/desk/{anew.reference}/").status_code == 200


def test_a_certificate_whose_grant_was_revoked_is_void_for_everybody():
    case = decided(ITEM_43, lin_for_her_shop())
    licence = Licence.objects.get(case_ref=case.reference)
    made = record_outcome(fresh(case), **SAID, outcome="revoked", by=official("jia"))
    carry_everything()
    assert made.anew is None and Licence.objects.get(pk=licence.pk).state == "revoked"
    assert 'data-result="valid"' not in log_in("wen").get(f"/verify/{licence.reference}/").content.decode()


def test_an_upheld_decision_stands_and_the_same_paper_is_noted_once(refused):
    deliver_result(refused, way="window", receiver="林晓岚", by=official("mo"))
    record_outcome(refused, **SAID, outcome="upheld", by=official("an"))
    assert fresh(refused).state == "refused" and Application.objects.count() == 3
    with pytest.raises(Conflict, match="已经登记过"):
        record_outcome(refused, **SAID, outcome="upheld", by=official("an"))


def test_only_the_organs_head_notes_it_whole_and_of_something_decided(refused):
    for stranger in ("mo", "bo", "yu"):
        with pytest.raises(NotAllowed):
            record_outcome(refused, **SAID, outcome="upheld", by=official(stranger))
    with pytest.raises(Invalid) as wrong:
        record_outcome(refused, **{**SAID, "organ": " "}, outcome="won", by=official("an"))
    assert {problem.pointer for problem in wrong.value.problems} == {"organ", "outcome"}
    other = refused.parent.children.exclude(pk=refused.pk).get()
    with pytest.raises(Conflict, match="还没有作出决定"):
        record_outcome(fresh(other), **SAID, outcome="revoked", by=official("bo"))


@pytest.mark.parametrize(
    ("outcome", "ended", "granted", "effect"),
    [
        ("upheld", True, True, Effect()),
        ("illegal", True, False, Effect()),
        ("revoked", True, True, Effect(void=True)),
        ("revoked", True, False, Effect(void=True, anew=True)),
        ("redo", True, True, Effect(void=True, anew=True)),
        ("changed", True, False, Effect(void=True, anew=True)),
        ("ordered", False, False, Effect()),
        ("ordered", True, False, Effect(anew=True)),
    ],
)
def test_what_follows_from_an_outcome(outcome, ended, granted, effect):
    assert effect_of(outcome, ended=ended, granted=granted) == effect
