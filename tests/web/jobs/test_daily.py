"""The daily round is made at the worker's first look and then each night; one part's trouble is its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from speakopenly.web.jobs import daily
from speakopenly.web.jobs.daily import DailyRound
from speakopenly.web.jobs.events import WorkerLooks

LONDON = ZoneInfo("Europe/London")
LOOK = WorkerLooks("a worker")


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Sets what time it is for the round."""

    def set_to(now: datetime) -> None:
        monkeypatch.setattr(daily.clock, "time", now.timestamp)
        monkeypatch.setattr(daily.timezone, "localtime", lambda: now)

    return set_to


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 10, day, hour, minute, tzinfo=LONDON)


LOOKS = [
    # when a worker looks, and how many rounds have been made by then
    ([at(20, 14)], 1),
    ([at(20, 14), at(20, 14, 1), at(20, 23, 59)], 1),
    ([at(20, 14), at(21, 3, 9)], 1),
    ([at(20, 14), at(21, 3, 10)], 2),
    ([at(20, 14), at(21, 3, 10), at(21, 3, 11), at(22, 3, 11)], 3),
    ([at(20, 1), at(20, 3, 10)], 2),
    ([at(24, 14), at(25, 3, 10), at(26, 3, 10)], 3),
]


@pytest.mark.parametrize(("looks", "rounds"), LOOKS)
def test_when_the_round_is_made(
    clock: Callable[[datetime], None], looks: list[datetime], rounds: int
) -> None:
    made: list[str] = []
    ours = DailyRound()
    ours.register("reports", lambda: made.append("reports"))

    for look in looks:
        clock(look)
        ours.make_if_due(LOOK)

    assert len(made) == rounds


def test_a_part_that_fails_keeps_no_other_from_being_done_and_is_tried_again_in_an_hour(
    clock: Callable[[datetime], None], caplog: pytest.LogCaptureFixture
) -> None:
    made: list[str] = []

    def fail() -> None:
        made.append("fails")
        raise OSError("some words of somebody")

    ours = DailyRound()
    ours.register("fails", fail)
    ours.register("works", lambda: made.append("works"))
    for look in (at(20, 14), at(20, 14, 59), at(20, 15)):
        clock(look)
        ours.make_if_due(LOOK)

    assert made == ["fails", "works"] * 2
    assert "OSError" in caplog.text
    assert "some words" not in caplog.text


def test_one_name_has_one_part() -> None:
    ours = DailyRound()
    ours.register("reports", print)
    ours.register("reports", print)

    with pytest.raises(ValueError, match="reports"):
        ours.register("reports", input)
