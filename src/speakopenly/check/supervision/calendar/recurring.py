"""The days of an entry that repeats: by day, week or month, as diaries write it (RFC 5545, 3.3.10).

What is read: FREQ, INTERVAL, COUNT, UNTIL, BYDAY, BYMONTHDAY, BYSETPOS and WKST. Anything else is refused,
because a count that leaves meetings out unseen would be wrong.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from speakopenly.check.supervision.calendar.reading import read_moment
from speakopenly.core.errors import BadInput

_DAYS: Final = {name: number for number, name in enumerate(("MO", "TU", "WE", "TH", "FR", "SA", "SU"))}
_BY_DAY: Final = re.compile(r"([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)")
_READ: Final = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYSETPOS", "WKST"}
_MOST: Final = 10_000
_OTHERWISE: Final = "Leave it out of the file, or write its meetings down one by one."


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as it was read; ``by_day`` holds (which one of the month, or None; day of the week)."""

    every: str
    interval: int
    count: int | None
    until: date | None
    by_day: tuple[tuple[int | None, int], ...]
    by_month_day: tuple[int, ...]
    by_place: tuple[int, ...]
    week_begins: int


def read_rule(text: str, row: int) -> Rule:
    """The rule of an entry. Raises BadInput where it says something that is not read here."""
    parts = dict(each.partition("=")[::2] for each in text.upper().split(";") if each)
    every = parts.get("FREQ", "")
    if parts.keys() - _READ or every not in {"DAILY", "WEEKLY", "MONTHLY"}:
        raise _not_read(row)
    by_day = tuple(_day(each, row) for each in parts.get("BYDAY", "").split(",") if each)
    if every != "MONTHLY" and (
        any(which for which, _ in by_day) or "BYMONTHDAY" in parts or "BYSETPOS" in parts
    ):
        raise _not_read(row)
    counts = _numbers(parts.get("COUNT", ""), 1, _MOST, row)
    return Rule(
        every=every,
        interval=(_numbers(parts.get("INTERVAL", "1"), 1, _MOST, row) or (1,))[0],
        count=counts[0] if counts else None,
        until=read_moment(parts["UNTIL"], row).date() if "UNTIL" in parts else None,
        by_day=by_day,
        by_month_day=_numbers(parts.get("BYMONTHDAY", ""), -31, 31, row),
        by_place=_numbers(parts.get("BYSETPOS", ""), -31, 31, row),
        week_begins=_day(parts.get("WKST", "MO"), row)[1],
    )


def days_of(rule: Rule, first: date, last: date) -> Iterator[date]:
    """The days on which it falls, from its first to ``last``."""
    last = min(last, rule.until) if rule.until else last
    made = 0
    for day in _candidates(rule, first, last):
        if day > last or made == rule.count:
            return
        if day >= first:
            made += 1
            yield day


def _candidates(rule: Rule, first: date, last: date) -> Iterator[date]:
    if rule.every == "DAILY":
        return _daily(rule, first, last)
    return _weekly(rule, first, last) if rule.every == "WEEKLY" else _monthly(rule, first, last)


def _daily(rule: Rule, first: date, last: date) -> Iterator[date]:
    wanted = {day for _, day in rule.by_day} or set(_DAYS.values())
    for days in range(0, (last - first).days + 1, rule.interval):
        day = first + timedelta(days=days)
        if day.weekday() in wanted:
            yield day


def _weekly(rule: Rule, first: date, last: date) -> Iterator[date]:
    week = first - timedelta(days=(first.weekday() - rule.week_begins) % 7)
    wanted = {day for _, day in rule.by_day} or {first.weekday()}
    after = sorted((day - rule.week_begins) % 7 for day in wanted)
    for days in range(0, (last - week).days + 1, 7 * rule.interval):
        yield from (week + timedelta(days=days + each) for each in after)


def _monthly(rule: Rule, first: date, last: date) -> Iterator[date]:
    begin = first.year * 12 + first.month - 1
    for month in range(begin, last.year * 12 + last.month, rule.interval):
        yield from _days_of_month(rule, first, month // 12, month % 12 + 1)


def _days_of_month(rule: Rule, first: date, year: int, month: int) -> list[date]:
    length = calendar.monthrange(year, month)[1]
    days = set(range(1, length + 1))
    if rule.by_month_day:
        days &= {day if day > 0 else length + 1 + day for day in rule.by_month_day}
    if rule.by_day:
        days &= {day for which, name in rule.by_day for day in _weekdays(year, month, length, which, name)}
    if not rule.by_month_day and not rule.by_day:
        days &= {first.day}
    found = [date(year, month, day) for day in sorted(days)]
    if not rule.by_place:
        return found
    places = {each - 1 if each > 0 else len(found) + each for each in rule.by_place}
    return [day for place, day in enumerate(found) if place in places]


def _weekdays(year: int, month: int, length: int, which: int | None, name: int) -> list[int]:
    first = 1 + (name - date(year, month, 1).weekday()) % 7
    days = list(range(first, length + 1, 7))
    if which is None:
        return days
    place = which - 1 if which > 0 else len(days) + which
    return [days[place]] if 0 <= place < len(days) else []


def _day(text: str, row: int) -> tuple[int | None, int]:
    found = _BY_DAY.fullmatch(text)
    if found is None:
        raise _not_read(row)
    return (int(found[1]) if found[1] else None), _DAYS[found[2]]


def _numbers(text: str, least: int, most: int, row: int) -> tuple[int, ...]:
    if not text:
        return ()
    pieces = text.split(",")
    if not all(re.fullmatch(r"[+-]?[0-9]{1,5}", each) for each in pieces):
        raise _not_read(row)
    numbers = tuple(int(each) for each in pieces)
    if any(not least <= each <= most or each == 0 for each in numbers):
        raise _not_read(row)
    return numbers


def _not_read(row: int) -> BadInput:
    return BadInput("A meeting repeats in a way we do not read.", do=_OTHERWISE, row=row)
