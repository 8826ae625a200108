"""Whether one may speak of how an area "is": do people of one area answer alike, and unlike other areas?

ICC(1) is the part of all differences between people that lies between areas (one-way analysis of variance;
Bliese 2000). rwg(j) says how far people of one area agree beyond chance answers (James, Demaree and Wolf
1984). Where either is missing, an area's mean is an average of people and no climate.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from speakopenly.check.culture.items import POINTS

if TYPE_CHECKING:
    from numpy.typing import NDArray

FEWEST_AREAS: Final = 3
SMALLEST_ICC: Final = 0.05
"""A small effect of the group (LeBreton and Senter 2008, Organizational Research Methods 11)."""
SMALLEST_AGREEMENT: Final = 0.70
"""Of the median rwg(j), the usual rule (same source)."""
LARGEST_CHANCE: Final = 0.05
_BY_CHANCE: Final = (POINTS**2 - 1) / 12
"""The variance of answers chosen blindly among the points."""


@dataclass(frozen=True, slots=True)
class AreaAgreement:
    """What stands for and against speaking of areas; None where it cannot be worked out."""

    areas: int
    icc1: float | None
    p: float | None
    median_rwg: float | None
    may_be_spoken_of: bool
    sentence: str


def agreement_of(areas: Sequence[NDArray[np.float64]]) -> AreaAgreement:
    """Judge areas that may be shown: for each, a row for a person with complete answers, turned one way."""
    areas = [area for area in areas if len(area) > 1]
    if len(areas) < FEWEST_AREAS:
        return _judged(len(areas), None, None, None)
    icc, p = _icc([area.mean(axis=1) for area in areas])
    return _judged(len(areas), icc, p, float(np.median([_rwg(area) for area in areas])))


def _icc(scores: Sequence[NDArray[np.float64]]) -> tuple[float | None, float | None]:
    from scipy.stats import f

    sizes = np.array([len(each) for each in scores])
    everyone, people, areas = np.concatenate(scores), int(sizes.sum()), len(scores)
    between = sum(len(each) * (each.mean() - everyone.mean()) ** 2 for each in scores) / (areas - 1)
    inside = sum(((each - each.mean()) ** 2).sum() for each in scores) / (people - areas)
    usual = (people - (sizes**2).sum() / people) / (areas - 1)
    if between + inside == 0:
        return None, None
    icc = float((between - inside) / (between + (usual - 1) * inside))
    p = float(f.sf(between / inside, areas - 1, people - areas)) if inside else 0.0
    return icc, p


def _rwg(area: NDArray[np.float64]) -> float:
    items = area.shape[1]
    left = float(area.var(axis=0, ddof=1).mean()) / _BY_CHANCE
    return 0.0 if left >= 1 else items * (1 - left) / (items * (1 - left) + left)


def _judged(areas: int, icc: float | None, p: float | None, rwg: float | None) -> AreaAgreement:
    if icc is None or p is None or rwg is None:
        why = (
            f"fewer than {FEWEST_AREAS} areas can be shown" if areas < FEWEST_AREAS else "all answered alike"
        )
        return AreaAgreement(areas, icc, p, rwg, False, f"Areas are not told apart: {why}.")
    may = icc >= SMALLEST_ICC and p < LARGEST_CHANCE and rwg >= SMALLEST_AGREEMENT
    figures = f"ICC(1) {icc:.2f}, median rwg {rwg:.2f}, {areas} areas"
    said = (
        f"People of one area answer alike and unlike those of others ({figures}): areas may be spoken of."
        if may
        else f"These are averages of people, and say nothing of how an area “is” ({figures})."
    )
    return AreaAgreement(areas, icc, p, rwg, may, said)
