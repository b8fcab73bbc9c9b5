"""Handing in: what was handed in before is offered again, to whom it belongs and in the same name only."""

import pytest

from records.files.models import StoredFile
from services.models import DraftMaterial
from tests.cast import fill_draft, lin_for_her_shop, log_in, start_draft, submit_draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def lin():
    """Lin, who has applied for her shop once."""
    client = lin_for_her_shop()
    draft = start_draft(client)
    fill_draft(client, draft)
    submit_draft(client, draft)
    return client


def layout():
    return StoredFile.objects.get(application_materials__element="layout").reference


def test_what_was_handed_in_before_is_used_again(lin):
    draft = start_draft(lin)
    assert layout() in lin.get(f"/drafts/{draft}/materials/").text
    assert lin.post(f"/drafts/{draft}/materials/layout/", {"earlier": layout()}).status_code == 302
    assert DraftMaterial.objects.get(draft__reference=draft, element="layout").stored_file.reference == layout()


def test_a_file_is_not_used_for_another_material(lin):
    draft = start_draft(lin)
    refused = lin.post(f"/drafts/{draft}/materials/rules_list/", {"earlier": layout()})
    assert (refused.status_code, "请重新上传" in refused.text) == (422, True)


def test_nobody_uses_somebody_elses_file(lin):
    wen = log_in("wen")
    draft = start_draft(wen)
    assert layout() not in wen.get(f"/drafts/{draft}/materials/").text
    assert wen.post(f"/drafts/{draft}/materials/layout/", {"earlier": layout()}).status_code == 404


def test_what_was_handed_in_for_the_firm_is_not_offered_to_the_person(lin):
    lin.post("/account/acting-for/", {"organisation": ""})
    draft = start_draft(lin)
    assert layout() not in lin.get(f"/drafts/{draft}/materials/").text
    assert lin.post(f"/drafts/{draft}/materials/layout/", {"earlier": layout()}).status_code == 404
