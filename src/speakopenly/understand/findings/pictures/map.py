"""The map of themes: those that the same people raise stand near each other."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from speakopenly.core import disclosure
from speakopenly.core.disclosure import HIDDEN
from speakopenly.core.documents import drawing
from speakopenly.core.documents.tree import Figure, Table

WIDTH, HEIGHT, MARGIN = 720, 520, 4
TALLER, STEP = 40, 6
LARGEST, SMALLEST = 34.0, 7.0
LINE = 20
"""Words stand on lines so far apart, whichever circle they belong to: a PDF is read line by line."""
NAME, ABOVE, BELOW = 126, 5 + LINE + 15, 14 + 2 * LINE + 5
"""How wide a name may be, and the room over a circle for its number and under it for its name."""
LOWER = (BELOW - ABOVE) / 2
"""So far under its circle is the middle of all that belongs to it."""
NOTE = (
    "A circle is as large as its theme. A line joins themes that eight people or more raised both; counts are"
    " rounded to the nearest 5. Where a circle stands says roughly which themes share people; up, down, left"
    " and right mean nothing."
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two themes by their place in the list, and how many people raised both, as it may be printed."""

    one: int
    other: int
    people: int | None


def safe_pair(people: int, one: int, other: int) -> int | None:
    """The rounded number who raised two themes; None where it, or what it leaves of either, is small.

    ``one`` and ``other`` are the true counts of each theme.
    """
    if disclosure.is_small(people) or any(disclosure.is_small(each - people) for each in (one, other)):
        return None
    return (
        None if disclosure.is_small(one) or disclosure.is_small(other) else disclosure.round_for_split(people)
    )


def draw_map(themes: Sequence[tuple[str, int | None]], pairs: Sequence[Pair], *, caption: str) -> Figure:
    """Themes with their printable number of people, joined where enough people raised both.

    The places are those of classical scaling (Torgerson 1952) of what the printed pairs say, pushed apart
    until no circle or word touches another. The same numbers always make the same map.
    """
    safe = {(each.one, each.other): each.people for each in pairs}
    shown = {pair: people for pair, people in safe.items() if people}
    sizes = _sizes(themes)
    places, height = _apart(_scaled(len(themes), shown, themes), sizes)
    marks = [*_lines(shown, places), *_circles(themes, places, sizes)]
    svg = drawing.picture(WIDTH, height, caption, marks)
    rows = tuple(
        (f"{themes[one][0]} – {themes[other][0]}", HIDDEN if people is None else str(people))
        for (one, other), people in sorted(safe.items())
    )
    return Figure(svg, say(themes, shown), caption, Table(caption, ("Both themes", "People"), rows, NOTE))


def say(themes: Sequence[tuple[str, int | None]], shown: dict[tuple[int, int], int]) -> str:
    """What the map says."""
    if not shown:
        return "No two themes were raised together by enough people to be joined."
    (one, other), people = max(shown.items(), key=lambda item: (item[1], item[0]))
    return (
        f"“{themes[one][0]}” and “{themes[other][0]}” were raised most often by the same people:"
        f" about {people}. {len(shown)} pairs of themes are joined."
    )


def _sizes(themes: Sequence[tuple[str, int | None]]) -> NDArray[np.float64]:
    known = np.array([people or 0 for _name, people in themes], dtype=float)
    return np.asarray(np.maximum(SMALLEST, LARGEST * np.sqrt(known / max(1.0, known.max(initial=1.0)))))


def _scaled(
    number: int, shown: dict[tuple[int, int], int], themes: Sequence[tuple[str, int | None]]
) -> NDArray[np.float64]:
    if number < 2:
        return np.full((number, 2), 0.5)
    near = np.eye(number)
    for (one, other), people in shown.items():
        of = (themes[one][1] or people) * (themes[other][1] or people)
        near[one, other] = near[other, one] = min(1.0, people / np.sqrt(max(1, of)))
    squared = (1 - near) ** 2
    centre = np.eye(number) - 1 / number
    values, vectors = np.linalg.eigh(-0.5 * centre @ squared @ centre)
    best = np.argsort(values)[::-1][:2]
    places = vectors[:, best] * np.sqrt(np.maximum(values[best], 0))
    for column in range(2):
        # The sign of an eigenvector is anybody's choice: the first that is not nought is positive.
        first = places[np.flatnonzero(np.abs(places[:, column]) > 1e-9)[:1], column]
        places[:, column] *= -1 if first.size and first[0] < 0 else 1
    return _into_frame(np.round(places, 6))


def _into_frame(places: NDArray[np.float64]) -> NDArray[np.float64]:
    low, high = places.min(axis=0), places.max(axis=0)
    return np.asarray((places - low) / np.where(high - low > 1e-9, high - low, 1))


