"""How far proposals can be believed is counted, with an interval, or a reason why it cannot be told."""

from __future__ import annotations

import numpy as np
import pytest

from speakopenly.understand.coding.calibrating import best_threshold, calibration

CHANCE = np.random.default_rng(0)
LIKELY = np.column_stack([CHANCE.random(300), np.full(300, 0.01)])
GIVEN = np.column_stack([(CHANCE.random(300) < LIKELY[:, 0]).astype(float), np.arange(300) < 3]).astype(float)


def test_figures_of_a_code_are_those_of_its_definitions() -> None:
    found = calibration(LIKELY, GIVEN, ("often", "rare"), seed=0, threshold=0.4)["often"]
    yes, gave = LIKELY[:, 0] >= 0.4, GIVEN[:, 0] > 0

    assert found.f1 is not None
    assert found.f1.value == pytest.approx(2 * (yes & gave).sum() / (yes.sum() + gave.sum()), abs=1e-3)
    assert found.f1.low is not None
    assert found.f1.high is not None
    assert found.f1.low < found.f1.value < found.f1.high
    assert found.brier == pytest.approx(((LIKELY[:, 0] - GIVEN[:, 0]) ** 2).mean(), abs=1e-3)
    assert found.brier < found.brier_of_share
    assert sum(each.texts for each in found.bins) == 300
    assert all(each.low <= each.said <= each.high for each in found.bins)


def test_of_a_rare_code_nothing_is_told_but_why() -> None:
    found = calibration(LIKELY, GIVEN, ("often", "rare"), seed=0, threshold=0.4)["rare"]

    assert (found.brier, found.f1, found.bins) == (None, None, ())
    assert found.reason == "Too few to tell: 3 texts with the code and 297 without; 10 of each are needed."


def test_words_given_twice_count_twice() -> None:
    twice = calibration(LIKELY, GIVEN, ("often", "rare"), seed=0, threshold=0.4, weights=np.full(300, 2.0))
    once = calibration(LIKELY, GIVEN, ("often", "rare"), seed=0, threshold=0.4)

    assert twice["often"].texts == 600
    assert twice["often"].f1 == once["often"].f1


def test_the_threshold_has_the_best_micro_f1_and_stands_amid_its_equals() -> None:
    likely, given = np.array([[0.6], [0.55], [0.1], [0.08]]), np.array([[1.0], [1.0], [0.0], [0.0]])

    chosen = best_threshold(likely, given, np.ones(4))

    assert 0.25 < chosen < 0.4
