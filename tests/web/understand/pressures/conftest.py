"""A store with the shipped series and, of a few authorities, two years of children looked after; all invented."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from speakopenly.understand.pressures import Store, find_area
from speakopenly.understand.pressures.records import Gathered, Period, Release
from speakopenly.understand.pressures.store import FOLDER

AUTHORITIES = {
    "351": ("410", "72"),
    "352": ("980", "84"),
    "353": ("300", "60"),
    "354": ("90", "55"),
    "355": ("c", "c"),
}


@pytest.fixture(scope="session")
def home_with_figures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    made = Gathered(
        "invented", Release("Invented release, 2024", 2024, "Northmoor Statistics"), "invented.csv"
    )
    for year, more in (("2023", "0"), ("2024", "5")):
        period = Period(year, int(year))
        for row, (code, (number, rate)) in enumerate(AUTHORITIES.items(), start=2):
            area = find_area(code)
            made.add("looked_after", area, period, number.replace("0", more), row=row, unit="children")
            made.add("looked_after_rate", area, period, rate, row=row, unit="per 10,000 children")
            made.add(
                "children", area, Period(str(int(year) - 1), int(year) - 1), "57000", row=row, unit="children"
            )
    Store(home / FOLDER).put("0" * 16, made.frame())
    return home


@pytest.fixture(autouse=True)
def here(home_with_figures: Path, settings: Any) -> None:
    settings.HOME = home_with_figures
