"""A batch from its announcement to the waiting list; anybody replays its draw from what is public."""

from datetime import timedelta
from decimal import Decimal

import pytest

from records.ledger.clock import now
from records.ledger.errors import Conflict, Invalid, NotAllowed
from records.ledger.models import TrailEntry
from workflows.actions.batching import enter_batch, list_batch, open_batch, standing, strike_entry
from workflows.models import Batch
from workflows.rules.batch import Window
from workflows.rules.draw import Draw, replays

from .conftest import SYSTEM, official, organ

pytestmark = pytest.mark.django_db


def announce(method="draw", places=2, by="an"):
    moment = now()
    window = Window(moment - timedelta(days=1), moment + timedelta(days=1), moment + timedelta(days=9))
    return open_batch(
        "school", method=method, places=places, window=window, department=organ(), region="990102", by=official(by)
    )


def close(batch):
    Batch.objects.filter(pk=batch.pk).update(closes_at=now() - timedelta(minutes=1))


def entered(batch, count=5, scores=None):
    for number in range(count):
        enter_batch(batch, f"C-{number}", score=scores and Decimal(scores[number]), by=SYSTEM)
    close(batch)
    return list_batch(batch, by=official("an"))


def test_before_the_list_only_the_commitment_is_known():
    batch = announce()
    enter_batch(batch, "C-1", by=SYSTEM)
    batch.refresh_from_db()
    assert (batch.seed, batch.salt, batch.digest, len(batch.commitment)) == ("", "", "", 64)
    assert batch.secret.plain().split()[0] not in str(list(TrailEntry.objects.values_list("body", flat=True)))
    with pytest.raises(Conflict, match="截止以后"):
        list_batch(batch, by=official("an"))


def test_anybody_replays_the_draw_from_what_is_public():
    batch = entered(announce())
    now_placed = standing(batch)
    public = {
        "seed": bytes.fromhex(batch.seed), "salt": bytes.fromhex(batch.salt), "committed": batch.commitment,
        "digest": batch.digest, "places": 2, "entries": [f"C-{n}" for n in range(5)],
    }  # fmt: skip
    assert replays(Draw(now_placed.placed, now_placed.waiting), **public)


def test_the_better_score_comes_first_and_a_missing_one_is_told():
    batch = entered(announce("score"), scores=["60", "90", "75", "90.5", "10"])
    assert standing(batch).placed == ("C-3", "C-1")
    other = announce("score")
    enter_batch(other, "C-9", by=SYSTEM)
    close(other)
    with pytest.raises(Conflict, match="没有评分"):
        list_batch(other, by=official("an"))


def test_who_waits_moves_up_when_somebody_is_struck():
    batch = entered(announce())
    before = standing(batch)
    entry = batch.entries.get(case_ref=before.placed[0])
    with pytest.raises(Invalid, match="理由"):
        strike_entry(entry, reason=" ", by=official("an"))
    strike_entry(entry, reason="本人放弃", by=official("an"))
    after = standing(batch)
    assert after.placed == (before.placed[1], before.waiting[0])
    assert after.struck == (before.placed[0],)
    with pytest.raises(Conflict):
        strike_entry(entry, reason="再次", by=official("an"))


def test_it_is_listed_once_entered_once_and_only_in_time():
    batch = announce()
    assert enter_batch(batch, "C-0", by=SYSTEM).pk == enter_batch(batch, "C-0", by=SYSTEM).pk
    close(batch)
    for act in (
        lambda: enter_batch(batch, "C-1", by=SYSTEM),
        lambda: list_batch(list_batch(batch, by=official("an")), by=official("an")),
    ):
        with pytest.raises(Conflict):
            act()


def test_a_stranger_runs_no_batch_and_its_times_are_in_order():
    batch = announce()
    for username in ("bo", "mo", "yu"):
        with pytest.raises(NotAllowed):
            list_batch(batch, by=official(username))
    moment = now()
    with pytest.raises(Invalid, match="先后"):
        open_batch(
            "x",
            method="draw",
            places=1,
            window=Window(moment, moment, moment),
            department=organ(),
            region="99",
            by=official("an"),
        )
