"""Ranges of numbers of events, against published tables."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speakopenly.core.ranges import EXACT_UNDER, byar_ends, exact_ends

GARWOOD = {0: (0.0, 3.689), 1: (0.0253, 5.572), 5: (1.624, 11.668), 10: (4.795, 18.390), 50: (37.11, 65.92)}
"""Exact 95% ends of a Poisson mean, as in Garwood's table (1936)."""


@pytest.mark.parametrize(("events", "ends"), GARWOOD.items())
def test_exact_ends_are_those_of_the_table(events: int, ends: tuple[float, float]) -> None:
    assert exact_ends(events) == pytest.approx(ends, rel=1e-3)


@given(st.integers(min_value=EXACT_UNDER, max_value=100_000))
def test_byars_ends_are_close_to_the_exact_ones_where_they_are_used(events: int) -> None:
    assert byar_ends(events) == pytest.approx(exact_ends(events), rel=0.005)


def test_byars_lower_end_at_nought_is_nought() -> None:
    assert byar_ends(0)[0] == 0
