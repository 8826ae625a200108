"""The range of a share of reports, when an authority has been reported on more than once.

Reports of one authority are alike, so 299 reports of 106 authorities tell less than 299 of 299 would. The
Wilson range (``core.counting``) is taken at the number of unlike reports that would tell as much: the reports
divided by their design effect, which is worked out by linearisation with authorities as clusters, and made
smaller where there are few authorities (Korn and Graubard 1998, Survey Methodology 24; with Wilson's range as
in Franco, Little, Louis and Slud 2019, Journal of Survey Statistics and Methodology 7).
"""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass

from speakopenly.core.counting import CONFIDENCE, Range


@dataclass(frozen=True, slots=True)
class Cluster:
    """The reports of one authority, and how many of them are counted."""

    hits: int
    reports: int


def range_over(clusters: Collection[Cluster]) -> Range:
    """The 95% range of the share of reports that are counted, both ends in 0..1.

    Raises ValueError for fewer than two authorities: nothing is known then of how far they differ.
    """
    if len(clusters) < 2:
        raise ValueError("A range over authorities needs two of them.")
    reports = sum(each.reports for each in clusters)
    hits = sum(each.hits for each in clusters)
    return _wilson(hits / reports, unlike_reports(clusters))


def unlike_reports(clusters: Collection[Cluster]) -> float:
    """How many reports that have nothing to do with each other would tell as much as these do.

    Where all reports say the same, how alike those of one authority are cannot be seen; then each authority
    counts once.
    """
    from scipy.stats import norm, t

    many = len(clusters)
    reports = sum(each.reports for each in clusters)
    share = sum(each.hits for each in clusters) / reports
    if share in (0.0, 1.0):
        return float(many)
    apart = sum((each.hits - share * each.reports) ** 2 for each in clusters)
    variance = many / (many - 1) * apart / reports**2
    design_effect = max(1.0, variance * reports / (share * (1 - share)))
    tail = (1 + CONFIDENCE) / 2
    few_clusters = (norm.ppf(tail) / t.ppf(tail, many - 1)) ** 2
    return float(reports / design_effect * few_clusters)


def _wilson(share: float, size: float) -> Range:
    """Wilson's score interval (1927) for a share seen among ``size``, which need not be a whole number."""
    from scipy.stats import norm

    z = float(norm.ppf((1 + CONFIDENCE) / 2))
    middle = (share + z**2 / (2 * size)) / (1 + z**2 / size)
    half = z / (1 + z**2 / size) * math.sqrt(share * (1 - share) / size + z**2 / (4 * size**2))
    return Range(max(0.0, middle - half), min(1.0, middle + half))
