"""A stretch of a series that shares one set of limits, and where each of its points stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from speakopenly.check.outcomes.spc.limits import Limits


class SpecialCause(StrEnum):
    """What a point is a sign of; the words are those of NHSRplotthedots, to hold figures together."""

    ABOVE_LIMIT = "Above UCL"
    BELOW_LIMIT = "Below LCL"
    RISING = "7 Point Trend (Increasing)"
    FALLING = "7 Point Trend (Decreasing)"
    TWO_OF_THREE_ABOVE = "2 in 3 Above CL"
    TWO_OF_THREE_BELOW = "2 in 3 Below CL"
    SEVEN_ABOVE = "7 Points Above CL"
    SEVEN_BELOW = "7 Points Below CL"
    NONE = "Common Cause"

    @property
    def way(self) -> int:
        """1 where it points up, -1 where it points down, 0 where it is none."""
        if self is SpecialCause.NONE:
            return 0
        return 1 if "Above" in self or "Increasing" in self else -1


@dataclass(frozen=True, slots=True)
class Segment:
    """Values with their limits; ``sides``, ``outside`` and ``near`` say where each stands.

    A side is 1 above the mean, -1 below, 0 on it. Near is between two and three sigma; without limits no
    point is near or outside.
    """

    values: tuple[float, ...]
    limits: Limits
    sides: tuple[int, ...]
    outside: tuple[bool, ...]
    near: tuple[bool, ...]

    def __len__(self) -> int:
        return len(self.values)


def place(values: Sequence[float], limits: Limits) -> Segment:
    """Say where each value stands to the limits."""
    outside = tuple(_is_beyond(value, limits.lower, limits.upper) for value in values)
    beyond_two = [_is_beyond(value, limits.near_lower, limits.near_upper) for value in values]
    near = tuple(far and not out for far, out in zip(beyond_two, outside, strict=True))
    sides = tuple((value > limits.mean) - (value < limits.mean) for value in values)
    return Segment(tuple(values), limits, sides, outside, near)


def _is_beyond(value: float, low: float | None, high: float | None) -> bool:
    return low is not None and high is not None and (value < low or value > high)
