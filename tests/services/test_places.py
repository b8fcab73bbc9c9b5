"""Something that may be done elsewhere (通办): where, is chosen before one begins, among places that can decide it."""

import re

import pytest

from records.registers.actions.entries import enter_rows
from records.registers.models import Department, Division
from services.models import Draft
from tests.cast import log_in
from tests.house.strangers import BY

pytestmark = pytest.mark.django_db


def chooser(client, code):
    """The places offered by an item's guide."""
    page = client.get(f"/services/{code}/").content.decode()
    return re.findall(r'<option value="(\d{12})"', page.partition('name="division"')[2].partition("</select>")[0])


def test_the_place_that_is_chosen_decides(client):
    lin, code, other = log_in("lin"), "992014024000", "990103000000"
    assert chooser(client, code) == [], "one place is no choice"
    row = {
        "code": "11990103MB0009999X", "short_code": "0999", "role": "human_resources", "valid_from": "2026-01-01",
        "division": Division.objects.get(code=other), "name": {"zh-Hans": "东洲区人社局", "en": "Dongzhou"},
    }  # fmt: skip
    enter_rows(Department, [row], keys=("code",), by=BY)
    assert chooser(lin, code) == ["990102000000", other]
    answer = lin.post(f"/services/{code}/drafts/", {"division": other})
    assert answer.status_code == 302, answer.content.decode()
    draft = Draft.objects.get()
    assert draft.region == other[:6] and draft.cross_mode in {"online", "collected", "joint"}


def test_what_is_done_at_home_only_offers_no_other_place(client):
    assert chooser(client, "990131037000") == []
