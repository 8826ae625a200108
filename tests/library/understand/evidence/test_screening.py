"""The machine orders; what stopping may miss is bounded by a random sample, and by nothing else."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speakopenly.understand.evidence.screening import (
    bound,
    draw_check,
    read_texts,
    say_stopping,
    simulate,
    stand_since_draw,
)
from speakopenly.understand.evidence.screening.stopping import stand

ASREVIEW = {"ADHD": (0.70, 0.56), "UrinaryIncontinence": (0.38, 0.38)}
"""Recall after a tenth and work saved at 95% of ASReview 2.2, means of 3 seeds."""


@pytest.mark.parametrize("name", ASREVIEW)
def test_ordering_saves_as_much_reading_as_the_reference(name: str, shared_data: Path) -> None:
    with (shared_data / "screening" / f"{name}.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))

    found = simulate(
        read_texts([f"{row['title']} {row['abstract']}" for row in rows]),
        [row["included"] == "1" for row in rows], seeds=3,
    )  # fmt: skip

    recall, saved = ASREVIEW[name]
    assert found.recall_at_10 >= recall - 0.03
    assert found.wss_at_95 >= saved - 0.03


def test_what_is_like_the_included_comes_first() -> None:
    texts = [
        "Family group conferences before care proceedings", "Soil erosion in river valleys",
        "A trial of family group conferences", "Bird migration over the sea",
        "River valleys and soil", "Conferences of families in care proceedings",
    ]  # fmt: skip
    reader = read_texts(texts)

    fit = reader.fit([0], [1])

    assert {2, 5} == set(sorted(range(6), key=lambda place: -fit[place])[1:3])
    assert not reader.fit([], [1]).any()


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 80), st.data())
def test_the_bound_is_the_largest_that_the_sample_does_not_rule_out(
    population: int, data: st.DataObject
) -> None:
    from scipy.stats import hypergeom

    sample = data.draw(st.integers(0, population))
    hits = data.draw(st.integers(0, sample))
    most = bound(population, sample, hits)

    assert hits <= most <= population - (sample - hits)
    assert hypergeom.cdf(hits, population, most, sample) > 0.05 - 1e-12
    if most < population - (sample - hits):
        assert hypergeom.cdf(hits, population, most + 1, sample) <= 0.05 - 1e-12


def test_nothing_is_said_of_what_is_missed_without_a_random_sample() -> None:
    before = stand(records=1000, included=30, excluded=570, unsure=0, checked=0, hits=0)
    after = stand(records=1000, included=30, excluded=670, unsure=0, checked=100, hits=0)

    assert before.missed_at_most is None
    assert "is not known" in say_stopping(before)
    assert after.missed_at_most == bound(400, 100, 0)
    assert f"at most {after.missed_at_most} of the 300 unread" in say_stopping(after, seed=4)
    for now in (before, after):
        assert "done" not in say_stopping(now)


def test_a_check_sample_depends_on_its_seed_alone() -> None:
    unread = list(range(5, 60))

    assert draw_check(unread, 10, seed=2) == draw_check(unread, 10, seed=2)
    assert draw_check(unread, 10, seed=2) != draw_check(unread, 10, seed=3)
    assert draw_check(unread, 100, seed=2) == tuple(unread)


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 60), st.data())
def test_a_sample_drawn_before_reading_on_bounds_what_is_left_however_far_people_read(
    population: int, data: st.DataObject
) -> None:
    checked = data.draw(st.integers(1, population))
    hits = data.draw(st.integers(0, checked))
    read_since = data.draw(st.integers(0, population - checked))
    found_since = data.draw(st.integers(0, read_since))
    more = data.draw(st.integers(0, 5))

    now = stand_since_draw(
        records=population + more, included=hits + found_since,
        excluded=checked - hits + read_since - found_since, unsure=0, drawn_from=population,
        checked=checked, hits=hits, found_since=found_since, later=more,
    )  # fmt: skip

    assert now.missed_at_most is not None
    assert 0 <= now.missed_at_most <= population - checked - read_since
    assert now.missed_at_most <= max(0, bound(population, checked, hits) - hits - found_since)
    assert (now.recall_at_least is None) == (more > 0 or not hits + found_since + now.missed_at_most)
    assert "done" not in say_stopping(now)


def test_asked_once_or_often_the_order_is_the_same() -> None:
    texts = [
        "Family meetings before court",
        "Soil in valleys",
        "A trial of family meetings",
        "Court and soil",
    ]

    often, once = read_texts(texts), read_texts(texts, is_asked_once=True)

    assert often.fit([0], [1]) == pytest.approx(once.fit([0], [1]), abs=1e-9)
