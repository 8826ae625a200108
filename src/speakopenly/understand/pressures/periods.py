"""Years as publishers write them: 2017, 2016-17, 201617, 1617, "ye2017", "31 March 2017"."""

from __future__ import annotations

import re
from typing import Final

from speakopenly.understand.pressures.records import Period

_FINANCIAL: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[-/–_]\s*((?:20)?\d\d)(?!\d)")
_YEAR_ENDING: Final = re.compile(r"(?:ye|year ending)[ _]*(?:31 march )?((?:19|20)\d\d)(?!\d)", re.IGNORECASE)
_SHORT: Final = re.compile(r"(?<!\d)(\d\d)(\d\d)(?!\d)")
_PLAIN: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


def financial_year(ending: int) -> Period:
    """The financial year that ends in March of this year."""
    return Period(f"{ending - 1}-{ending % 100:02d}", ending)


def calendar_year(year: int) -> Period:
    """A year, or a day in it such as 31 March."""
    return Period(str(year), year)


def read_period(text: str) -> Period | None:
    """A period that fills a cell; None where it is none. 201617 and 2016-17 end in 2017."""
    said = text.strip().removesuffix(".0")
    if re.fullmatch(r"(?:19|20)\d\d", said):
        return calendar_year(int(said))
    if found := re.fullmatch(r"((?:19|20)\d\d)[-/–]?(\d\d|(?:20)\d\d)", said):
        return _if_next(int(found[1]), int(found[2]) % 100)
    return None


def find_financial_year(*texts: str) -> Period | None:
    """The financial year named first in titles, sheet names or file names, surest way of writing first."""
    for text in texts:
        for found in _FINANCIAL.finditer(text):
            if period := _if_next(int(found[1]), int(found[2]) % 100):
                return period
    for text in texts:
        if said := _YEAR_ENDING.search(text):
            return financial_year(int(said[1]))
    for text in texts:
        for found in _SHORT.finditer(text):
            if period := _if_next(2000 + int(found[1]), int(found[2])):
                return period
    return None


def find_years(text: str) -> list[int]:
    """All plain years a text names."""
    return [int(year) for year in _PLAIN.findall(text.replace("_", " "))]


def split_dated(column: str) -> tuple[str, int | None]:
    """A column without its date, and the year in which that ends: CPPAt310317 is CPPAt and 2017."""
    if found := re.search(r"3103(\d\d)(?!\d)", column):
        return column[: found.start()] + column[found.end() :], 2000 + int(found[1])
    if found := _PLAIN.search(column):
        return column[: found.start()] + column[found.end() :], int(found[1])
    for short in _SHORT.finditer(column):
        if period := _if_next(2000 + int(short[1]), int(short[2])):
            return column[: short.start()] + column[short.end() :], period.year
    return column, None


def _if_next(start: int, end: int) -> Period | None:
    return financial_year(start + 1) if (start + 1) % 100 == end else None
