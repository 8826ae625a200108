"""Which quarters and years are shown: only those that are over, so that no look tells of one day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from speakopenly.hear.speaking.answers import quarter_of

DAYS_UNTIL_SETTLED: Final = 31
"""After these every first reply is due (20 working days), and nothing is added to the quarter any more.

A number that moved from day to day would tell what the one report of that day says.
"""
MOST_QUARTERS: Final = 12
APRIL: Final = 4


def first_day(quarter: str) -> date:
    """The first day of a quarter such as "2026-Q3"."""
    year, number = quarter.split("-Q")
    return date(int(year), 3 * int(number) - 2, 1)


def after(quarter: str) -> str:
    """The quarter after this one."""
    return quarter_of(first_day(quarter) + timedelta(days=95))


def before(quarter: str) -> str:
    """The quarter before this one."""
    return quarter_of(first_day(quarter) - timedelta(days=1))


def last_settled(today: date) -> str:
    """The newest quarter that may be shown."""
    return before(quarter_of(today - timedelta(days=DAYS_UNTIL_SETTLED)))


def quarters_shown(known: Iterable[str], today: date) -> list[str]:
    """From the first quarter of which something is known to the newest settled one; twelve at most."""
    last = last_settled(today)
    shown = [last]
    first = min((each for each in known if each <= last), default=last)
    while shown[0] > first and len(shown) < MOST_QUARTERS:
        shown.insert(0, before(shown[0]))
    return shown


def in_words(quarter: str) -> str:
    """As a page and a table have it: "2026 Q3"."""
    return quarter.replace("-", " ")


def year_of(day: date) -> str:
    """The year from April to March in which a day lies: "2025-26"."""
    start = day.year if day.month >= APRIL else day.year - 1
    return f"{start}-{(start + 1) % 100:02}"


def quarters_of_year(year: str) -> list[str]:
    """The four quarters of a year from April on."""
    start = int(year.split("-")[0])
    return [f"{start}-Q2", f"{start}-Q3", f"{start}-Q4", f"{start + 1}-Q1"]


def days_of_year(year: str) -> tuple[date, date]:
    """Its first and last day."""
    start = int(year.split("-")[0])
    return date(start, APRIL, 1), date(start + 1, 3, 31)


def years_between(first: date, last: date) -> list[str]:
    """Every year from one day to another, the oldest first."""
    years = range(int(year_of(first)[:4]), int(year_of(last)[:4]) + 1)
    return [year_of(date(each, APRIL, 1)) for each in years]
