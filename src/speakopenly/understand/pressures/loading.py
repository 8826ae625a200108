"""From an official file to the store: recognise it, read it, count its rows, keep it whole or not at all."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from speakopenly.core.errors import BadInput
from speakopenly.understand.pressures.grids import Grid, open_grid
from speakopenly.understand.pressures.headers import NearMiss
from speakopenly.understand.pressures.loaders import LOADERS, Loader, Match
from speakopenly.understand.pressures.loaders.without_figures import why_no_figures, why_no_measure
from speakopenly.understand.pressures.periods import find_financial_year, read_period
from speakopenly.understand.pressures.records import Gathered, Period
from speakopenly.understand.pressures.store import Store


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of one file: its family and release, rows in = kept + rejected, and how many figures."""

    file: str
    family: str
    release: str
    rows_in: int
    kept: int
    rejected: int
    reasons: Mapping[str, int]
    figures: int
    notes: tuple[str, ...]
    nothing_because: str | None = None


def load_file(
    path: Path, store: Store, *, mapping: Mapping[str, str] | None = None, period: str | None = None
) -> Loaded:
    """Read one official file into the store.

    Returns what became of it; a file of guidance has ``nothing_because``. Raises BadInput for a file that no
    loader knows, with the nearest column where one is missing; then nothing of it is kept.
    """
    if not path.is_file():
        raise BadInput("There is no such file.", do="Check its name.", file=path.name)
    if reason := why_no_figures(path):
        return _nothing(path, reason)
    grid = open_grid(path, mapping or {})
    if reason := why_no_measure(grid):
        return _nothing(path, reason)
    loader, match = _recognise(grid)
    gathered = loader.load(match, _period(period))
    if not gathered.figures:
        raise BadInput(
            f"was recognised as {loader.family}, but no row names a place and year we know.",
            do="Check that it is the whole file.",
            file=path.name,
        )
    store.put(hashlib.sha256(path.read_bytes()).hexdigest(), gathered.frame())
    return _told(gathered)


def _recognise(grid: Grid) -> tuple[Loader, Match]:
    near: NearMiss | None = None
    for loader in LOADERS:
        found = loader.recognise(grid)
        if isinstance(found, Match):
            return loader, found
        if found and (near is None or found.share > near.share):
            near = found
    if near:
        raise near.refusal(grid.name)
    raise BadInput(
        "is no official table we know.",
        do="See “Load official figures” in the manual for the tables that are read.",
        file=grid.name,
    )


def _period(said: str | None) -> Period | None:
    if said is None:
        return None
    found = read_period(said) or find_financial_year(said)
    if found is None:
        raise BadInput("The period is no year.", do="Write --period 2016-17 or --period 2017.")
    return found


def _told(gathered: Gathered) -> Loaded:
    reasons = Counter(left.reason for left in gathered.left)
    return Loaded(
        gathered.file,
        gathered.family,
        gathered.release.name,
        gathered.rows_in,
        gathered.kept,
        len(gathered.left),
        dict(reasons),
        len(gathered.figures),
        tuple(dict.fromkeys(gathered.notes)),
    )


def _nothing(path: Path, reason: str) -> Loaded:
    return Loaded(path.name, "no figures", "", 0, 0, 0, {}, 0, (), reason)
