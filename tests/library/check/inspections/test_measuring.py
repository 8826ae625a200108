"""Figures of how well reports are read are worked out as published."""

from __future__ import annotations

import pytest

from speakopenly.check.inspections.measuring import macro_f1, measure
from speakopenly.check.inspections.records import Line, Polarity

UP, DOWN = Polarity.STRENGTH, Polarity.WEAKNESS


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([("a", "a"), ("b", "b")], 1.0),
        ([("a", "a"), ("a", "b"), ("b", "b")], 0.667),
        ([("a", "b"), ("b", "a")], 0.0),
        ([("a", "c"), ("a", "a")], 0.667),
        ([], None),
    ],
)
def test_macro_f1_is_the_mean_over_the_classes_that_occur(
    pairs: list[tuple[str, str]], expected: float | None
) -> None:
    assert macro_f1(pairs) == expected


def test_a_mention_that_was_not_found_counts_against_polarity_too() -> None:
    figures = measure({"r": [UP] * 5, "s": [DOWN] * 5}, {"r": [UP] * 5, "s": [None] * 5})

    assert figures["lines"][Line.SUPERVISION]["polarity_agree"] == 1
    assert figures["lines"][Line.SUPERVISION]["status_agree"] == 1
    assert not figures["lines"][Line.SUPERVISION]["polarity_measurable"]
