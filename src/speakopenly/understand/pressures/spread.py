"""Where one area lies among all of its kind: how many areas lie in each step, with one step marked.

No other area has a name here, and nothing says which is first or last: it is a distribution and no list.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from speakopenly.core.documents.drawing import said_in
from speakopenly.core.documents.tree import Figure, Table
from speakopenly.understand.pressures.among import Beside
from speakopenly.understand.pressures.indicators import Kind

COLUMNS: Final = ("from", "to below", "areas", "this area")
_STEPS: Final = 12
_WIDTH, _HEIGHT, _LEFT, _BOTTOM, _TOP = 720, 230, 40, 170, 20
_OTHERS, _MINE, _INK = "#B9C7D4", "#12436D", "#0B0C0C"
NOT_GOOD_OR_BAD: Final = {
    Kind.RATE: "A high or a low rate is not good or bad.",
    Kind.SPENDING: "High or low spending is not good or bad: places differ in need and in how they book it.",
}
HERE: Final = "here"


@dataclass(frozen=True, slots=True)
class Step:
    """From ``low`` to below ``high``: how many areas, and whether the one asked for is among them."""

    low: float
    high: float
    areas: int
    is_here: bool


def steps(beside: Beside) -> tuple[Step, ...]:
    """The whole width in steps of one round size; every area is in exactly one."""
    values = (*beside.others, beside.mine)
    size = _round_size(min(values), max(values))
    first = math.floor(min(values) / size)
    last = math.floor(max(values) / size)
    at = [math.floor(each / size) for each in beside.others]
    return tuple(
        Step(number * size, (number + 1) * size, at.count(number), math.floor(beside.mine / size) == number)
        for number in range(first, last + 1)
    )


def tell_spread(beside: Beside, name: str) -> str:
    """One sentence: this area, half of all areas, nation, region and statistical neighbours, in one year."""
    lower, upper = _half(sorted(beside.others))
    said = [f"half of {len(beside.others)} areas lie from {lower:,.1f} to {upper:,.1f}"]
    if beside.nation is not None:
        said.append(f"the whole nation is {beside.nation:,.1f}")
    if beside.region is not None:
        said.append(f"its region {beside.region:,.1f}")
    if beside.neighbours:
        near = sorted(beside.neighbours)
        said.append(f"its {len(near)} statistical neighbours lie from {near[0]:,.1f} to {near[-1]:,.1f}")
    what = f"{beside.indicator.name}, {beside.period}, {beside.unit}"
    return f"{what}: {name} {beside.mine:,.1f}; {'; '.join(said)}. {NOT_GOOD_OR_BAD[beside.indicator.kind]}"


def draw_spread(beside: Beside, name: str) -> Figure:
    """The picture with its sentence and the same steps as a table."""
    found, said = steps(beside), tell_spread(beside, name)
    title = f"{name} among all areas: {beside.indicator.name}, {beside.period}"
    rows = tuple(
        (_number(each.low), _number(each.high), str(each.areas), HERE if each.is_here else "")
        for each in found
    )
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" {said_in()} role="img"'
        f' font-family="sans-serif"><title>{escape(title)}</title>'
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#FFFFFF"/>'
        f"{''.join(_bars(found, beside.unit))}</svg>\n"
    )
    note = "Areas with fewer than 5,000 children are left out of the distribution."
    return Figure(svg, said, title, Table(title, COLUMNS, rows, note))


def _bars(found: Sequence[Step], unit: str) -> Iterator[str]:
    most = max(max(each.areas for each in found), 1)
    wide = (_WIDTH - 2 * _LEFT) / len(found)
    every = math.ceil(len(found) / 8)
    for place, each in enumerate(found):
        x, high = _LEFT + place * wide, (_BOTTOM - _TOP - 20) * each.areas / most
        fill = _MINE if each.is_here else _OTHERS
        yield (
            f'<rect x="{x + 1:.1f}" y="{_BOTTOM - high:.1f}" width="{wide - 2:.1f}" height="{high:.1f}"'
            f' fill="{fill}"/>'
        )
        if each.is_here:
            yield _words(x + wide / 2, _BOTTOM - high - 6, HERE, "middle")
        if place % every == 0:
            yield _words(x, _BOTTOM + 18, _number(each.low), "middle")
    yield f'<rect x="{_LEFT}" y="{_BOTTOM}" width="{_WIDTH - 2 * _LEFT}" height="1" fill="{_INK}"/>'
    yield _words(_WIDTH / 2, _BOTTOM + 44, f"{unit}; how high a bar is says how many areas", "middle")


def _words(x: float, y: float, text: str, anchor: str) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="14" fill="{_INK}" text-anchor="{anchor}">'
        f"{escape(text)}</text>"
    )


def _round_size(low: float, high: float) -> float:
    wide = max(high - low, 1e-9) / _STEPS
    power = 10.0 ** math.floor(math.log10(wide))
    return next(power * each for each in (1, 2, 5, 10) if power * each >= wide)


def _half(ordered: Sequence[float]) -> tuple[float, float]:
    if not ordered:
        return 0.0, 0.0
    last = len(ordered) - 1
    return ordered[round(last * 0.25)], ordered[round(last * 0.75)]


def _number(value: float) -> str:
    return f"{value:,.10g}"
