"""The replayable draw, and batch items that rank by score or by draw."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.rules.batch import Window, listing, phase, ranked, struck
from workflows.rules.draw import commitment, draw, list_digest, ordered, replays

SEEDS = st.binary(min_size=32, max_size=48)
LISTS = st.lists(st.text(min_size=1, max_size=12), unique=True, max_size=20)


@given(SEEDS, LISTS, st.integers(0, 25), st.binary(max_size=16), st.randoms())
def test_anybody_replays_a_draw_and_the_order_of_the_list_plays_no_part(seed, entries, places, salt, chance):
    drawn = draw(seed, entries, places)
    shuffled = chance.sample(entries, len(entries))
    public = {"committed": commitment(seed), "digest": list_digest(entries, salt), "places": places}
    assert replays(drawn, seed=seed, salt=salt, entries=shuffled, **public)
    assert sorted(drawn.drawn + drawn.waiting) == sorted(entries)
    assert len(drawn.drawn) == min(places, len(entries))


@given(SEEDS, LISTS.filter(len), st.binary(max_size=16))
def test_another_seed_list_or_result_does_not_pass(seed, entries, salt):
    drawn = draw(seed, entries, 1)
    fair = {"seed": seed, "salt": salt, "entries": entries, "committed": commitment(seed),
            "digest": list_digest(entries, salt), "places": 1}  # fmt: skip
    assert not replays(drawn, **{**fair, "seed": bytes([seed[0] ^ 1]) + seed[1:]})
    assert not replays(drawn, **{**fair, "entries": [*entries, "\x00new"]})
    assert not replays(draw(seed, [*entries, "\x00new"], 1), **fair)


def test_a_short_seed_a_name_twice_and_a_negative_number_are_refused():
    for wrong in (lambda: commitment(b"short"), lambda: draw(b"s" * 32, ["a", "a"], 1), lambda: draw(b"s" * 32, ["a"], -1),
                  lambda: list_digest([""], b"")):  # fmt: skip
        with pytest.raises(ValueError, match=r"seed|entries|places"):
            wrong()


def test_the_draw_is_the_same_everywhere_and_for_ever():
    seed = bytes(range(32))
    assert commitment(seed) == "bc4b8e0a0c33999cd69065ec804e3b2174ac5eb78ae9f9d7e9d172cfbd7dd9df"
    assert ordered(seed, ["甲", "乙", "丙", "丁"]) == ["甲", "乙", "丁", "丙"]


def test_every_entry_has_the_same_chance():
    wins = dict.fromkeys("abcde", 0)
    for number in range(4000):
        wins[draw(number.to_bytes(32, "big"), list("abcde"), 1).drawn[0]] += 1
    assert all(700 < count < 900 for count in wins.values())


@given(SEEDS, st.dictionaries(st.text(min_size=1, max_size=8), st.sampled_from([60.0, 75.5, 90.0]), max_size=15))
def test_the_higher_score_comes_first_and_equals_are_drawn(seed, scores):
    order = ranked(scores, seed)
    assert [scores[name] for name in order] == sorted(scores.values(), reverse=True)
    for score in set(scores.values()):
        equals = [name for name in order if scores[name] == score]
        assert equals == [name for name in ordered(seed, scores) if name in equals]


@given(LISTS, st.integers(0, 10), st.data())
def test_who_waits_moves_up_in_order_when_a_place_falls_free(order, places, data):
    before = listing(order, places)
    gone = set(data.draw(st.lists(st.sampled_from(order), unique=True)) if order else [])
    after = struck(before, gone)
    assert (*after.placed, *after.waiting) == tuple(name for name in order if name not in gone)
    assert len(after.placed) == min(len(before.placed), len(order) - len(gone))
    assert set(after.struck) == gone


def test_a_batch_passes_through_its_phases():
    day = datetime(2026, 11, 25, tzinfo=UTC)
    window = Window(day, day + timedelta(days=5), day + timedelta(days=12))
    told = [phase(window, listed=n > 6, at=day + timedelta(days=n)) for n in (-1, 0, 4, 5, 6, 7, 11, 12)]
    assert told == ["coming", "open", "open", "ranking", "ranking", "objections", "objections", "closed"]
