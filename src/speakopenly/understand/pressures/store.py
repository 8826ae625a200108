"""The store.

One parquet file for each official file loaded, read by polars. A file is there whole or not at all.
"""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

import polars as pl

from speakopenly.core.errors import BadInput
from speakopenly.understand.pressures.records import SCHEMA
from speakopenly.understand.pressures.symbols import Status

FOLDER: Final = "pressures"
SHIPPED: Final = "national.csv"
_OWN_COLUMN: Final = ":"
"""A series named FILE:COLUMN is a publisher's own column; one without a colon is an indicator's."""
_IN_MEMORY: Final[dict[object, pl.DataFrame]] = {}


@dataclass(frozen=True, slots=True)
class Published:
    """One value of one figure as one release gave it."""

    value: float | None
    status: str
    symbol: str
    release: str
    release_year: int
    publisher: str
    file: str
    row: int


def default_folder() -> Path:
    """Where this installation keeps official figures: in SPEAKOPENLY_HOME."""
    return Path(os.environ.get("SPEAKOPENLY_HOME", "var")).resolve() / FOLDER


class Store:
    """All official figures of one installation, the small national series that ships among them."""

    def __init__(self, folder: Path | None = None, *, with_shipped: bool = True) -> None:
        self.folder = folder or default_folder()
        self._with_shipped = with_shipped

    def figures(self, *series: str, area: str | None = None) -> pl.DataFrame:
        """The figures of these series (all without names), oldest release first within a year."""
        if series and not any(_OWN_COLUMN in name for name in series):
            frame = self._indicators().lazy()
        else:
            frame = self._scan()
        if series:
            frame = frame.filter(pl.col("series").is_in(series))
        if area:
            frame = frame.filter(pl.col("area") == area)
        order = ("series", "area", "year", "release_year", "release", "file", "row")
        return _collected(frame.sort(*order))

    def published(self, series: str, area: str, year: int) -> tuple[Published, ...]:
        """Every value ever loaded for one figure, one for each release, oldest first."""
        frame = self.figures(series, area=area).filter((pl.col("year") == year) & (pl.col("breakdown") == ""))
        found: dict[tuple[str, float | None], Published] = {}
        for row in frame.iter_rows(named=True):
            one = Published(**{name: row[name] for name in Published.__slots__})
            found.setdefault((one.release, one.value), one)
        return tuple(found.values())

    def put(self, digest: str, frame: pl.DataFrame) -> None:
        """Keep one file's figures; the same file loaded again takes its own place."""
        self.folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=self.folder, suffix=".part")
        os.close(handle)
        try:
            frame.write_parquet(name, compression="zstd")
            Path(name).replace(self.folder / f"{digest[:16]}.parquet")
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise

    def loaded(self) -> pl.DataFrame:
        """Which files are in the store: name, release, publisher and number of figures."""
        groups = ["file", "release", "publisher", "licence"]
        return self._scan().group_by(groups).agg(pl.len().alias("figures")).sort("file", "release").collect()

    def _indicators(self) -> pl.DataFrame:
        """Figures under our own names, kept in memory until a file is added.

        A page asks for them many times.
        """
        kept = sorted(self.folder.glob("*.parquet")) if self.folder.is_dir() else []
        signature = (self._with_shipped, tuple((str(path), path.stat().st_mtime_ns) for path in kept))
        if signature not in _IN_MEMORY:
            _IN_MEMORY.clear()
            own = pl.col("series").str.contains(_OWN_COLUMN, literal=True)
            _IN_MEMORY[signature] = _collected(self._scan().filter(~own))
        return _IN_MEMORY[signature]

    def _scan(self) -> pl.LazyFrame:
        frames = [shipped().lazy()] if self._with_shipped else []
        kept = sorted(self.folder.glob("*.parquet"))
        frames += [pl.scan_parquet(kept)] if kept else []
        return pl.concat(frames) if frames else pl.LazyFrame(schema=SCHEMA)


def _collected(frame: pl.LazyFrame) -> pl.DataFrame:
    """Read the files; a damaged one is only met now. Raises BadInput."""
    try:
        return frame.collect()
    except (OSError, pl.exceptions.PolarsError, pl.exceptions.PanicException):
        raise BadInput("The stored figures cannot be read.", do="Load the official files again.") from None


@cache
def shipped() -> pl.DataFrame:
    """The small national series that comes with the program, each figure with its release."""
    path = files(__package__).joinpath(f"data/{SHIPPED}")
    frame = pl.read_csv(path.read_bytes(), schema_overrides=dict(SCHEMA))
    return frame.select(SCHEMA.names()).with_columns(pl.col(pl.String).fill_null(""))


def is_published() -> pl.Expr:
    """Whether a figure is a number and no sign."""
    return pl.col("status") == str(Status.PUBLISHED)
