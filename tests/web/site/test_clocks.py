"""Clocks of the law: worked examples, an independent calendar, and what must hold of every day."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as some

from speakopenly.web.site.register import clocks

KNOWN_DAYS = some.dates(date(2026, 1, 1), date(2028, 6, 30))


@pytest.mark.parametrize(
    ("began", "nation", "more", "waited", "due"),
    [
        ("2026-03-03", "england", False, 0, "2026-04-07"),  # the 3rd is Good Friday, the 6th Easter Monday
        ("2026-03-03", "scotland", False, 0, "2026-04-06"),  # Easter Monday is none in Scotland
        ("2027-01-31", "england", False, 0, "2027-03-01"),  # 28 February is a Sunday
        ("2028-01-31", "england", False, 0, "2028-02-29"),  # the shorter month's last day
        ("2026-09-03", "wales", False, 0, "2026-10-05"),  # 3 October is a Saturday
        ("2026-09-03", "", True, 0, "2026-12-03"),
        ("2026-11-25", "northern_ireland", False, 0, "2026-12-29"),
        ("2026-09-01", "england", False, 5, "2026-10-06"),
    ],
)
def test_a_month_from_the_day_it_came(began: str, nation: str, more: bool, waited: int, due: str) -> None:
    found = clocks.rights_due(date.fromisoformat(began), nation=nation, is_extended=more, days_waited=waited)

    assert found == clocks.Due(date.fromisoformat(due), True)


@pytest.mark.parametrize(
    ("came", "nation", "more", "due"),
    [
        ("2026-09-01", "england", False, "2026-09-29"),
        ("2026-07-01", "england", False, "2026-07-30"),  # a holiday of Northern Ireland counts for England
        ("2026-07-01", "scotland", False, "2026-07-29"),  # and not for Scotland
        ("2026-06-01", "wales", False, "2026-06-30"),  # so does the Scottish day of 15 June 2026
        ("2026-12-19", "england", False, "2027-01-21"),  # on a Saturday: counting begins on Monday
        ("2026-09-01", "england", True, "2026-10-27"),
    ],
)
def test_twenty_working_days_after_it_came(came: str, nation: str, more: bool, due: str) -> None:
    found = clocks.information_due(date.fromisoformat(came), nation=nation, is_extended=more)

    assert found == clocks.Due(date.fromisoformat(due), True)


def test_seventy_two_hours_count_nights_weekends_and_the_hour_that_clocks_go_back() -> None:
    aware = datetime(2026, 10, 23, 16, 30, tzinfo=ZoneInfo("Europe/London"))

    assert timezone.localtime(clocks.breach_due(aware)).hour == 15


def test_beyond_the_table_the_answer_says_that_it_is_not_sure() -> None:
    assert not clocks.rights_due(date(2028, 12, 20), nation="england").is_sure
    assert not clocks.information_due(date(2028, 12, 20), nation="england").is_sure


@settings(max_examples=60, deadline=None)
@given(KNOWN_DAYS, some.sampled_from(["england", "wales", "scotland", "northern_ireland"]), some.booleans())
def test_no_clock_ends_on_a_day_that_is_none_or_before_its_time(day: date, nation: str, more: bool) -> None:
    rights = clocks.rights_due(day, nation=nation, is_extended=more).day
    told = clocks.information_due(day, nation=nation, is_extended=more).day

    assert clocks.months_after(day, 3 if more else 1) <= rights
    assert rights - clocks.months_after(day, 3 if more else 1) <= timedelta(days=6)
    assert not {rights.weekday(), told.weekday()} & {5, 6}
    assert told - day >= timedelta(days=54 if more else 26)


@settings(max_examples=60, deadline=None)
@given(KNOWN_DAYS, KNOWN_DAYS)
def test_what_came_later_is_never_due_earlier(one: date, other: date) -> None:
    earlier, later = sorted((one, other))

    assert clocks.rights_due(earlier, nation="wales").day <= clocks.rights_due(later, nation="wales").day
    assert (
        clocks.information_due(earlier, nation="wales").day
        <= clocks.information_due(later, nation="wales").day
    )


def test_the_table_of_bank_holidays_agrees_with_the_schedule_of_the_act() -> None:
    """Worked out here another way: Easter by the rule of the calendar, Mondays by their place in the month."""
    for year in (2026, 2027, 2028):
        easter = _easter(year)
        good_friday, may = easter - timedelta(days=2), _monday(year, 5, first=True)
        both = {good_friday, may, _monday(year, 5, first=False)}
        for nation in ("england", "scotland", "northern_ireland"):
            found = {day for day in clocks.bank_holidays(nation) if day.year == year}
            own = {
                "england": {easter + timedelta(days=1), _monday(year, 8, first=False)},
                "scotland": {_monday(year, 8, first=True), date(year, 11, 30)},
                "northern_ireland": {easter + timedelta(days=1), _monday(year, 8, first=False)},
            }[nation]
            assert both | own <= found
            assert {day for day in found if day.month not in (1, 12)} - both - own <= {
                date(2026, 6, 15),
                date(year, 3, 17),
                date(2026, 7, 13),
                date(2027, 7, 12),
                date(2028, 7, 12),
            }
            assert sum(day.month == 12 and day.weekday() < 5 for day in found) == 2


def _easter(year: int) -> date:
    """The anonymous Gregorian computus (Meeus, Astronomical Algorithms, 1991)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    ell = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * ell) // 433
    month = (h + ell - 7 * m + 90) // 25
    return date(year, month, (h + ell - 7 * m + 33 * month + 19) % 32)


def _monday(year: int, month: int, *, first: bool) -> date:
    days = [date(year, month, day) for day in range(1, 32) if date(year, month, day).weekday() == 0]
    return days[0] if first else days[-1]
