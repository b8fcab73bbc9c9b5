"""A batch from its announcement to the places, on its pages: in public, replayed, objected to, concluded."""

from datetime import timedelta

import pytest
from django.test import Client

from records.ledger.carrying import carry_everything
from records.ledger.clock import now
from records.ledger.models import ReadEntry
from records.registers.models import ToDo
from tests.cast import log_in
from tests.house.acting_things import person
from workflows.actions import enter_batch
from workflows.models import Batch, Interest, Objection
from workflows.rules.draw import Draw, replays

from .conftest import DECIDE, SYSTEM, auto, parties, stage

pytestmark = pytest.mark.django_db
MOMENT = "%Y-%m-%d %H:%M"


def moment(**away):
    return (now() + timedelta(hours=8) + timedelta(**away)).strftime(MOMENT)


def announce(method="draw", **changed):
    sent = {"item": "school", "method": method, "places": 1, "opens": moment(days=-1), "closes": moment(days=1),
            "objections_until": moment(days=9), **changed}  # fmt: skip
    log_in("an").post("/batches/", sent)
    return Batch.objects.get()


def url(batch, door=""):
    return f"/batches/{batch.reference}/{door}"


def page(batch, client=None):
    return (client or Client()).get(url(batch)).content.decode()


def close(batch, what="closes_at"):
    Batch.objects.filter(pk=batch.pk).update(**{what: now() - timedelta(minutes=1)})


def listed(batch, cases=("C-1", "C-2", "C-3")):
    for case in cases:
        enter_batch(batch, case, by=SYSTEM)
    close(batch)
    log_in("an").post(url(batch, "ranking/"))
    batch.refresh_from_db()
    return batch


def test_it_is_announced_with_its_commitment_and_everybody_reads_it():
    batch = announce()
    assert batch.commitment in page(batch) and "正在申报" in page(batch)
    assert "school" in Client().get("/batches/").content.decode()
    assert Client().get(url(batch, "replay/")).status_code == 404


def test_an_announcement_out_of_order_comes_back_with_a_sentence():
    answer = log_in("an").post("/batches/", {"item": "school", "method": "draw", "places": 0})
    assert (answer.status_code, "school" in answer.content.decode()) == (422, True)


def test_the_public_page_replays_the_draw_and_gives_what_a_replay_needs():
    batch = listed(announce())
    shown = page(batch)
    assert shown.count("✓") == 3 and "✗" not in shown
    told = Client().get(url(batch, "replay/")).json()
    public = {"seed": bytes.fromhex(told["seed"]), "salt": bytes.fromhex(told["salt"]), "committed": told["commitment"],
              "digest": told["digest"], "places": told["places"], "entries": told["entries"]}  # fmt: skip
    assert replays(Draw(tuple(told["order"][:1]), tuple(told["order"][1:])), **public)


def test_a_list_that_somebody_changed_shows_it():
    batch = listed(announce())
    first, second = batch.entries.order_by("rank")[:2]
    for row, rank in ((first, 99), (second, 1), (first, 2)):
        type(row).objects.filter(pk=row.pk).update(rank=rank)
    assert "✗ 名次与重算不一致" in page(batch)


def test_scores_are_given_before_the_list_and_rank_it(begin):
    batch = announce("score")
    for case in ("C-1", "C-2"):
        begin(stage("a"), DECIDE, ref=case, item="school")
        assert log_in("mo").post(url(batch, "entries/"), {"case": case}).status_code == 302
    an = log_in("an")
    assert an.post(url(batch, "scores/"), {"case": "C-1", "score": "-1"}).status_code == 422
    for case, score in (("C-1", "80"), ("C-2", "90.5")):
        an.post(url(batch, "scores/"), {"case": case, "score": score})
    close(batch)
    an.post(url(batch, "ranking/"))
    assert list(batch.entries.order_by("rank").values_list("case_ref", flat=True)) == ["C-2", "C-1"]
    assert page(batch).count("✓") == 3
    assert an.post(url(batch, "scores/"), {"case": "C-1", "score": "99"}).status_code == 409


