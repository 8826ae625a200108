"""Pools of answers as they may be shown: ten or more of one side in one quarter, or nothing.

One rule for page, table, file and picture. Counts are rounded to 5 and shares worked out from what is rounded
(``core.disclosure``). A share stands only where eight or more said yes and eight or more did not, so that
neither the few nor all of a group are told. Within one part the items are protected together with the share
of the part, and the areas together with the whole, so that none is had from the others.
Supervised people and supervisors are never added, and neither are quarters or parts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from speakopenly.check.supervision.items import BY_CODE, CANCELLED, Answers, Part, Side, items_of
from speakopenly.check.supervision.joining import FEWEST_IN_A_POOL, REST, join_areas
from speakopenly.check.supervision.tallies import Group, Tally, add, count
from speakopenly.core.counting import wilson_range
from speakopenly.core.disclosure import Cell, is_small, protect_split, round_for_split

TOO_FEW: Final = f"Hidden to protect people (fewer than {FEWEST_IN_A_POOL} answers)"


@dataclass(frozen=True, slots=True)
class Share:
    """A share with its 95% Wilson range, all in 0..1; all None where it is hidden."""

    value: float | None = None
    low: float | None = None
    high: float | None = None


HIDDEN_SHARE: Final = Share()


@dataclass(frozen=True, slots=True)
class PartShown:
    """One part: the share of yes among its answers, of "I cannot say" among them, and each item's share.

    Answers of one person go together, so the range of a part is that of its people, not of its answers.
    """

    part: Part
    yes: Share
    cannot_say: Share
    items: Mapping[str, Share]


@dataclass(frozen=True, slots=True)
class AreaShown:
    """One area, or the rest together: how many answered, to the nearest 5, and the share of yes by part."""

    area: str
    people: int
    parts: Mapping[Part, Share]


@dataclass(frozen=True, slots=True)
class Pool:
    """Everything that may be shown of one side in one quarter. ``people`` is to the nearest 5."""

    quarter: str
    side: Side
    people: int
    parts: tuple[PartShown, ...]
    cancelled: Mapping[str, Cell]
    areas: tuple[AreaShown, ...]


def pools(answers: Iterable[Answers]) -> tuple[Pool, ...]:
    """The pools of one service that may be shown, by quarter and side; one under ten is not among them."""
    return pools_of(count(answers))


def pools_of(tallies: Mapping[Group, Tally]) -> tuple[Pool, ...]:
    """The same from sums, as they are kept."""
    grouped: dict[tuple[str, Side], dict[str, Tally]] = {}
    for group, tally in tallies.items():
        grouped.setdefault((group.quarter, group.side), {})[group.area] = tally
    order = list(Side)
    keys = sorted(grouped, key=lambda key: (key[0], order.index(key[1])))
    wholes = {key: add(grouped[key].values()) for key in keys}
    return tuple(
        _pool(*key, wholes[key], grouped[key]) for key in keys if wholes[key].people >= FEWEST_IN_A_POOL
    )


def _pool(quarter: str, side: Side, whole: Tally, by_area: Mapping[str, Tally]) -> Pool:
    return Pool(
        quarter,
        side,
        round_for_split(whole.people),
        tuple(_part(part, whole) for part in Part),
        _cancelled(whole),
        _areas(by_area),
    )


def _part(part: Part, whole: Tally) -> PartShown:
    items = items_of(part)
    by_item = {item.code: (whole.yes([item]), whole.other([item])) for item in items}
    yes, other = whole.yes(items), whole.other(items)
    people = round_for_split(whole.in_part.get(part, 0))
    safe = _safe_together(by_item)
    return PartShown(
        part,
        _share(yes, other, people=people),
        _share(whole.cannot_say(items), yes + other, people=people),
        {code: _share(*both) if code in safe else HIDDEN_SHARE for code, both in by_item.items()},
    )


def _areas(by_area: Mapping[str, Tally]) -> tuple[AreaShown, ...]:
    """The split by area, without items; empty where fewer than two pools of ten stand side by side."""
    shown_in = join_areas({area: tally.people for area, tally in by_area.items()})
    names = sorted(set(shown_in.values()), key=lambda name: (name == REST, name))
    if len(names) < 2:
        return ()
    joined = {name: add(tally for area, tally in by_area.items() if shown_in[area] == name) for name in names}
    shares = {part: _by_area(part, joined) for part in Part}
    return tuple(
        AreaShown(name, round_for_split(joined[name].people), {part: shares[part][name] for part in Part})
        for name in names
    )


def _by_area(part: Part, joined: Mapping[str, Tally]) -> dict[str, Share]:
    items = items_of(part)
    counts = {name: (tally.yes(items), tally.other(items)) for name, tally in joined.items()}
    people = {name: round_for_split(tally.in_part.get(part, 0)) for name, tally in joined.items()}
    safe = _safe_together(counts)
    return {
        name: _share(*both, people=people[name]) if name in safe else HIDDEN_SHARE
        for name, both in counts.items()
    }


def _safe_together(counts: Mapping[str, tuple[int, int]]) -> set[str]:
    """Those whose yes and whose other may both be shown beside the share of their sum."""
    bases = {name: sum(both) for name, both in counts.items()}
    shown = set(counts)
    for which in (0, 1):
        column = {name: both[which] for name, both in counts.items()}
        cells = protect_split(column, total=sum(column.values()), bases=bases)
        shown &= {name for name, cell in cells.items() if cell.shown is not None}
    return shown


def _cancelled(whole: Tally) -> dict[str, Cell]:
    """Who cancelled or put off, by kind, protected together."""
    counts = whole.choices.get(CANCELLED, {})
    told = {choice: counts.get(choice, 0) for choice in BY_CODE[CANCELLED].choices}
    if sum(told.values()) < FEWEST_IN_A_POOL:
        return {choice: Cell(None, (0, whole.people)) for choice in told}
    return protect_split(told, total=sum(told.values()))


def _share(yes: int, other: int, *, people: int | None = None) -> Share:
    """The share of yes, from rounded counts; hidden where either side is under eight.

    ``people``: where several answers of one person are counted, the range is that of so many people.
    """
    if yes + other < FEWEST_IN_A_POOL or any(count == 0 or is_small(count) for count in (yes, other)):
        return HIDDEN_SHARE
    if people is not None and people < FEWEST_IN_A_POOL:
        return HIDDEN_SHARE
    shown_yes, shown_other = round_for_split(yes), round_for_split(other)
    value = shown_yes / (shown_yes + shown_other)
    base = shown_yes + shown_other if people is None else people
    span = wilson_range(round(value * base), base)
    return Share(value, span.low, span.high)
