"""Series for tests, from nothing but their values."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from speakopenly.check.outcomes.reading import read_series
from speakopenly.check.outcomes.series import Point, Series, When
from speakopenly.core.tables import read_table


def series_of(values: Sequence[float], *, name: str = "") -> Series:
    """A series whose points stand at 1, 2, 3 ..."""
    return Series(
        name, tuple(Point(When(at, str(at)), float(value)) for at, value in enumerate(values, start=1))
    )


def series_in(path: Path, *, value: str, when: str) -> Series:
    """The one series of a table."""
    return read_series(read_table(path), value=value, when=when)[0]


def write_table(path: Path, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> Path:
    """A CSV file with these rows."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([columns, *rows])
    return path
