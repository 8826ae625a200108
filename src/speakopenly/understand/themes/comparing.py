"""Compare two searches for themes: which theme of the one went where in the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from enum import StrEnum

SAME_AT_LEAST = 0.5
"""Jaccard overlap from which two themes are one (Hennig 2007: under it a cluster has dissolved)."""
PART_AT_LEAST = 0.2
"""A smaller part of a theme than this is not spoken of as where it went."""


class Became(StrEnum):
    """What became of a theme in the other search."""

    SAME = "stayed"
    JOINED = "went into another"
    SPLIT = "was split"
    GONE = "is gone"


@dataclass(frozen=True, slots=True)
class Went:
    """One theme of the first search, and the themes of the second that hold most of it, the largest first."""

    theme: str
    people: int
    became: Became
    to: tuple[tuple[str, int], ...]
    overlap: float
    """Jaccard overlap with the first of ``to``; 0 where there is none."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two searches beside each other. ``table`` counts what stands in a theme of each; None is no theme."""

    table: Mapping[tuple[str | None, str | None], int]
    went: tuple[Went, ...]
    new: tuple[str, ...]
    """Themes of the second search that hold less than half of any of the first."""
    in_both: int
    only_before: int
    only_now: int
    adjusted_rand: float | None
    """1 where both put the same things together, about 0 by chance (Hubert & Arabie 1985)."""


def compare(before: Mapping[Hashable, str | None], now: Mapping[Hashable, str | None]) -> Comparison:
    """Compare where the same things stand in two searches. None is a thing that stands in no theme."""
    both = before.keys() & now.keys()
    table = Counter((before[each], now[each]) for each in both)
    return comparison_of(table, only_before=len(before.keys() - both), only_now=len(now.keys() - both))


def comparison_of(
    table: Mapping[tuple[str | None, str | None], int], *, only_before: int = 0, only_now: int = 0
) -> Comparison:
    """The same from the table of counts alone."""
    befores, nows = Counter[str](), Counter[str]()
    for (one, other), number in table.items():
        if one is not None:
            befores[one] += number
        if other is not None:
            nows[other] += number
    went = tuple(_went(theme, befores, nows, table) for theme in sorted(befores))
    overlaps = {
        now: max((_jaccard(one, now, befores, nows, table) for one in befores), default=0.0) for now in nows
    }
    taken = {each.to[0][0] for each in went if each.became is Became.SAME}
    new = tuple(
        now
        for now in sorted(nows)
        if now not in taken and overlaps[now] < SAME_AT_LEAST and _is_new(now, nows, table)
    )
    return Comparison(
        dict(table), went, new, sum(table.values()), only_before, only_now, adjusted_rand(table)
    )


def _is_new(now: str, nows: Mapping[str, int], table: Mapping[tuple[str | None, str | None], int]) -> bool:
    """Whether most of it comes from no theme, or no theme gave half of it."""
    return (
        max((n for (one, to), n in table.items() if to == now and one is not None), default=0) < nows[now] / 2
    )


def _went(
    theme: str,
    befores: Mapping[str, int],
    nows: Mapping[str, int],
    table: Mapping[tuple[str | None, str | None], int],
) -> Went:
    people = befores[theme]
    parts = [
        (to, n)
        for (one, to), n in table.items()
        if one == theme and to is not None and n >= PART_AT_LEAST * people
    ]
    to = tuple(sorted(parts, key=lambda part: (-part[1], part[0])))
    if not to:
        return Went(theme, people, Became.GONE, (), 0.0)
    overlap = _jaccard(theme, to[0][0], befores, nows, table)
    if overlap >= SAME_AT_LEAST:
        became = Became.SAME
    elif to[0][1] >= people / 2:
        became = Became.JOINED
    else:
        became = Became.SPLIT
    return Went(theme, people, became, to, overlap)


def _jaccard(
    one: str,
    other: str,
    befores: Mapping[str, int],
    nows: Mapping[str, int],
    table: Mapping[tuple[str | None, str | None], int],
) -> float:
    both = table.get((one, other), 0)
    return both / (befores[one] + nows[other] - both)


def adjusted_rand(table: Mapping[tuple[str | None, str | None], int]) -> float | None:
    """The adjusted Rand index of a table; what stands in no theme is a theme of its own, too."""

    def pairs(number: int) -> float:
        return number * (number - 1) / 2

    rows, columns = Counter[str | None](), Counter[str | None]()
    for (one, other), number in table.items():
        rows[one] += number
        columns[other] += number
    total = pairs(sum(rows.values()))
    together = sum(pairs(number) for number in table.values())
    of_rows, of_columns = (sum(pairs(number) for number in side.values()) for side in (rows, columns))
    if not total:
        return None
    expected, most = of_rows * of_columns / total, (of_rows + of_columns) / 2
    return None if most == expected else (together - expected) / (most - expected)


def say(comparison: Comparison) -> str:
    """What a comparison shows, in one sentence or two."""
    kinds = Counter(each.became for each in comparison.went)
    parts = [f"{kinds[kind]} {text}" for kind, text in _IN_WORDS if kinds[kind]]
    said = (
        f"Of {len(comparison.went)} themes before, {', '.join(parts)}."
        if parts
        else "There was no theme before."
    )
    if comparison.new:
        said += f" {len(comparison.new)} of now hold mostly what stood together nowhere before."
    return said


_IN_WORDS = (
    (Became.SAME, "stayed"),
    (Became.JOINED, "went into another"),
    (Became.SPLIT, "were split"),
    (Became.GONE, "are gone"),
)
