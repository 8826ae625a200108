"""When an issue is of: a season, never a month, so that no date narrows down when something happened."""

from __future__ import annotations

from datetime import date
from enum import StrEnum


class Season(StrEnum):
    """A quarter of a year as the weather counts it: spring begins with March."""

    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"
    WINTER = "winter"


def season_of(day: date) -> tuple[Season, int]:
    """The season a day lies in, and the year in which that season began: January is of the winter before."""
    seasons = (Season.WINTER, Season.SPRING, Season.SUMMER, Season.AUTUMN)
    return seasons[day.month % 12 // 3], day.year - (day.month < 3)
