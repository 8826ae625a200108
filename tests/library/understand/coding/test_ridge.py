"""The answers left out in closed form are those of models that were really taught without the text."""

from __future__ import annotations

import numpy as np
import pytest

from speakopenly.understand.coding.ridge import STRICTNESSES, ManyRidge, Ridge, choose_strictness

CHANCE = np.random.default_rng(0)
POINTS = CHANCE.normal(size=(30, 4))
ALIKE = np.exp(-((POINTS[:, None] - POINTS[None]) ** 2).sum(axis=2))
WANTED = (POINTS[:, :2] + CHANCE.normal(size=(30, 2)) > 0).astype(float)
WEIGHTS = CHANCE.integers(1, 4, 30).astype(float)


def solved(alike: np.ndarray, wanted: np.ndarray, weights: np.ndarray, share: np.ndarray) -> np.ndarray:
    return np.linalg.solve(alike + np.diag(0.2 / weights), wanted - share)


@pytest.mark.parametrize("row", [0, 7, 29])
def test_an_answer_left_out_is_that_of_a_model_taught_without_it(row: int) -> None:
    taught = Ridge(0.2).fit(ALIKE, WANTED, WEIGHTS)
    kept = np.arange(30) != row
    pull = solved(ALIKE[np.ix_(kept, kept)], WANTED[kept], WEIGHTS[kept], taught.share_)

    assert taught.left_out_[row] == pytest.approx(ALIKE[row, kept] @ pull + taught.share_)


def test_a_sample_of_all_texts_gives_the_same_model() -> None:
    exact = Ridge(0.2).fit(ALIKE, WANTED, WEIGHTS)
    sampled = ManyRidge(0.2).fit(ALIKE, ALIKE, WANTED, WEIGHTS)

    assert sampled.judge(ALIKE[:5]) == pytest.approx(exact.judge(ALIKE[:5]), abs=1e-4)
    assert sampled.left_out_ == pytest.approx(exact.left_out_, abs=1e-4)


def test_words_given_twice_count_as_two_rows() -> None:
    places = np.repeat(np.arange(30), WEIGHTS.astype(int))
    repeated = solved(ALIKE[np.ix_(places, places)], WANTED[places], np.ones(len(places)), 0.5)
    once = solved(ALIKE, WANTED, WEIGHTS, 0.5)

    assert ALIKE[:5, places] @ repeated == pytest.approx(ALIKE[:5] @ once)


def test_codes_given_by_chance_ask_for_more_strictness_than_codes_with_a_meaning() -> None:
    clear = (POINTS[:, :2] > 0).astype(float)
    chance = CHANCE.integers(0, 2, (30, 2)).astype(float)

    mild, strict = (choose_strictness(ALIKE, wanted, np.ones(30)) for wanted in (clear, chance))

    assert mild < strict == STRICTNESSES[-1]
