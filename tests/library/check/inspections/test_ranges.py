"""A range knows that reports of one authority are alike."""

from __future__ import annotations

import numpy as np
import pytest

from speakopenly.check.inspections.pooling.ranges import Cluster, range_over, unlike_reports
from speakopenly.core.counting import wilson_range


def test_with_one_report_each_it_is_nearly_wilsons() -> None:
    clusters = [Cluster(int(at % 4 == 0), 1) for at in range(400)]

    ours, wilsons = range_over(clusters), wilson_range(100, 400)

    assert ours.low == pytest.approx(wilsons.low, abs=0.001)
    assert ours.high == pytest.approx(wilsons.high, abs=0.001)


def test_saying_everything_twice_tells_no_more() -> None:
    once = [Cluster(int(at % 3 == 0), 1) for at in range(60)]
    twice = [Cluster(2 * each.hits, 2) for each in once]

    assert range_over(twice).width == pytest.approx(range_over(once).width, rel=1e-9)


@pytest.mark.parametrize("hits", [0, 3])
def test_where_all_say_the_same_each_authority_counts_once(hits: int) -> None:
    assert unlike_reports([Cluster(hits, 3)] * 12) == 12


def test_few_authorities_make_it_wider() -> None:
    few = [Cluster(2, 4), Cluster(1, 4), Cluster(3, 4), Cluster(2, 4), Cluster(1, 4)]

    assert range_over(few).width > wilson_range(9, 20).width


@pytest.mark.parametrize("number", [0, 1])
def test_one_authority_has_no_range(number: int) -> None:
    with pytest.raises(ValueError, match="two"):
        range_over([Cluster(1, 4)] * number)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_it_holds_the_true_share_as_often_as_it_says(share: float) -> None:
    chance = np.random.default_rng(7)
    held = wilsons_held = 0
    for _round in range(400):
        sizes = chance.integers(1, 6, size=106)
        own = chance.beta(share * 1.0, (1 - share) * 1.0, size=106)
        hits = chance.binomial(sizes, own)
        found = range_over([Cluster(int(h), int(n)) for h, n in zip(hits, sizes, strict=True)])
        naive = wilson_range(int(hits.sum()), int(sizes.sum()))
        held += found.low <= share <= found.high
        wilsons_held += naive.low <= share <= naive.high

    assert held >= 0.925 * 400
    assert wilsons_held < 0.9 * 400, (
        "reports of one authority are alike here, which plain Wilson does not know"
    )
