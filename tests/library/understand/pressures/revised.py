"""Two invented releases of the same figures of one authority; the newer one says otherwise."""

from __future__ import annotations

from typing import Final

from speakopenly.understand.pressures import Store, find_area
from speakopenly.understand.pressures.records import Gathered, Period, Release

OLDER: Final = Release("Invented release, 2024", 2024, "Northmoor Statistics")
NEWER: Final = Release("Invented release, 2025", 2025, "Northmoor Statistics")
CHILDREN: Final = 57_000


def load(store: Store, release: Release, number: str, *, area: str = "351", year: int = 2024) -> None:
    """One release with the number and rate of one year, and of the year before, which is never revised."""
    made = Gathered("invented", release, f"{release.year}.csv")
    place = find_area(area)
    for row, (when, count) in enumerate(((year - 1, "400"), (year, number)), start=2):
        rate = f"{int(count) / CHILDREN * 10_000:.1f}"
        period = Period(str(when), when)
        made.add("looked_after", place, period, count, row=row, unit="children")
        made.add("looked_after_rate", place, period, rate, row=row, unit="per 10,000 children")
    store.put(f"{release.year:016d}", made.frame())
