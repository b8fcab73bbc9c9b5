"""Batches, competences and interests for machines: what the pages do, once per key, refused in machine form."""

import json
from datetime import timedelta

import pytest

from identity.models import Organisation, Person
from records.ledger.clock import now
from records.ledger.models import Errand, TrailEntry
from tests.cast import lin_for_her_shop, log_in
from workflows.models import Batch, Competence, Interest, Objection

from .conftest import DECIDE, organ, stage

pytestmark = pytest.mark.django_db
API = "/api/v1"


def post(client, url, key="", **values):
    """One act; its key is its address unless said otherwise."""
    return client.post(
        f"{API}{url}",
        json.dumps(values),
        content_type="application/json",
        headers={"Idempotency-Key": key or f"key:{url}"},
    )


def close(batch, what):
    Batch.objects.filter(pk=batch).update(**{what: now() - timedelta(minutes=1)})


def test_a_batch_from_its_announcement_to_the_places(begin):
    an, lin, away = log_in("an"), lin_for_her_shop(), lambda days: (now() + timedelta(days=days)).isoformat()
    opened = post(an, "/batches/", item="school", method="score", places=1, opens_at=away(-1), closes_at=away(1),
                  objections_until=away(9))  # fmt: skip
    assert opened.status_code == 201
    batch = opened.json()
    assert batch["commitment"] and batch["seed"] == ""
    key, url = Batch.objects.get().pk, f"/batches/{batch['reference']}"
    for number, case in enumerate(["C-1", "C-2"]):
        begin(stage("a"), DECIDE, ref=case, item="school")
        assert post(log_in("mo"), f"{url}/entries/", f"entry-{case}", case=case).json()["rank"] is None
        assert post(an, f"{url}/scores/", f"score-{case}", case=case, score=str(80 + number)).status_code == 201
    close(key, "closes_at")
    listed = post(an, f"{url}/ranking/").json()
    assert len(listed["seed"]) == 64
    objection = post(lin, f"{url}/objection/", case="C-2", words="重复申报").json()
    answer = f"/batches/objections/{objection['reference']}/answer/"
    assert post(lin, answer, upheld=True, answer="是").status_code == 403
    assert post(an, answer, upheld=True, answer="查实").json()["upheld"] is True
    close(key, "objections_until")
    assert post(an, f"{url}/conclusion/").json()["concluded_at"]
    assert list(Batch.objects.get().entries.exclude(struck_at=None).values_list("case_ref", flat=True)) == ["C-2"]
    assert an.get(f"{API}{url}/").json()["digest"] and Objection.objects.count() == 1


def test_a_key_sent_twice_announces_one_batch_and_a_refusal_is_a_problem():
    an, away = log_in("an"), lambda days: (now() + timedelta(days=days)).isoformat()
    sent = {"item": "school", "method": "draw", "places": 1, "opens_at": away(-1), "closes_at": away(1),
            "objections_until": away(9)}  # fmt: skip
    first, second = post(an, "/batches/", **sent), post(an, "/batches/", **sent)
    assert first.json() == second.json() and Batch.objects.count() == 1
    url = f"/batches/{first.json()['reference']}"
    early = post(an, f"{url}/ranking/", "ranking-1")
    assert (early.status_code, early["Content-Type"]) == (409, "application/problem+json")
    assert early.json()["type"] == "urn:yiwang:batch.not_ranking"
    assert post(an, f"{url}/striking/", "strike-01", case="C-9", reason="放弃").status_code == 404


def test_a_line_of_competence_is_entered_in_ones_region_only_and_ended():
    ren, market = log_in("ren"), organ().reference
    line = {"role": "market_regulation", "division": "990102001", "mode": "delegated", "acts": organ("fire_rescue").reference,
            "principal": market, "basis": "云政发〔2026〕1号", "valid_from": "2026-01-01"}  # fmt: skip
    assert post(log_in("an"), "/competences/", **line).status_code == 403
    assert post(ren, "/competences/", "key-far-1", **{**line, "division": "990121"}).status_code == 422
    assert post(ren, "/competences/", "key-none", **{**line, "acts": "D-NONE"}).json()["errors"][0]["pointer"] == "acts"
    assert post(ren, "/competences/", **line).json()["valid_to"] is None
    natural = {name: line[name] for name in ("role", "division", "valid_from")}
    ended = post(ren, "/competences/ending/", **natural, valid_to="2026-06-30")
    assert ended.json()["valid_to"] == "2026-06-30"
    assert [row["division"] for row in log_in("an").get(f"{API}/competences/").json()] == ["990102001"]
    assert Competence.objects.count() == 1


def test_who_declares_an_interest_puts_the_task_back_and_ends_it_later(begin):
    flow, an = begin(stage("a"), DECIDE), log_in("an")
    task, firm = flow.task("a").reference, Organisation.objects.get()
    assert post(an, f"/tasks/{task}/claim/", "claim-001").json()["holder"]
    assert post(an, f"/tasks/{task}/interest/", ground="kin").json()["holder"] == ""
    assert post(an, "/interests/", "firm-0001", uscc=firm.uscc, ground="share").json()["party"] == firm.reference
    assert post(an, "/interests/", "firm-0002", uscc="9" * 18, ground="share").status_code == 422
    assert post(an, "/interests/ending/", party=firm.reference).json()["ended_at"]
    assert post(an, "/interests/ending/", "again-001", party=firm.reference).status_code == 404
    assert Interest.objects.filter(person=Person.objects.get(user__username="an").reference, ended_at=None).count() == 0


def test_parked_work_runs_again_for_an_operator_alone():
    errand = Errand.objects.create(kind="process.advance", key="p-1", ref="PR-0", queue="approvals", created_at=now(),
                                   due_at=now(), parked_at=now(), attempts=9)  # fmt: skip
    assert post(log_in("an"), "/workers/reruns/", errand=str(errand.pk)).status_code == 403
    wei = log_in("wei")
    assert post(wei, "/workers/reruns/", errand=str(errand.pk)).status_code == 201
    errand.refresh_from_db()
    assert (errand.parked_at, errand.attempts) == (None, 0)
    assert post(wei, "/workers/reruns/", "again-001", errand=str(errand.pk)).status_code == 409
    assert TrailEntry.objects.filter(act="errand.rerun").count() == 1
