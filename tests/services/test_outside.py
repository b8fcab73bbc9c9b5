"""Nothing is decided past the platform without being seen (practice 38): no case behind it, or on no list."""

from datetime import UTC, datetime

import pytest

from documents.models import Paper
from identity.models import SealAuthorisation, SealUse
from licences.models import Licence
from records.ledger.actor import system_actor
from services.models import ServiceItem
from services.outside import strays
from tests.cases import submitted
from tests.cast import log_in

pytestmark = pytest.mark.django_db
SYSTEM = system_actor("test")


def found(kind):
    return {row.reference for row in strays(SYSTEM) if row.kind == kind}


def test_a_certificate_is_seen_until_a_case_stands_behind_it():
    licence = Licence.objects.get(issue_key="demo:business_licence")
    assert licence.reference in found("certificate")
    Licence.objects.filter(pk=licence.pk).update(case_ref=submitted().reference)
    assert licence.reference not in found("certificate")


def test_a_decision_that_names_no_case_is_seen():
    paper = Licence.objects.get(issue_key="demo:business_licence").paper
    assert found("decision") == set()
    Paper.objects.filter(pk=paper.pk).update(kind="refusal")
    assert found("decision") == {paper.reference}
    Paper.objects.filter(pk=paper.pk).update(upper_ref=submitted().reference)
    assert found("decision") == set()


def test_a_seal_on_what_is_no_paper_of_the_house_is_seen():
    allowed = SealAuthorisation.objects.select_related("seal").first()
    SealUse.objects.create(
        seal=allowed.seal, authorisation=allowed, paper="D-nowhere", sha256="0" * 64, case="",
        used_at=datetime(2026, 11, 2, 9, tzinfo=UTC),
    )  # fmt: skip
    assert found("seal") == {"D-nowhere"}


def test_a_power_that_no_directory_lists_is_seen():
    row = ServiceItem.objects.filter(type="01", edition__base__kind="directory_item").first()
    assert row.code not in found("item")
    ServiceItem.objects.filter(pk=row.pk).update(edition=row.edition.base)
    assert row.code in found("item")


def test_the_supervisor_reads_it_and_an_approver_does_not():
    page = log_in("yu").get("/supervision/outside/")
    assert page.status_code == 200
    assert "没有办件的证照" in page.text
    assert log_in("an").get("/supervision/outside/").status_code == 403
