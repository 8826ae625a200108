"""What is shown of one area: points of indicators over the years, in three panels that stand together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from speakopenly.understand.pressures.indicators import Indicator, Strand
from speakopenly.understand.pressures.measuring import Change
from speakopenly.understand.pressures.records import Area
from speakopenly.understand.pressures.store import Published

NOT_ASKED: Final = "We have not asked. Two pressures without the third can mislead."
DEFLATOR_NAME: Final = "CPIH all items (ONS L522), mean of the financial year"


@dataclass(frozen=True, slots=True)
class Point:
    """One year of one indicator.

    Without a value, ``status`` says why; ``earlier`` are other releases' values.
    """

    year: int
    period: str
    value: float | None
    low: float | None
    high: float | None
    status: str
    count: float | None
    release: str
    publisher: str
    cash: float | None = None
    earlier: tuple[Published, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator over the years, its breaks that fall within them, and its change from first to last."""

    indicator: Indicator
    points: tuple[Point, ...]
    change: Change | None
    unit: str

    @property
    def known(self) -> tuple[Point, ...]:
        """The points that have a value."""
        return tuple(point for point in self.points if point.value is not None)


@dataclass(frozen=True, slots=True)
class Panel:
    """One strand: its lines, or why there is nothing."""

    strand: Strand
    lines: tuple[Line, ...]
    nothing_because: str | None = None


@dataclass(frozen=True, slots=True)
class Triple:
    """The three pressures of one area, always all three."""

    area: Area
    demand: Panel
    resources: Panel
    culture: Panel
    price_year: str | None
    cautions: tuple[str, ...] = ()

    @property
    def panels(self) -> tuple[Panel, Panel, Panel]:
        """The three, in order."""
        return self.demand, self.resources, self.culture