def _apart(scaled: NDArray[np.float64], sizes: NDArray[np.float64]) -> tuple[NDArray[np.float64], int]:
    """Stand each theme as near its place as it can be without circle or words touching another's.

    The largest goes first. Gives where each circle stands and the height of the picture, which grows until
    there is room for all.
    """
    half = np.column_stack([np.full(len(sizes), NAME / 2 + 4), sizes + (ABOVE + BELOW) / 2])
    height = _least_height(half)
    while (middles := _placed(scaled, half, height)) is None:
        height += TALLER
    return middles - np.array([0.0, LOWER]), height


def _least_height(half: NDArray[np.float64]) -> int:
    """The first height whose area all boxes together can fill: in a lower one they cannot lie apart."""
    needed = 4 * float(half.prod(axis=1).sum()) / (WIDTH - 2 * MARGIN) + 2 * MARGIN
    return HEIGHT + TALLER * max(0, math.ceil((needed - HEIGHT) / TALLER))


def _placed(
    scaled: NDArray[np.float64], half: NDArray[np.float64], height: int
) -> NDArray[np.float64] | None:
    """The middles of boxes of these half sides in a picture of this height; None where one has no room."""
    low, high = half + MARGIN, np.array([WIDTH, height]) - half - MARGIN
    if (high < low).any():
        return None
    wanted = low + scaled * (high - low)
    wanted[:, 1] = np.clip(_on_a_line(wanted[:, 1]), _on_a_line(low[:, 1] + LINE), None)
    middles = np.zeros_like(wanted)
    done: list[int] = []
    for at in np.lexsort((np.arange(len(half)), -half[:, 1])):
        beside = np.arange(low[at, 0], high[at, 0] + 1, STEP)
        below = np.arange(float(_on_a_line(low[at, 1] + LINE)), high[at, 1] + 1, LINE)
        spots = np.vstack([wanted[at], np.stack(np.meshgrid(beside, below), axis=-1).reshape(-1, 2)])
        reach = half[at] + half[done]
        taken = _taken(wanted[at, :1], wanted[at, 1:], middles[done], reach)
        free = spots[~np.concatenate([taken, _taken(beside, below, middles[done], reach)])]
        if not len(free):
            return None
        middles[at] = free[np.argmin(((free - wanted[at]) ** 2).sum(axis=1))]
        done.append(int(at))
    return middles


def _taken(
    beside: NDArray[np.float64],
    below: NDArray[np.float64],
    middles: NDArray[np.float64],
    reach: NDArray[np.float64],
) -> NDArray[np.bool_]:
    """Whether a box stands within reach of each spot of a grid, line by line.

    A box is near a spot where it is near its column and near its line, so neither is asked for every spot.
    """
    columns = np.abs(beside[:, None] - middles[:, 0]) < reach[:, 0]
    lines = np.abs(below[:, None] - middles[:, 1]) < reach[:, 1]
    return np.asarray(lines.astype(float) @ columns.T.astype(float) > 0).ravel()


def _on_a_line(middle: NDArray[np.float64] | float) -> NDArray[np.float64]:
    """The height of a box at or above this one in which the number within the circle stands on a line."""
    return np.asarray(np.floor((middle - LOWER + 5) / LINE) * LINE - 5 + LOWER)


def _lines(shown: dict[tuple[int, int], int], places: NDArray[np.float64]) -> Iterator[str]:
    most = max(shown.values(), default=1)
    for (one, other), people in sorted(shown.items()):
        start, end = (float(places[one][0]), float(places[one][1])), tuple(map(float, places[other]))
        yield drawing.line(start, (end[0], end[1]), drawing.GREY, width=round(1 + 5 * people / most, 1))


def _circles(
    themes: Sequence[tuple[str, int | None]], places: NDArray[np.float64], sizes: NDArray[np.float64]
) -> Iterator[str]:
    """Every circle, and then the words line by line from left to right, as a file is read."""
    written: list[tuple[float, float, str, str]] = []
    for (name, people), (x, y), size in zip(themes, places.tolist(), sizes.tolist(), strict=True):
        yield drawing.circle(x, y, size, fill=drawing.BAND if people is not None else "#FFFFFF")
        number = HIDDEN if people is None else str(people)
        is_within = size >= 9 * len(number)
        line = y + 5 if is_within else math.floor((y - size - 5) / LINE) * LINE
        written.append((line, x, number, "bold"))
        below = math.ceil((y + size + 14) / LINE) * LINE
        lines = enumerate(drawing.lines_of(name, NAME))
        written += [(below + LINE * at, x, each, "normal") for at, each in lines]
    for line, x, text, weight in sorted(written):
        if weight == "normal":
            wide = min(NAME, drawing.A_LETTER * len(text))
            yield drawing.box(x - wide / 2, line - 13, wide, 17, fill="#FFFFFF", edge="none")
        yield drawing.words(x, line, text, anchor="middle", weight=weight)
