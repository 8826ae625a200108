"""Fisher's exact test gives what scipy gives, and what was published, in a fraction of the time."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scipy.stats import fisher_exact

from speakopenly.core.fisher import p_of_two_shares

PUBLISHED = [
    ((3, 4, 1, 4), 0.4857142857),  # Fisher 1935, The Design of Experiments: the lady tasting tea
    ((10, 12, 3, 18), 0.0005367241),  # Fisher 1962: convictions of twins, as in the manual of R
    ((8, 10, 1, 6), 0.0349650350),  # the example in earlier manuals of scipy
]


@pytest.mark.parametrize(("table", "p"), PUBLISHED)
def test_published_examples_come_out(table: tuple[int, int, int, int], p: float) -> None:
    assert p_of_two_shares(*table) == pytest.approx(p, rel=1e-6)


@st.composite
def tables(draw: st.DrawFn) -> tuple[int, int, int, int]:
    asked, others = (draw(st.integers(0, 3000)) for _ in range(2))
    return draw(st.integers(0, asked)), asked, draw(st.integers(0, others)), others


@settings(deadline=None)
@given(tables())
@example((0, 0, 0, 0))
@example((0, 5, 0, 5))
@example((5, 5, 5, 5))
@example((50, 100, 50, 100))
@example((700, 5000, 2000, 20000))
def test_it_is_what_scipy_gives(table: tuple[int, int, int, int]) -> None:
    said, asked, others_said, others = table
    oracle = fisher_exact([[said, asked - said], [others_said, others - others_said]]).pvalue

    assert p_of_two_shares(*table) == pytest.approx(float(oracle), rel=1e-6, abs=1e-300)


@pytest.mark.parametrize("table", [(3, 2, 0, 1), (-1, 2, 0, 1), (0, 1, 2, 1)])
def test_a_share_of_more_than_all_is_refused(table: tuple[int, int, int, int]) -> None:
    with pytest.raises(ValueError, match="said <= asked"):
        p_of_two_shares(*table)
