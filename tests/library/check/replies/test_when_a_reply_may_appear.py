"""No reply appears within 30 days of the newest words it rests on, and none answers one person unasked."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speakopenly.check.replies import (
    QUIET_DAYS,
    Behind,
    Refusal,
    appears_from,
    copied_from,
    may_appear,
    refusal_of,
)

TODAY = date(2026, 11, 27)
DAYS = st.dates(TODAY - timedelta(days=400), TODAY + timedelta(days=100))
SAID = "nobody told us that our worker had left until the new one stood at the door"


@given(came_on=st.sets(DAYS), until=DAYS, today=DAYS)
def test_thirty_days_pass_after_the_newest_words(came_on: set[date], until: date, today: date) -> None:
    rests_on = [day for day in came_on if day <= until]

    seen = may_appear(came_on, until=until, today=today)

    assert seen == all(today - day >= timedelta(days=QUIET_DAYS) for day in rests_on)


@given(came_on=st.sets(DAYS, min_size=1), until=DAYS, more=DAYS)
def test_older_words_never_bring_it_forward(came_on: set[date], until: date, more: date) -> None:
    first = appears_from(came_on, until=until)
    with_more = appears_from({*came_on, more}, until=until)

    assert first is None or (with_more is not None and with_more >= first)


def test_words_that_came_after_it_was_written_are_for_the_next_one() -> None:
    assert may_appear({TODAY, TODAY - timedelta(days=60)}, until=TODAY - timedelta(days=50), today=TODAY)


@pytest.mark.parametrize(
    ("behind", "refusal"),
    [
        (Behind(0), Refusal.NOBODY),
        (Behind(1), Refusal.ONE_PERSON),
        (Behind(1, has_agreed=True, stranger_has_read=True), Refusal.ONE_PERSON),
        (Behind(1, is_report=True), Refusal.NOT_AGREED),
        (Behind(1, is_report=True, stranger_has_read=True), Refusal.NOT_AGREED),
        (Behind(1, is_report=True, has_agreed=True), Refusal.NO_STRANGER),
        (Behind(1, is_report=True, has_agreed=True, stranger_has_read=True), None),
        (Behind(2), None),
        (Behind(40), None),
    ],
)
def test_one_report_alone_needs_its_writer_and_a_stranger(behind: Behind, refusal: Refusal | None) -> None:
    assert refusal_of(behind) is refusal


@pytest.mark.parametrize(("people", "is_small"), [(0, False), (1, True), (7, True), (8, False)])
def test_up_to_seven_are_a_small_number(people: int, is_small: bool) -> None:
    assert Behind(people).is_small is is_small


@pytest.mark.parametrize(
    ("text", "copied"),
    [
        ("Many were not told that a worker had left.", ""),
        (
            "People said: Nobody told us, that our worker HAD left!",
            "Nobody told us, that our worker HAD left",
        ),
        ("Nobody told us that our worker left.", ""),
        ("", ""),
    ],
)
def test_eight_words_in_a_row_are_somebodys_own(text: str, copied: str) -> None:
    assert copied_from(text, ["Something else.", SAID]) == copied


@given(
    start=st.integers(0, 8),
    before=st.text(alphabet="abc ", max_size=30),
    after=st.text(alphabet="abc ", max_size=30),
)
def test_a_copied_run_is_found_wherever_it_stands(start: int, before: str, after: str) -> None:
    run = " ".join(SAID.split()[start : start + 8])

    assert copied_from(f"{before} {run} {after}", [SAID])
