"""Marks on a frame: where a value stands in the picture, and the SVG for a line, a mark or some words.

The library draws its own few shapes, so that a picture needs no browser and no plotting program. Colours and
marks are those of the house palette; no colour speaks without a shape or a word.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from speakopenly.core.documents.drawing import said_in

WIDTH: Final = 720
HEIGHT: Final = 380
LEFT: Final = 70
RIGHT: Final = 585
TOP: Final = 44
BOTTOM: Final = 290
LETTERS: Final = 15

INK: Final = "#0B0C0C"
NAVY: Final = "#12436D"
ORANGE: Final = "#C4560F"
GREY: Final = "#6F777B"
PURPLE: Final = "#8E4A9E"
GRID: Final = "#D5D9DB"
BAND: Final = "#DCE6EE"

_MOST_LABELS: Final = 5
_LONGEST_WORDS: Final = 90
_HATCH_WIDTH, _HATCH_HEIGHT = 26, 36


@dataclass(frozen=True, slots=True)
class Frame:
    """The picture's two scales: points by number from left to right, values from low to high by ``step``."""

    points: int
    low: float
    high: float
    step: float

    def across(self, number: float) -> float:
        """Where the point of this number stands, counted from 0."""
        if self.points == 1:
            return (LEFT + RIGHT) / 2
        return LEFT + 12 + (RIGHT - LEFT - 24) * number / (self.points - 1)

    def up(self, value: float) -> float:
        """Where this value stands."""
        return BOTTOM - (BOTTOM - TOP) * (value - self.low) / (self.high - self.low)


def frame_for(points: int, values: Iterable[float | None]) -> Frame:
    """A frame that holds all values, with its ends on ticks."""
    known = [value for value in values if value is not None]
    low, high = min(known), max(known)
    if high - low <= 1e-9 * max(abs(low), abs(high)):
        low, high = low - (abs(low) or 1) * 0.05, high + (abs(high) or 1) * 0.05
    step = _step(high - low)
    return Frame(points, step * math.floor(low / step), step * math.ceil(high / step), step)


def axes(frame: Frame, labels: Sequence[str]) -> list[str]:
    """Grid lines with their values, and a few of the dates; the first and last are always there."""
    first = round(frame.low / frame.step)
    drawn = []
    for number in range(first, round(frame.high / frame.step) + 1):
        value = number * frame.step
        drawn.append(line([(LEFT, frame.up(value)), (RIGHT, frame.up(value))], GRID))
        drawn.append(words(LEFT - 8, frame.up(value) + 5, f"{value:,.10g}", anchor="end"))
    return drawn + [words(frame.across(at), BOTTOM + 24, labels[at], anchor="middle") for at in _few(labels)]


def line(points: Sequence[tuple[float, float]], colour: str, *, width: float = 1, dashes: str = "") -> str:
    """A line through points of the picture."""
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="{width}"{dashed}/>'


def band(top: Sequence[tuple[float, float]], bottom: Sequence[tuple[float, float]]) -> str:
    """A range as an area; its edge carries the meaning where the fill is too pale to see."""
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in [*top, *reversed(bottom)])
    return f'<polygon points="{path}" fill="{BAND}" stroke="{NAVY}" stroke-width="1"/>'


def circle(x: float, y: float, colour: str) -> str:
    """A filled circle."""
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>'


def diamond(x: float, y: float, colour: str) -> str:
    """A filled diamond."""
    return _shape([(x, y - 7), (x + 7, y), (x, y + 7), (x - 7, y)], colour, colour)


def triangle(x: float, y: float, colour: str, *, filled: bool) -> str:
    """A triangle, filled or open."""
    return _shape([(x, y - 7), (x + 7, y + 5), (x - 7, y + 5)], colour, colour if filled else "#FFFFFF")


def hatch(x: float) -> list[str]:
    """Where something is hidden: a block of one size on the ground line, whatever lies behind it."""
    left, right, top = x - _HATCH_WIDTH / 2, x + _HATCH_WIDTH / 2, BOTTOM - _HATCH_HEIGHT
    edge = line([(left, BOTTOM), (left, top), (right, top), (right, BOTTOM), (left, BOTTOM)], GREY)
    starts = range(0, _HATCH_HEIGHT, 9)
    return [edge, *(line([(left, BOTTOM - at), (right, BOTTOM - at - 9)], GREY) for at in starts)]


def words(x: float, y: float, text: str, *, anchor: str = "start") -> str:
    """Some words; long ones are cut short, as the table twin holds them whole."""
    short = text if len(text) <= _LONGEST_WORDS else text[: _LONGEST_WORDS - 1] + "…"
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{LETTERS}" fill="{INK}" text-anchor="{anchor}">'
        f"{escape(short)}</text>"
    )


def picture(title: str, description: str, marks: Iterable[str], *, language: str = "en-GB") -> str:
    """The whole SVG on white, with a title and a description for those who do not see it."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" {said_in(language)}'
        ' role="img" aria-labelledby="title description" font-family="sans-serif">'
        f'<title id="title">{escape(title)}</title><desc id="description">{escape(description)}</desc>'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#FFFFFF"/>' + "".join(marks) + "</svg>\n"
    )


def _shape(corners: Sequence[tuple[float, float]], edge: str, fill: str) -> str:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)
    return f'<polygon points="{path}" fill="{fill}" stroke="{edge}" stroke-width="2"/>'


def _step(span: float) -> float:
    """A step of 1, 2 or 5 times a power of ten that gives about five ticks."""
    power = 10.0 ** math.floor(math.log10(span / 5))
    return next(power * each for each in (1, 2, 5, 10) if power * each >= span / 5)


def _few(labels: Sequence[str]) -> list[int]:
    wanted = min(len(labels), _MOST_LABELS)
    if wanted == 1:
        return [0]
    return sorted({round(number * (len(labels) - 1) / (wanted - 1)) for number in range(wanted)})
