"""Who is told, and when: a clock that is only given, a rota, and both kinds of plan."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from speakopenly.core.errors import BadInput
from speakopenly.hear.alerting import Place, Plan, ReadingHours, Told, Waiting, order_for, what_to_do

LONDON = ZoneInfo("Europe/London")
WEEKDAYS = ReadingHours(0, 4, time(9), time(17))
ROUND_THE_CLOCK = Plan(4)
OF_READING_HOURS = Plan(4, WEEKDAYS)
ROTA = (Place("first"), Place("deputy"), Place("third"))


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A time in the first week of March 2026, which begins with Monday the second."""
    return datetime(2026, 3, day, hour, minute, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("plan", "since", "by"),
    [
        (ROUND_THE_CLOCK, at(2, 23, 40), at(3, 3, 40)),
        (OF_READING_HOURS, at(2, 23, 40), at(3, 13)),
        (OF_READING_HOURS, at(2, 10), at(2, 14)),
        (OF_READING_HOURS, at(2, 15), at(3, 11)),
        (OF_READING_HOURS, at(6, 16), at(9, 12)),
        (OF_READING_HOURS, at(7, 12), at(9, 13)),
        (Plan(20, WEEKDAYS), at(2, 9), at(4, 13)),
        (Plan(2, ReadingHours(5, 0, time(10), time(12))), at(6, 9), at(7, 12)),
    ],
)
def test_the_stated_hours_are_over(plan: Plan, since: datetime, by: datetime) -> None:
    assert plan.open_by(since) == by


def test_the_night_when_the_clocks_go_back_is_no_longer_than_the_plan_says() -> None:
    told = datetime(2026, 10, 25, 0, 30, tzinfo=LONDON)

    assert ROUND_THE_CLOCK.open_by(told) == datetime(2026, 10, 25, 3, 30, tzinfo=LONDON)
    assert due(Waiting("flag", 1, since=told), datetime(2026, 10, 25, 3, 30, tzinfo=LONDON)).people


@pytest.mark.parametrize("hours", [0, -1, 73])
def test_a_plan_is_between_an_hour_and_three_days(hours: int) -> None:
    with pytest.raises(BadInput):
        Plan(hours)


def test_reading_hours_end_after_they_begin() -> None:
    with pytest.raises(BadInput):
        ReadingHours(0, 4, time(17), time(9))


def test_who_covers_the_day_comes_first_and_nobody_is_left_out() -> None:
    rota = (Place("weekdays", frozenset(range(5))), Place("weekend", frozenset({5, 6})), Place("always"))

    assert order_for(rota, 0) == ("weekdays", "always", "weekend")
    assert order_for(rota, 6) == ("weekend", "always", "weekdays")


def due(each: Waiting, now: datetime, plan: Plan = ROUND_THE_CLOCK, **last: datetime) -> Told:
    return what_to_do(plan, ROTA, [each], now=now, last_told=last)


def test_the_first_person_is_told_at_once_also_at_night() -> None:
    for plan in (ROUND_THE_CLOCK, OF_READING_HOURS):
        assert due(Waiting("flag", 0), at(2, 23, 40), plan).people == {"first": ("flag",)}


def test_before_the_hours_are_over_nobody_else_is_troubled() -> None:
    assert due(Waiting("flag", 1, since=at(2, 23, 40)), at(3, 3, 39)) == Told()


def test_after_the_hours_the_deputy_is_told_and_then_the_next() -> None:
    assert due(Waiting("flag", 1, since=at(2, 23, 40)), at(3, 3, 40)).people == {"deputy": ("flag",)}
    assert due(Waiting("flag", 2, since=at(3, 3, 40)), at(3, 7, 40)).people == {"third": ("flag",)}


def test_when_all_were_told_and_the_hours_are_over_nobody_came_and_the_rota_begins_anew() -> None:
    told = due(Waiting("flag", 3, since=at(3, 8)), at(3, 12))

    assert told == Told({"first": ("flag",)}, ("flag",))


def test_that_nobody_came_is_said_once() -> None:
    assert due(Waiting("flag", 4, since=at(3, 8), nobody_came=True), at(3, 12)).nobody_came == ()


def test_without_a_rota_nobody_can_come() -> None:
    assert what_to_do(ROUND_THE_CLOCK, [], [Waiting("flag", 0)], now=at(2, 9), last_told={}) == Told(
        {}, ("flag",)
    )


def test_whose_clock_is_not_known_moves_on_at_once() -> None:
    assert due(Waiting("flag", 1), at(2, 9)).people == {"deputy": ("flag",)}


def test_a_route_that_failed_is_no_alert_so_the_next_person_is_tried_soon() -> None:
    failed = Waiting("flag", 1, since=at(2, 9), has_failed=True)

    assert due(failed, at(2, 9)) == Told()
    assert due(failed, at(2, 9, 1)).people == {"deputy": ("flag",)}


def test_ten_thousand_flags_are_one_message() -> None:
    flags = [Waiting(number, 0) for number in range(10_000)]

    told = what_to_do(ROUND_THE_CLOCK, ROTA, flags, now=at(2, 9), last_told={})

    assert list(told.people) == ["first"]
    assert len(told.people["first"]) == 10_000


@pytest.mark.parametrize(("minutes", "is_told"), [(0, False), (9, False), (10, True)])
def test_at_most_one_message_in_ten_minutes_and_later_flags_join_the_next(
    minutes: int, is_told: bool
) -> None:
    last = at(2, 9)

    told = due(Waiting("later", 0), last + timedelta(minutes=minutes), first=last)

    assert bool(told.people) is is_told
