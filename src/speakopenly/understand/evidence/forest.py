"""The forest plot: each study with its interval, and below them what they say together.

Every number in the picture is in the table beside it, from the same synthesis. An interval that leaves the
picture ends in an arrow. Below three studies there is no diamond.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from speakopenly.core.documents import drawing
from speakopenly.core.documents.tree import Figure, Table
from speakopenly.understand.evidence.effects import Measure
from speakopenly.understand.evidence.saying import say, shown
from speakopenly.understand.evidence.synthesis import Synthesis

WIDTH: Final = 860
LEFT, RIGHT, NUMBERS = 250, 610, 850
ROW, TOP = 28, 44
Z: Final = 1.959963984540054
COLUMNS: Final = ("study", "effect", "low", "high", "weight", "people")
_TICKS: Final = (0.001, 0.01, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 100, 1000)
_WIDEST: Final = 3.0
"""How many times the spread of the effects themselves a picture reaches before intervals are clipped."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The picture's scale, in the units of the analysis."""

    low: float
    high: float
    ticks: tuple[float, ...]

    def across(self, value: float) -> float:
        """Where a value stands; beyond the ends, at the end."""
        inside = min(max(value, self.low), self.high)
        return LEFT + (RIGHT - LEFT) * (inside - self.low) / (self.high - self.low)


def draw_forest(found: Synthesis, *, title: str) -> Figure:
    """Draw a synthesis with the sentences that stand in for it and the table of the same numbers."""
    frame = _frame(found)
    rows = len(found.studies)
    floor = TOP + ROW * rows + (3 * ROW if found.is_shown else 0) + 6
    note = " ".join(found.cautions)
    marks = [
        *_heads(found.measure),
        *_axis(found.measure, frame, floor),
        *(mark for at, _ in enumerate(found.studies) for mark in _study(found, at, frame)),
        *(_together(found, frame, TOP + ROW * rows) if found.is_shown else ()),
        *_key(found, floor),
    ]
    sentence = " ".join(say(found))
    svg = drawing.picture(WIDTH, floor + 80, f"{title}. {sentence}", marks)
    return Figure(svg, sentence, title, Table(title, COLUMNS, tuple(rows_of(found)), note=note))


def rows_of(found: Synthesis) -> Iterator[tuple[str, ...]]:
    """The numbers of the picture, study by study, and what they say together where that may be shown."""
    for study, weight in zip(found.studies, found.weights, strict=True):
        half = Z * math.sqrt(study.vi)
        numbers = (shown(found.measure, each) for each in (study.yi, study.yi - half, study.yi + half))
        people = "[z]" if study.people is None else f"{study.people:,}"
        yield (study.label, *numbers, f"{weight:.1%}", people)
    if not found.is_shown:
        return
    everyone = "[z]" if found.people is None else f"{found.people:,}"
    numbers = (shown(found.measure, each) for each in (found.estimate, found.ci_lb, found.ci_ub))
    yield (_POOLED.format(found.method, found.test), *numbers, "100.0%", everyone)
    if found.pi_lb is not None:
        yield (
            _PREDICTED, "", shown(found.measure, found.pi_lb), shown(found.measure, found.pi_ub), "", "",
        )  # fmt: skip


_POOLED: Final = "Together ({}, {})"
_PREDICTED: Final = "Another place like these"


def _frame(found: Synthesis) -> Frame:
    middle = [study.yi for study in found.studies] + [0.0]
    ends = [study.yi + way * Z * math.sqrt(study.vi) for study in found.studies for way in (-1, 1)]
    if found.is_shown:
        own = [found.ci_lb, found.ci_ub, found.pi_lb, found.pi_ub]
        middle += [each for each in own[:2] if each is not None]
        ends += [each for each in own if each is not None]
    spread = max(max(middle) - min(middle), 1e-9)
    reach = (_WIDEST - 1) / 2 * spread
    low = max(min(ends), min(middle) - reach)
    high = min(max(ends), max(middle) + reach)
    if high - low < 1e-9:
        low, high = low - 1, high + 1
    room = 0.03 * (high - low)
    low, high = low - room, high + room
    return Frame(low, high, _ticks(found.measure, low, high))


def _ticks(measure: Measure, low: float, high: float) -> tuple[float, ...]:
    if measure.is_ratio:
        found = [math.log(each) for each in _TICKS if low <= math.log(each) <= high]
        if len(found) > 1:
            return tuple(found)
    power = 10.0 ** math.floor(math.log10((high - low) / 4))
    step = next(power * each for each in (1, 2, 5, 10) if (high - low) / (power * each) <= 6)
    return tuple(step * at for at in range(math.ceil(low / step), math.floor(high / step) + 1))


