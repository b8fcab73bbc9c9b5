"""The pages of competences and interests, as those meet them who decide, and those who set who decides."""

import pytest

from identity.models import Organisation
from tests.cast import log_in
from workflows.models import Competence, Interest, Task

from .conftest import DECIDE, organ
from .test_pages import review as review

pytestmark = pytest.mark.django_db
BUREAU = {"role": "market_regulation", "division": "990102", "mode": "bureau", "basis": "岚政复〔2026〕3号",
          "valid_from": "2026-01-01"}  # fmt: skip


def entered(**changed):
    bureau, market = organ("service_hall"), organ()
    return {**BUREAU, "acts": bureau.reference, "principal": market.reference, **changed}


def test_the_item_authority_enters_a_line_and_every_office_reads_it():
    ren = log_in("ren")
    assert ren.post("/competences/", entered()).status_code == 302
    shown = log_in("sun").get("/competences/").content.decode()
    assert "行政审批局" in shown and "岚政复〔2026〕3号" in shown
    assert "登记一条" not in shown


def test_a_line_without_a_basis_comes_back_with_what_was_typed():
    answer = log_in("ren").post("/competences/", entered(basis="", item="X-1"))
    assert (answer.status_code, "X-1" in answer.content.decode()) == (422, True)
    assert not Competence.objects.exists()


def test_a_line_ends_on_its_last_day_and_not_before_it_began():
    ren = log_in("ren")
    ren.post("/competences/", entered())
    natural = {"role": "market_regulation", "division": "990102", "item": "", "valid_from": "2026-01-01"}
    assert "最后一天" in ren.post("/competences/ending/", {**natural, "valid_to": "2025-12-31"}).content.decode()
    assert ren.post("/competences/ending/", {**natural, "valid_to": "2026-12-31"}).status_code == 302
    assert str(Competence.objects.get().valid_to) == "2026-12-31"
    assert ren.post("/competences/ending/", {**natural, "role": "x", "valid_to": "2026-12-31"}).status_code == 404


def test_a_task_goes_to_whom_the_page_says(begin):
    log_in("ren").post("/competences/", entered())
    flow = begin(DECIDE)
    assert flow.task("decide").department == organ("service_hall")


def test_who_stays_away_from_a_firm_no_longer_decides_its_case(review):
    firm, an = Organisation.objects.get(), log_in("an")
    assert an.post("/interests/", {"uscc": firm.uscc, "ground": "share"}).status_code == 302
    assert "林记面馆" in an.get("/interests/").content.decode()
    refused = an.post(f"/tasks/{review.reference}/decision/", {"do": "approve", "opinion": "同意"})
    assert (refused.status_code, "回避" in refused.content.decode()) == (403, True)
    assert "持股" in log_in("sun").get("/interests/").content.decode()
    an.post("/interests/ending/", {"party": firm.reference})
    decided = an.post(f"/tasks/{review.reference}/decision/", {"do": "approve", "opinion": "同意"})
    assert decided.status_code == 302


def test_from_the_task_page_one_stays_away_and_the_task_goes_back(review):
    tao = log_in("tao")
    tao.post(f"/tasks/{review.reference}/claim/")
    assert tao.post(f"/tasks/{review.reference}/interest/", {}).status_code == 422
    assert tao.post(f"/tasks/{review.reference}/interest/", {"ground": "kin"}).status_code == 302
    review.refresh_from_db()
    assert review.holder is None
    assert tao.post(f"/tasks/{review.reference}/claim/").status_code == 403
    assert Interest.objects.filter(ground="kin").count() >= 2
    assert Task.objects.get(pk=review.pk).state == "open"


def test_a_firm_nobody_knows_is_told_and_what_was_typed_stays():
    answer = log_in("an").post("/interests/", {"uscc": "91990102MA0000009X", "ground": "kin"})
    assert (answer.status_code, "91990102MA0000009X" in answer.content.decode()) == (422, True)
