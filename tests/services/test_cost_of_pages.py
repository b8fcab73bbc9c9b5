"""What the pages of a case cost: statements that do not grow, and kept questions that say what fresh ones say."""

from datetime import date
from types import NoneType
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from records.ledger.kept import Kept
from records.registers.templatetags.kept import KeptNode
from tests.cases import accepted, task_of
from tests.cast import fill_draft, lin_for_her_shop, log_in, start_draft

pytestmark = pytest.mark.django_db
PLAIN = (str, int, date, UUID, list, dict, NoneType)
MOST = {
    "track": 16, "state": 15, "list": 7, "api": 7, "form": 6, "clerk's queue": 6, "clerk's case": 17,
    "officer's case": 17, "officer's tasks": 6, "officer's task": 20,
}  # fmt: skip


def pages():
    """Who opens which page: a bundle of two organs, one of which has accepted its part; a draft beside it."""
    food = accepted()
    lin, mo, an, case = lin_for_her_shop(), log_in("mo"), log_in("an"), food.parent.reference
    draft = start_draft(lin)
    fill_draft(lin, draft)
    return {
        "track": (lin, f"/applications/{case}/"),
        "state": (lin, f"/applications/{case}/state/"),
        "list": (lin, "/applications/"),
        "api": (lin, f"/api/v1/applications/{food.reference}/"),
        "form": (lin, f"/drafts/{draft}/form/"),
        "clerk's queue": (mo, "/desk/"),
        "clerk's case": (mo, f"/desk/{case}/"),
        "officer's case": (an, f"/desk/{case}/"),
        "officer's tasks": (an, "/tasks/"),
        "officer's task": (an, f"/tasks/{task_of(food).reference}/"),
    }


def statements(client, path):
    """The statements of a page that was opened before."""
    client.get(path)
    with CaptureQueriesContext(connection) as seen:
        answer = client.get(path)
    assert answer.status_code == 200, path
    return [row["sql"] for row in seen if not row["sql"].startswith(("SAVEPOINT", "RELEASE"))]


def test_no_page_of_a_case_asks_more_than_it_did_nor_anything_twice():
    cost = {name: statements(client, path) for name, (client, path) in pages().items()}
    assert {name: len(asked) for name, asked in cost.items() if len(asked) > MOST[name]} == {}, {
        name: "\n".join(sql[:140] for sql in asked) for name, asked in cost.items() if len(asked) > MOST[name]
    }
    cost.pop("officer's task")  # the calendar of the office, and that of the case
    twice = {name: [sql[:200] for sql in asked if asked.count(sql) > 1] for name, asked in cost.items()}
    assert {name: found for name, found in twice.items() if found} == {}


def test_a_kept_question_answers_as_one_put_anew(monkeypatch):
    asked = Kept.__call__
    compared, differing = [], []

    def both(self, *values):
        kept, fresh = asked(self, *values), list(self.build(*values))
        compared.append(self)
        if list(map(said, kept)) != list(map(said, fresh)):
            differing.append((list(map(said, kept)), list(map(said, fresh))))
        return kept

    monkeypatch.setattr(Kept, "__call__", both)
    for client, path in pages().values():
        assert client.get(path).status_code == 200
    assert len(set(map(id, compared))) > 20
    assert differing == []


def test_a_kept_part_of_a_page_says_what_a_fresh_one_says(monkeypatch):
    shown = KeptNode.render
    compared, differing = set(), []

    def both(self, context):
        kept = shown(self, context)
        fresh = self.draw(context, {name: value.resolve(context) for name, value in self.named.items()})
        compared.add(self)
        if kept != fresh:
            differing.append((kept, fresh))
        return kept

    monkeypatch.setattr(KeptNode, "render", both)
    for client, path in pages().values():
        for language in ("zh-hans", "zh-hant", "en", "zh-hans"):
            client.cookies["language"] = language
            assert client.get(path).status_code == 200
    assert len(compared) >= 10
    assert differing == []


def said(row):
    """What a row says, with the rows joined to it."""
    if not hasattr(row, "_state"):
        return row
    joined = {name: one.pk for name, one in row._state.fields_cache.items() if one is not None}
    return {name: value for name, value in vars(row).items() if name[0] != "_" and isinstance(value, PLAIN)}, joined
