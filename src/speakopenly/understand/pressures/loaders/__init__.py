"""One module for each family of official files.

A file is tried in this order; the first that knows it reads it.
"""

from __future__ import annotations

from typing import Final

from speakopenly.understand.pressures.loaders import (
    deflators,
    deprivation,
    ees,
    national,
    neighbours,
    nomis,
    ro3,
    section251,
    statswales,
    tables_by_area,
    wide,
)
from speakopenly.understand.pressures.loaders.matching import Loader, Match

LOADERS: Final[tuple[Loader, ...]] = (
    ees.LOADER,
    section251.LOADER,
    ro3.LOADER,
    neighbours.LOADER,
    wide.SSDA903_LOADER,
    wide.IN_NEED_LOADER,
    nomis.LOADER,
    deflators.CPIH_LOADER,
    deflators.GDP_LOADER,
    national.LOADER,
    statswales.TIDY_LOADER,
    statswales.LOADER,
    deprivation.LOADER,
    tables_by_area.LOADER,
)

__all__ = ["LOADERS", "Loader", "Match"]
