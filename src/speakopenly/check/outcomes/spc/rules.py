"""Signs of more than usual ups and downs. Each rule is one function: a sign or nothing for each point.

Sources: NHS England, Making Data Count (the four rules); NHSRplotthedots 0.2.2, whose flags the oracles hold.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from speakopenly.check.outcomes.spc.segments import Segment, SpecialCause

Signs = list[SpecialCause | None]
Rule = Callable[[Segment], Signs]

LONG_RUN: Final = 7


def beyond_a_limit(segment: Segment) -> Signs:
    """One point outside the limits (Shewhart 1931); on a limit is inside."""
    return [
        _by_side(side, SpecialCause.ABOVE_LIMIT, SpecialCause.BELOW_LIMIT) if out else None
        for out, side in zip(segment.outside, segment.sides, strict=True)
    ]


def seven_rising_or_falling(segment: Segment) -> Signs:
    """Seven points in a row, each higher than the last or each lower; two equal neighbours end it.

    A point that ends one trend and begins another goes with the later. As in NHSRplotthedots 0.2.2, a point
    between two trends with a flat step after it counts as falling.
    """
    steps = [(later > earlier) - (later < earlier) for earlier, later in pairwise(segment.values)]
    part = [False] * len(segment)
    for start in _alike(steps, LONG_RUN - 1):
        part[start : start + LONG_RUN] = [True] * LONG_RUN
    return [_trend_at(number, part, steps) for number in range(len(segment))]


def two_of_three_inside(segment: Segment) -> Signs:
    """Two of three neighbours between two and three sigma, all three on one side of the mean.

    As NHSRplotthedots 0.2.2 has it: a point outside the limits does not count towards the two.
    """
    return _two_of_three(segment, segment.near)


def two_of_three_beyond(segment: Segment) -> Signs:
    """Two of three neighbours beyond two sigma, inside the limits or out, all three on one side of the mean.

    As Making Data Count has it since the end of 2023 (NHSRplotthedots issue 194).
    """
    far = [near or out for near, out in zip(segment.near, segment.outside, strict=True)]
    return _two_of_three(segment, far)


def seven_on_one_side(segment: Segment) -> Signs:
    """Seven points in a row on one side of the mean; a point on the mean ends it."""
    signs: Signs = [None] * len(segment)
    for start in _alike(segment.sides, LONG_RUN):
        sign = _by_side(segment.sides[start], SpecialCause.SEVEN_ABOVE, SpecialCause.SEVEN_BELOW)
        signs[start : start + LONG_RUN] = [sign] * LONG_RUN
    return signs


def _two_of_three(segment: Segment, counts: Sequence[bool]) -> Signs:
    signs: Signs = [None] * len(segment)
    for start in _alike(segment.sides, 3):
        window = range(start, start + 3)
        if sum(counts[number] for number in window) >= 2:
            for number in window:
                if counts[number]:
                    signs[number] = _by_side(
                        segment.sides[number],
                        SpecialCause.TWO_OF_THREE_ABOVE,
                        SpecialCause.TWO_OF_THREE_BELOW,
                    )
    return signs


def _alike(ways: Sequence[int], length: int) -> list[int]:
    """Where ``length`` neighbours begin that all go one way."""
    found, run = [], 0
    for number, way in enumerate(ways):
        run = run + 1 if way and number and way == ways[number - 1] else int(way != 0)
        if run >= length:
            found.append(number - length + 1)
    return found


def _trend_at(number: int, part: Sequence[bool], steps: Sequence[int]) -> SpecialCause | None:
    if not part[number]:
        return None
    goes_on = number + 1 < len(part) and part[number + 1]
    step = steps[number] if goes_on else steps[number - 1]
    return SpecialCause.RISING if step > 0 else SpecialCause.FALLING


def _by_side(side: int, above: SpecialCause, below: SpecialCause) -> SpecialCause:
    return above if side > 0 else below
