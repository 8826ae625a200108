"""Pools of answers as they may be shown: ten or more of one side in one quarter, or nothing.

One rule for page, table, file and picture. Counts are rounded to 5 and shares worked out from what is rounded
(``core.disclosure``). A share stands only where eight or more said yes and eight or more did not, so that
neither the few nor all of a group are told. Within one part the items are protected together with the share
of the part, and the areas together with the whole, so that none is had from the others.
Supervised people and supervisors are never added, and neither are quarters or parts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from speakopenly.check.supervision.items import (
    BY_CODE,
    CANCELLED,
    CANNOT_SAY,
    Answers,
    Item,
    Part,
    Side,
    items_of,
)
from speakopenly.check.supervision.joining import FEWEST_IN_A_POOL, REST, join_areas
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


@dataclass(frozen=True, slots=True)
class _Tally:
    """True counts of one item or part; never leaves this module."""

    yes: int = 0
    other: int = 0
    cannot_say: int = 0

    @property
    def answered(self) -> int:
        return self.yes + self.other


def pools(answers: Iterable[Answers]) -> tuple[Pool, ...]:
    """The pools of one service that may be shown, by quarter and side; one under ten is not among them."""
    grouped: dict[tuple[str, Side], list[Answers]] = {}
    for each in answers:
        grouped.setdefault((each.quarter, each.side), []).append(each)
    order = list(Side)
    keys = sorted(grouped, key=lambda key: (key[0], order.index(key[1])))
    return tuple(_pool(*key, grouped[key]) for key in keys if len(grouped[key]) >= FEWEST_IN_A_POOL)


def _pool(quarter: str, side: Side, answers: Sequence[Answers]) -> Pool:
    return Pool(
        quarter,
        side,
        round_for_split(len(answers)),
        tuple(_part(part, answers) for part in Part),
        _cancelled(answers),
        _areas(answers),
    )


def _part(part: Part, answers: Sequence[Answers]) -> PartShown:
    by_item = {item.code: _tally([item], answers) for item in items_of(part)}
    whole = _tally(items_of(part), answers)
    people = round_for_split(_people_in(part, answers))
    safe = _safe_together(by_item)
    items = {
        code: _share(each.yes, each.other) if code in safe else HIDDEN_SHARE for code, each in by_item.items()
    }
    return PartShown(
        part,
        _share(whole.yes, whole.other, people=people),
        _share(whole.cannot_say, whole.answered, people=people),
        items,
    )


def _areas(answers: Sequence[Answers]) -> tuple[AreaShown, ...]:
    """The split by area, without items; empty where fewer than two pools of ten stand side by side."""
    shown_in = join_areas(Counter(each.area for each in answers))
    grouped: dict[str, list[Answers]] = {}
    for each in answers:
        grouped.setdefault(shown_in[each.area], []).append(each)
    if len(grouped) < 2:
        return ()
    shares = {part: _by_area(part, grouped) for part in Part}
    names = sorted(grouped, key=lambda name: (name == REST, name))
    return tuple(
        AreaShown(name, round_for_split(len(grouped[name])), {part: shares[part][name] for part in Part})
        for name in names
    )


def _by_area(part: Part, grouped: Mapping[str, Sequence[Answers]]) -> dict[str, Share]:
    tallies = {name: _tally(items_of(part), each) for name, each in grouped.items()}
    people = {name: round_for_split(_people_in(part, each)) for name, each in grouped.items()}
    safe = _safe_together(tallies)
    return {
        name: _share(each.yes, each.other, people=people[name]) if name in safe else HIDDEN_SHARE
        for name, each in tallies.items()
    }


def _safe_together(tallies: Mapping[str, _Tally]) -> set[str]:
    """Those of which both sides may be shown beside the share of their sum."""
    bases = {name: each.answered for name, each in tallies.items()}
    shown = set(tallies)
    for counts in ({n: t.yes for n, t in tallies.items()}, {n: t.other for n, t in tallies.items()}):
        cells = protect_split(counts, total=sum(counts.values()), bases=bases)
        shown &= {name for name, cell in cells.items() if cell.shown is not None}
    return shown


def _cancelled(answers: Sequence[Answers]) -> dict[str, Cell]:
    """Who cancelled or put off, by kind, protected together."""
    item = BY_CODE[CANCELLED]
    counts = Counter(each.choices[CANCELLED] for each in answers if CANCELLED in each.choices)
    told = {choice: counts[choice] for choice in item.choices}
    if sum(told.values()) < FEWEST_IN_A_POOL:
        return {choice: Cell(None, (0, len(answers))) for choice in told}
    return protect_split(told, total=sum(told.values()))


def _tally(items: Sequence[Item], answers: Sequence[Answers]) -> _Tally:
    yes = other = cannot_say = 0
    for each in answers:
        for item in items:
            choice = each.choices.get(item.code)
            yes += choice == item.full
            cannot_say += choice == CANNOT_SAY
            other += choice not in (None, item.full, CANNOT_SAY)
    return _Tally(yes, other, cannot_say)


def _people_in(part: Part, answers: Sequence[Answers]) -> int:
    """How many answered anything of a part, "I cannot say" aside."""
    codes = [item.code for item in items_of(part)]
    return sum(any(each.choices.get(code, CANNOT_SAY) != CANNOT_SAY for code in codes) for each in answers)


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
