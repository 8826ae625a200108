"""Probabilities mean what they say, and shares are found among texts nobody coded."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from speakopenly.understand.coding.judging import EachCode, OneCode, shares_among, with_shares

LIKELY = arrays(np.float64, st.tuples(st.integers(1, 12), st.just(3)), elements=st.floats(0.001, 1)).map(
    lambda rows: rows / rows.sum(axis=1, keepdims=True)
)


def test_curves_bring_answers_to_how_often_people_gave_the_code() -> None:
    chance = np.random.default_rng(0)
    odds = chance.normal(size=4000)
    came = (chance.random(4000) < 1 / (1 + np.exp(-(2 * odds - 1)))).astype(float)
    curve = EachCode().fit(odds[:, None], came[:, None], np.ones(4000))

    likely = curve.judge(odds[:, None])[:, 0]

    for low, high in ((0.0, 0.2), (0.2, 0.5), (0.5, 0.8), (0.8, 1.0)):
        inside = (likely >= low) & (likely < high)
        assert abs(likely[inside].mean() - came[inside].mean()) < 0.05


def test_a_curve_never_turns_an_answer_upside_down() -> None:
    curve = EachCode().fit(np.array([[0.9], [0.1]]), np.array([[0.0], [1.0]]), np.ones(2))

    assert curve.curves_[0, 0] >= 0


def test_one_code_makes_a_whole_of_one() -> None:
    answers = np.random.default_rng(0).normal(size=(50, 4))
    taught = OneCode().fit(answers, np.eye(4)[answers.argmax(axis=1)], np.ones(50))

    assert np.allclose(taught.judge(answers).sum(axis=1), 1)


def test_shares_move_towards_what_is_likeliest_as_far_as_it_is_trusted() -> None:
    likely, taught = np.array([[0.9, 0.1]] * 3 + [[0.4, 0.6]]), np.array([0.5, 0.5])

    assert shares_among(likely, taught, trust=0).tolist() == [0.5, 0.5]
    assert shares_among(likely, taught, trust=0.5).tolist() == [0.625, 0.375]
    assert shares_among(likely, taught, trust=1).tolist() == [0.75, 0.25]


@settings(max_examples=30)
@given(LIKELY, st.floats(0, 1))
def test_shares_and_what_they_make_of_probabilities_are_wholes_of_one(
    likely: np.ndarray, trust: float
) -> None:
    taught = np.array([0.5, 0.3, 0.2])

    shares = shares_among(likely, taught, trust=trust)

    assert np.isclose(shares.sum(), 1)
    # A share of nothing makes a probability of nothing, so some of each code is kept here.
    shares = np.maximum(shares, 0.01)
    assert np.allclose(with_shares(likely, taught, shares).sum(axis=1), 1)