def _heads(measure: Measure) -> Iterator[str]:
    yield drawing.words(8, 24, "Study", weight="bold")
    yield drawing.words(NUMBERS, 24, f"{measure.words[0].upper()}{measure.words[1:]} (95%)",
                        anchor="end", weight="bold")  # fmt: skip


def _axis(measure: Measure, frame: Frame, floor: float) -> Iterator[str]:
    for tick in frame.ticks:
        x = frame.across(tick)
        yield drawing.line((x, TOP - 8), (x, floor), drawing.GRID)
        shown_as = f"{math.exp(tick):g}" if measure.is_ratio else f"{tick:.10g}"
        yield drawing.words(x, floor + 20, shown_as, anchor="middle")
    if frame.low <= 0 <= frame.high:
        x = frame.across(0)
        yield drawing.line((x, TOP - 8), (x, floor), drawing.INK, width=1.5)


def _study(found: Synthesis, at: int, frame: Frame) -> Iterator[str]:
    study, weight = found.studies[at], found.weights[at]
    y, half = TOP + ROW * (at + 0.5), Z * math.sqrt(study.vi)
    yield drawing.label(8, y, study.label, LEFT - 24, most=1)
    yield from _interval(frame, study.yi - half, study.yi + half, y, drawing.NAVY)
    size = 4 + 10 * math.sqrt(weight / max(found.weights))
    if frame.low <= study.yi <= frame.high:
        yield drawing.box(frame.across(study.yi) - size / 2, y - size / 2, size, size)
    yield _number(found.measure, y, study.yi, study.yi - half, study.yi + half)


def _interval(frame: Frame, low: float, high: float, y: float, colour: str) -> Iterator[str]:
    yield drawing.line((frame.across(low), y), (frame.across(high), y), colour, width=2)
    for value, is_clipped, way in ((low, low < frame.low, 1), (high, high > frame.high, -1)):
        if is_clipped:
            x = frame.across(value)
            yield drawing.line((x, y), (x + way * 9, y - 5), colour, width=2)
            yield drawing.line((x, y), (x + way * 9, y + 5), colour, width=2)


def _number(measure: Measure, y: float, value: float, low: float, high: float) -> str:
    said = f"{shown(measure, value)} ({shown(measure, low)} to {shown(measure, high)})"
    return drawing.words(NUMBERS, y + 5, said, anchor="end")


def _together(found: Synthesis, frame: Frame, top: float) -> Iterator[str]:
    estimate, low, high = found.estimate, found.ci_lb, found.ci_ub
    assert estimate is not None and low is not None and high is not None  # noqa: S101, PT018
    y = top + ROW
    yield drawing.line((8, top + 8), (NUMBERS, top + 8), drawing.GREY)
    yield drawing.words(8, y + 5, _POOLED.format(found.method, found.test), weight="bold")
    yield _wide_diamond(frame.across(low), frame.across(estimate), frame.across(high), y)
    yield from _interval(frame, low, high, y, drawing.ORANGE)
    yield _number(found.measure, y, estimate, low, high)
    if found.pi_lb is not None and found.pi_ub is not None:
        y += ROW
        yield drawing.words(8, y + 5, _PREDICTED)
        yield from _interval(frame, found.pi_lb, found.pi_ub, y, drawing.GREY)
        said = f"{shown(found.measure, found.pi_lb)} to {shown(found.measure, found.pi_ub)}"
        yield drawing.words(NUMBERS, y + 5, said, anchor="end")


def _wide_diamond(low: float, middle: float, high: float, y: float) -> str:
    path = f"M{low:.1f},{y:.1f} L{middle:.1f},{y - 8:.1f} L{high:.1f},{y:.1f} L{middle:.1f},{y + 8:.1f} Z"
    return f'<path d="{path}" fill="{drawing.ORANGE}" stroke="{drawing.ORANGE}"/>'


def _key(found: Synthesis, floor: float) -> Iterator[str]:
    yield drawing.words(8, floor + 44, "A block: one study, larger with more weight; its line: 95% interval.")
    below = (
        "The diamond: what they say together. An arrow: the line goes on."
        if found.is_shown
        else "Fewer than three studies: nothing is pooled. An arrow: the line goes on."
    )
    yield drawing.words(8, floor + 66, below)
