"""The one shape in which every official figure is kept, whatever file it came from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

import polars as pl

from speakopenly.understand.pressures.symbols import Status, read_cell

OPEN_LICENCE: Final = "Open Government Licence v3.0"

SCHEMA: Final = pl.Schema(
    {
        "series": pl.String,
        "nation": pl.String,
        "area": pl.String,
        "area_name": pl.String,
        "period": pl.String,
        "year": pl.Int32,
        "value": pl.Float64,
        "status": pl.String,
        "symbol": pl.String,
        "breakdown": pl.String,
        "unit": pl.String,
        "denominator": pl.String,
        "release": pl.String,
        "release_year": pl.Int32,
        "publisher": pl.String,
        "licence": pl.String,
        "file": pl.String,
        "row": pl.Int32,
    }
)
"""``year`` is that in which a period ends; ``value`` is null exactly where ``status`` is not published."""


@dataclass(frozen=True, slots=True)
class Area:
    """A nation, a region or an authority; ``code`` is the three-digit one for an English authority."""

    code: str
    name: str
    nation: str
    level: str
    region: str = ""


@dataclass(frozen=True, slots=True)
class Release:
    """Which publication a file belongs to; ``year`` sets releases of one figure in order."""

    name: str
    year: int
    publisher: str
    licence: str = OPEN_LICENCE


@dataclass(frozen=True, slots=True)
class Period:
    """A year as printed, and the year in which it ends."""

    label: str
    year: int


@dataclass(frozen=True, slots=True)
class Left:
    """A row that could not be kept, and why."""

    row: int
    reason: str


@dataclass(slots=True)
class Gathered:
    """What one file gave: figures, the rows they came from, and the rows left out with their reasons."""

    family: str
    release: Release
    file: str
    open_data: bool = False
    rows_in: int = 0
    figures: list[tuple[Any, ...]] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def kept(self) -> int:
        """How many rows were kept: with those left out they are all rows there were."""
        return self.rows_in - len(self.left)

    def leave(self, row: int, reason: str) -> None:
        """Note a row that is not kept."""
        self.left.append(Left(row, reason))

    def add(
        self,
        series: str,
        area: Area,
        period: Period,
        cell: str | None,
        *,
        row: int,
        unit: str,
        breakdown: str = "",
        denominator: str = "",
        scale: float = 1,
    ) -> None:
        """Keep one cell as a figure, or as the sign it holds."""
        value, status = read_cell(cell, open_data=self.open_data)
        self.figures.append(
            (
                series,
                area.nation,
                area.code,
                area.name,
                period.label,
                period.year,
                None if value is None else value * scale,
                str(status),
                "" if status is Status.PUBLISHED else (cell or "").strip(),
                breakdown,
                unit,
                denominator,
                self.release.name,
                self.release.year,
                self.release.publisher,
                self.release.licence,
                self.file,
                row,
            )
        )

    def frame(self) -> pl.DataFrame:
        """All figures as a table."""
        return pl.DataFrame(self.figures, schema=SCHEMA, orient="row")
