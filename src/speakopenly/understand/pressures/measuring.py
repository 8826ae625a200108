"""Rates with their ranges, change with its range, and cash in the prices of another year."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from speakopenly.core.ranges import EXACT_UNDER, Z, byar_ends, exact_ends

PER: Final = 10_000


@dataclass(frozen=True, slots=True)
class Range:
    """A value with the two ends of its 95% range and the method that found them."""

    value: float
    low: float
    high: float
    method: str


@dataclass(frozen=True, slots=True)
class Change:
    """Later over earlier; ``low`` and ``high`` are None where nothing was sampled or counted (money)."""

    ratio: float
    low: float | None
    high: float | None

    @property
    def way(self) -> int:
        """1 for more, -1 for less, 0 where the range includes no change."""
        low, high = (
            (self.ratio, self.ratio) if self.low is None or self.high is None else (self.low, self.high)
        )
        return 1 if low > 1 else -1 if high < 1 else 0

    @property
    def percent(self) -> float:
        """The change in percent."""
        return 100 * (self.ratio - 1)


def rate(events: float, children: float) -> Range:
    """Events for each 10,000 children.

    Byar's range (Breslow and Day 1987), exact (Garwood 1936) under ten events.
    """
    if events < 0 or children <= 0:
        raise ValueError("A rate needs events of nought or more and children above nought.")
    scale = PER / children
    method = "exact" if events < EXACT_UNDER else "byar"
    low, high = (exact_ends if method == "exact" else byar_ends)(events)
    return Range(events * scale, low * scale, high * scale, method)


def around(published: float, events: float) -> Range:
    """A published rate with the range that its count of events has."""
    if events <= 0:
        return Range(published, 0.0, published, "none")
    found = rate(events, PER)
    return Range(published, published * found.low / events, published * found.high / events, found.method)


def change_of_counts(earlier: Range, later: Range, before: float, after: float) -> Change | None:
    """Later over earlier with its range on the log scale; None where a count is nought."""
    if min(before, after, earlier.value, later.value) <= 0:
        return None
    ratio = later.value / earlier.value
    reach = Z * math.sqrt(1 / before + 1 / after)
    return Change(ratio, ratio * math.exp(-reach), ratio * math.exp(reach))


def in_prices_of(cash: float, *, year: int, base: int, index: Mapping[int, float]) -> float | None:
    """Cash of one financial year at the prices of another; None where the index lacks a year."""
    if year not in index or base not in index:
        return None
    return cash * index[base] / index[year]