def test_an_objection_is_answered_and_whoever_waits_moves_up():
    batch = listed(announce())
    first, second = batch.entries.order_by("rank")[:2]
    lin, an = log_in("lin"), log_in("an")
    assert lin.post(url(batch, "objection/"), {"case": first.case_ref, "words": "重复申报"}).status_code == 302
    assert lin.post(url(batch, "objection/"), {"case": first.case_ref, "words": "又提"}).status_code == 409
    row = Objection.objects.get()
    assert (
        "重复申报" in page(batch, an) and "重复申报" not in page(batch) and "重复申报" not in page(batch, log_in("wen"))
    )
    read = ReadEntry.objects.filter(field="objection.words", person=row.person)
    assert read.count() == 1
    assert an.post(f"/batches/objections/{row.reference}/answer/", {"upheld": "yes"}).status_code == 422
    an.post(f"/batches/objections/{row.reference}/answer/", {"upheld": "yes", "answer": "查证属实"})
    assert "查证属实" in page(batch, lin)
    assert ToDo.objects.get(kind="batch_objection").closed_at is not None
    shown = page(batch)
    assert shown.index("移出") < shown.index("入选")
    second.refresh_from_db()


def test_a_process_waits_for_its_batch_and_reads_the_place(begin):
    batch = announce()
    stages = (
        auto("batch", "batch", ""),
        stage("in", when=["placed", "==", True]),
        stage("out", when=["placed", "==", False]),
    )
    flows = [begin(*stages, DECIDE, ref=f"CASE-{n}", item="school") for n in range(3)]
    assert [flow.open() for flow in flows] == [["batch"]] * 3
    batch = listed(batch, ())
    an = log_in("an")
    assert an.post(url(batch, "conclusion/")).status_code == 409
    close(batch, "objections_until")
    for _ in range(2):
        an.post(url(batch, "conclusion/"))
        carry_everything()
    assert sorted(flow.open()[0] for flow in flows) == ["in", "out", "out"]
    assert "已确定" in page(batch)


def test_while_an_objection_waits_nothing_is_concluded():
    batch = listed(announce())
    log_in("lin").post(url(batch, "objection/"), {"case": "C-1", "words": "不符合条件"})
    close(batch, "objections_until")
    refused = log_in("an").post(url(batch, "conclusion/"))
    assert (refused.status_code, "异议没有答复" in refused.content.decode()) == (409, True)


def test_a_number_that_is_no_case_of_the_item_takes_nobodys_place(begin):
    batch = announce()
    begin(stage("a"), DECIDE, ref="C-OTHER", item="garden")
    for case in ("C-NONE", "C-OTHER"):
        answer = log_in("mo").post(url(batch, "entries/"), {"case": case})
        assert (answer.status_code, "没有这个编号的办件" in answer.content.decode()) == (422, True)
    assert batch.entries.count() == 0


def test_nobody_enters_scores_or_strikes_their_own_case_or_one_of_a_declared_interest(begin):
    batch = announce("score")
    begin(stage("a"), DECIDE, ref="C-1", item="school")
    an = person("an")
    parties["C-1"] = frozenset({an.reference})
    client = log_in("an")
    assert client.post(url(batch, "entries/"), {"case": "C-1"}).status_code == 403
    enter_batch(batch, "C-1", by=SYSTEM)
    assert client.post(url(batch, "scores/"), {"case": "C-1", "score": "99"}).status_code == 403
    parties["C-1"] = frozenset({"P-KIN"})
    Interest.objects.create(person=an.reference, party="P-KIN", ground="kin", declared_at=now())
    assert client.post(url(batch, "scores/"), {"case": "C-1", "score": "99"}).status_code == 403
    assert client.post(url(batch, "striking/"), {"case": "C-1", "reason": "放弃"}).status_code == 403
    assert batch.entries.get().score is None


def test_nobody_answers_their_own_objection():
    batch = listed(announce())
    an = log_in("an")
    an.post("/account/post/", {"post": "oneself"})
    an.post(url(batch, "objection/"), {"case": "C-1", "words": "重复申报"})
    row = Objection.objects.get()
    answer = log_in("an").post(f"/batches/objections/{row.reference}/answer/", {"upheld": "yes", "answer": "查证属实"})
    assert (answer.status_code, Objection.objects.get().answered_at) == (403, None)
