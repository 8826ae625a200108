"""Due and held meetings as they may be shown: rounded to 5, 1 to 7 hidden, areas joined, and no percentage.

A count of what stood in calendars is no sample, so it has no range. It is no rate either: a rate would become
a target.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from speakopenly.check.supervision.calendar import BANDS, Band, Meetings
from speakopenly.check.supervision.joining import REST, join_areas
from speakopenly.core.disclosure import Cell, protect_split

DUE: Final = "due"
HELD: Final = "held"
CANCELLED: Final = "cancelled"


@dataclass(frozen=True, slots=True)
class Row:
    """Due, held and cancelled of the service (``area`` empty), of one area, or of the rest together."""

    area: str
    due: Cell
    held: Cell
    cancelled: Cell


@dataclass(frozen=True, slots=True)
class MeetingsShown:
    """One quarter: the service, how long the meetings held were set down for, and the areas."""

    quarter: str
    whole: Row
    lengths: Mapping[Band, Cell]
    areas: tuple[Row, ...]


def show_meetings(quarter: str, by_area: Mapping[str, Meetings]) -> MeetingsShown:
    """What may be shown of one quarter, from true counts by area."""
    whole = added_up(by_area.values())
    row = _row("", whole)
    return MeetingsShown(quarter, row, _lengths(whole, row), _areas(by_area))


def added_up(found: Iterable[Meetings]) -> Meetings:
    """Several counts as one."""
    parts = list(found)
    lengths = Counter[Band]()
    for each in parts:
        lengths.update(each.lengths)
    return Meetings(sum(each.held for each in parts), sum(each.cancelled for each in parts), lengths)


def _row(area: str, found: Meetings) -> Row:
    parts = _protected({HELD: found.held, CANCELLED: found.cancelled})
    return Row(area, _protected({DUE: found.due})[DUE], parts[HELD], parts[CANCELLED])


def _lengths(whole: Meetings, row: Row) -> dict[Band, Cell]:
    """Hidden where the number held is: their sum would tell it."""
    if row.held.shown is None:
        return dict.fromkeys(BANDS, _hidden(whole.due))
    safe = _protected({band.value: whole.lengths.get(band, 0) for band in BANDS})
    return {band: safe[band.value] for band in BANDS}


def _areas(by_area: Mapping[str, Meetings]) -> tuple[Row, ...]:
    """None where fewer than two stand beside each other. What a row or a column hides is hidden in both."""
    shown_in = join_areas({area: each.due for area, each in by_area.items()})
    names = sorted(set(shown_in.values()), key=lambda name: (name == REST, name))
    if len(names) < 2:
        return ()
    pooled = {
        name: added_up(each for area, each in by_area.items() if shown_in[area] == name) for name in names
    }
    held = _protected({name: each.held for name, each in pooled.items()})
    cancelled = _protected({name: each.cancelled for name, each in pooled.items()})
    rows = [_row(name, pooled[name]) for name in names]
    return tuple(
        Row(row.area, row.due, _both(row.held, held[row.area]), _both(row.cancelled, cancelled[row.area]))
        for row in rows
    )


def _both(one: Cell, other: Cell) -> Cell:
    return one if one.shown is None else other


def _hidden(most: int) -> Cell:
    return Cell(None, (0, most))


def _protected(counts: Mapping[str, int]) -> Mapping[str, Cell]:
    return protect_split(counts, total=sum(counts.values()))
