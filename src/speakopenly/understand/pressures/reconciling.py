"""Do authorities' returns add up to the nation's figure? Where not, the difference is said, not hidden."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import polars as pl

from speakopenly.understand.pressures.loaders.spending import PURPOSES
from speakopenly.understand.pressures.store import Store, is_published

_ROUNDING: Final = 10_000.0
"""The national file is in millions with two decimals: half of its last place, twice over."""


@dataclass(frozen=True, slots=True)
class Reconciled:
    """One purpose in one year: the sum of authorities, the nation's figure, and whether they agree."""

    series: str
    period: str
    authorities: int
    summed: float
    national: float
    release_of_sum: str
    release_of_nation: str

    @property
    def difference(self) -> float:
        """The nation's figure less the sum, in pounds."""
        return self.national - self.summed

    @property
    def agrees(self) -> bool:
        """Whether they differ by no more than rounding."""
        return abs(self.difference) <= _ROUNDING

    @property
    def sentence(self) -> str:
        """The comparison in words."""
        purpose, summed = self.series.replace("_", " "), f"£{self.summed / 1e6:,.2f} million"
        head = f"{purpose}, {self.period}: {self.authorities} authorities sum to {summed}"
        if self.agrees:
            return f"{head}, which is the national figure."
        return (
            f"{head}; the national figure is £{self.national / 1e6:,.2f} million"
            f" ({self.difference / 1e6:+,.2f} million: {self.release_of_nation} against"
            f" {self.release_of_sum})."
        )


def reconcile(store: Store) -> tuple[Reconciled, ...]:
    """Every purpose and year for which both are in the store, by series and year."""
    series = tuple(dict.fromkeys(name for _, name in PURPOSES))
    frame = store.figures(*series).filter(is_published() & (pl.col("nation") == "E"))
    nation = frame.filter((pl.col("area") == "england") & ~pl.col("release").str.starts_with("Sum of"))
    single = frame.filter(pl.col("area").str.len_chars() == 3).unique(
        ["series", "area", "year"], keep="last", maintain_order=True
    )
    summed = single.group_by("series", "year").agg(
        pl.col("value").sum(),
        pl.len().alias("authorities"),
        pl.col("release").first(),
        pl.col("period").first(),
    )
    whole = nation.unique(["series", "year"], keep="last", maintain_order=True)
    both = summed.join(whole, on=["series", "year"], suffix="_nation").sort("series", "year")
    return tuple(
        Reconciled(
            row["series"],
            row["period"],
            row["authorities"],
            row["value"],
            row["value_nation"],
            row["release"],
            row["release_nation"],
        )
        for row in both.iter_rows(named=True)
    )
