"""One series with its limits and signs. Limits are worked out anew only where somebody wrote why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from speakopenly.check.outcomes.series import Series, When
from speakopenly.check.outcomes.spc.limits import FEWEST_FOR_FIRM_LIMITS, Limits, find_limits
from speakopenly.check.outcomes.spc.rulesets import RuleSet
from speakopenly.check.outcomes.spc.segments import SpecialCause, place

NO_LIMITS: Final = "No limits: there are too few points, or they do not differ."
PROVISIONAL: Final = "Provisional: limits rest on {} points; 13 are wanted."
MANY_SIGNS: Final = (
    "More than half of the points are signs: neighbours may hang together, or limits may span a change."
    " Ask why before reading any one of them."
)
MANY_NOUGHTS: Final = (
    "More than half of the values are nought: limits of rare events mislead; time between them tells more."
)
NOT_REBASED: Final = "Limits were not worked out anew at {}: no point stands on both sides of it."


class Direction(StrEnum):
    """Which way was hoped for, written down beforehand; neither unless somebody did."""

    INCREASE = "increase"
    DECREASE = "decrease"
    NEUTRAL = "neutral"


class PointType(StrEnum):
    """A sign read by the direction that was hoped for."""

    COMMON = "common_cause"
    IMPROVEMENT = "special_cause_improvement"
    CONCERN = "special_cause_concern"
    HIGH = "special_cause_neutral_high"
    LOW = "special_cause_neutral_low"


@dataclass(frozen=True, slots=True)
class Rebase:
    """From when on limits are worked out anew, and why: what changed in how things are done or measured."""

    since: When
    reason: str

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise ValueError("Limits are worked out anew only with a written reason.")


@dataclass(frozen=True, slots=True)
class Chart:
    """A series with, for each point, the limits that hold there and what it is a sign of."""

    series: Series
    rules: str
    improvement: Direction
    outliers_screened: bool
    limits: tuple[Limits, ...]
    signs: tuple[SpecialCause, ...]
    rebases: tuple[Rebase, ...]
    cautions: tuple[str, ...]

    @property
    def types(self) -> tuple[PointType, ...]:
        """Each sign read by the direction that was hoped for."""
        return tuple(_type_of(sign, self.improvement) for sign in self.signs)


def draw_chart(
    series: Series,
    *,
    rules: RuleSet,
    improvement: Direction = Direction.NEUTRAL,
    screen_outliers: bool = False,
    baseline_points: int | None = None,
    rebases: Sequence[Rebase] = (),
) -> Chart:
    """Work out limits and signs of a series of at least one point.

    ``baseline_points`` fixes the limits of each segment by its first so many points. A rebase begins a new
    segment at the first point on or after its date.
    """
    starts, used = _starts(series, rebases)
    limits: list[Limits] = []
    signs: list[SpecialCause] = []
    for start, end in zip(starts, [*starts[1:], len(series.points)], strict=True):
        values = series.values[start:end]
        found = find_limits(values[:baseline_points], screen_outliers=screen_outliers)
        limits += [found] * len(values)
        signs += rules.signs(place(values, found))
    cautions = (
        *series.cautions,
        *_of_limits(limits),
        *_of_shape(series.values, signs),
        *(NOT_REBASED.format(each.since.label) for each in rebases if each not in used),
    )
    return Chart(
        series, rules.name, improvement, screen_outliers, tuple(limits), tuple(signs), used, cautions
    )


def _starts(series: Series, rebases: Sequence[Rebase]) -> tuple[list[int], tuple[Rebase, ...]]:
    starts, used = [0], []
    for rebase in sorted(rebases, key=lambda each: each.since.place):
        start = sum(point.when.place < rebase.since.place for point in series.points)
        if starts[-1] < start < len(series.points):
            starts.append(start)
            used.append(rebase)
    return starts, tuple(used)


def _of_limits(limits: Sequence[Limits]) -> tuple[str, ...]:
    told: list[str] = []
    for found in dict.fromkeys(limits):
        if found.upper is None:
            told.append(NO_LIMITS)
        elif found.points < FEWEST_FOR_FIRM_LIMITS:
            told.append(PROVISIONAL.format(found.points))
    return tuple(dict.fromkeys(told))


def _of_shape(values: Sequence[float], signs: Sequence[SpecialCause]) -> Iterator[str]:
    """What these limits are not made for: values that hang together, and events that are rare."""
    if len(values) < FEWEST_FOR_FIRM_LIMITS:
        return
    if 2 * sum(sign.way != 0 for sign in signs) > len(signs):
        yield MANY_SIGNS
    if 2 * sum(value == 0 for value in values) > len(values):
        yield MANY_NOUGHTS


def _type_of(sign: SpecialCause, improvement: Direction) -> PointType:
    if sign is SpecialCause.NONE:
        return PointType.COMMON
    if improvement is Direction.NEUTRAL:
        return PointType.HIGH if sign.way > 0 else PointType.LOW
    hoped = 1 if improvement is Direction.INCREASE else -1
    return PointType.IMPROVEMENT if sign.way == hoped else PointType.CONCERN
