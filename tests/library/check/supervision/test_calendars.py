"""A calendar file becomes counts of due, held and cancelled, or one line that repeats nothing of it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speakopenly.check.supervision import Band, Meetings, count_meetings
from speakopenly.check.supervision.calendar.reading import MOST_LINES
from speakopenly.check.supervision.calendar.recurring import days_of, read_rule
from speakopenly.core.errors import BadInput
from tests.library.check.supervision.calendars import FIRST, LAST, calendar, entry, repeated

PLANTED = "Quillfeather"


def counted(*entries: str) -> dict[str, Meetings]:
    return dict(count_meetings(calendar(*entries), first=FIRST, last=LAST))


def due_held_cancelled(*entries: str) -> dict[str, tuple[int, int, int]]:
    return {quarter: (each.due, each.held, each.cancelled) for quarter, each in counted(*entries).items()}


def days(rule: str, first: date, last: date = date(2026, 12, 31)) -> list[str]:
    return [f"{day:%m-%d}" for day in days_of(read_rule(rule, 1), first, last)]


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ([entry()], {"2026-Q2": (1, 1, 0)}),
        (
            [entry(), entry("20260706T100000", "20260706T110000")],
            {"2026-Q2": (1, 1, 0), "2026-Q3": (1, 1, 0)},
        ),
        ([entry(title="Goruchwyliaeth"), entry(title="1:1 SUPERVISION, room 2")], {"2026-Q2": (2, 2, 0)}),
        ([entry(), entry("20260407", "", "Supervision", "STATUS:CANCELLED")], {"2026-Q2": (2, 1, 1)}),
        (
            [entry(title="Cancelled: supervision"), entry(title="Canceled: Supervision")],
            {"2026-Q2": (2, 0, 2)},
        ),
        (
            [entry(), entry(title="Supervision order review"), entry(title="Supervised contact")],
            {"2026-Q2": (1, 1, 0)},
        ),
        ([entry(), entry("20261201T100000", "20261201T110000")], {"2026-Q2": (1, 1, 0)}),
        ([entry(), entry("20241201T100000", "20241201T110000")], {"2026-Q2": (1, 1, 0)}),
        ([repeated("FREQ=WEEKLY;COUNT=4")], {"2026-Q2": (4, 4, 0)}),
        (
            [repeated("FREQ=WEEKLY;COUNT=4", "20260406T100000", "EXDATE:20260413T100000")],
            {"2026-Q2": (4, 3, 1)},
        ),
        (
            [
                repeated("FREQ=WEEKLY;COUNT=4"),
                entry("20260702T100000", "20260702T110000", "Supervision", "RECURRENCE-ID:20260413T100000"),
            ],
            {"2026-Q2": (3, 3, 0), "2026-Q3": (1, 1, 0)},
        ),
        ([entry("20260406", "", "Supervision", "RDATE:20260420,20260427")], {"2026-Q2": (3, 3, 0)}),
    ],
)
def test_meetings_are_counted_by_quarter(
    entries: list[str], expected: dict[str, tuple[int, int, int]]
) -> None:
    assert due_held_cancelled(*entries) == expected


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("FREQ=DAILY;INTERVAL=10;COUNT=3", ["04-06", "04-16", "04-26"]),
        ("FREQ=DAILY;BYDAY=SA,SU;COUNT=2", ["04-11", "04-12"]),
        ("FREQ=WEEKLY;UNTIL=20260420T235959Z", ["04-06", "04-13", "04-20"]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;COUNT=4", ["04-06", "04-08", "04-20", "04-22"]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU;COUNT=3", ["04-06", "04-19", "04-20"]),
        ("FREQ=MONTHLY;COUNT=3", ["04-06", "05-06", "06-06"]),
        ("FREQ=MONTHLY;BYDAY=2TU;COUNT=3", ["04-14", "05-12", "06-09"]),
        ("FREQ=MONTHLY;BYDAY=-1FR;COUNT=2", ["04-24", "05-29"]),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2", ["04-30", "05-29"]),
        ("FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=31", ["08-31", "10-31", "12-31"]),
        ("FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=2", ["04-30", "05-31"]),
    ],
)
def test_a_series_falls_on_the_days_its_rule_says(rule: str, expected: list[str]) -> None:
    assert days(rule, date(2026, 4, 6)) == expected


@pytest.mark.parametrize(
    "rule",
    ["FREQ=YEARLY", "FREQ=HOURLY", "FREQ=WEEKLY;BYHOUR=9", "FREQ=WEEKLY;BYDAY=2MO", "FREQ=MONTHLY;BYDAY=XX",
     "FREQ=WEEKLY;COUNT=0", "FREQ=WEEKLY;INTERVAL=-1", "FREQ=MONTHLY;BYMONTHDAY=32", "", "COUNT=3"],
)  # fmt: skip
def test_a_rule_that_is_not_read_is_refused_and_not_guessed(rule: str) -> None:
    with pytest.raises(BadInput, match="row 7"):
        read_rule(rule, 7)


@pytest.mark.parametrize(
    ("end", "more", "band"),
    [
        ("20260406T113000", (), Band.FROM_90),
        ("20260406T112959", (), Band.FROM_60),
        ("20260406T105900", (), Band.FROM_30),
        ("20260406T102900", (), Band.UNDER_30),
        ("", (), Band.NOT_SAID),
        ("", ("DURATION:PT1H30M",), Band.FROM_90),
        ("", ("DURATION:PT45M",), Band.FROM_30),
    ],
)
def test_a_length_falls_into_its_band(end: str, more: tuple[str, ...], band: Band) -> None:
    found = counted(entry("20260406T100000", end, "Supervision", *more))

    assert found["2026-Q2"].lengths == {band: 1}


def test_whole_days_and_cancelled_meetings_have_no_length() -> None:
    whole_day = entry().replace("DTSTART;TZID=Europe/London:20260406T100000", "DTSTART;VALUE=DATE:20260406")
    cancelled = entry("20260407T100000", "20260407T113000", "Supervision", "STATUS:CANCELLED")

    assert counted(whole_day, cancelled)["2026-Q2"].lengths == {Band.NOT_SAID: 1}


def test_a_folded_line_is_one_line() -> None:
    folded = entry().replace("SUMMARY:Supervision", "SUMMARY:Super\r\n vision")

    assert due_held_cancelled(folded) == {"2026-Q2": (1, 1, 0)}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe\x00",
        b"Hello Quillfeather",
        b"BEGIN:VEVENT\r\nEND:VEVENT\r\n",
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Supervision Quillfeather\r\n",
        b"BEGIN:VCALENDAR\r\nEND:VEVENT\r\n",
        b"BEGIN:VCALENDAR\r\nQuillfeather\r\nEND:VCALENDAR\r\n",
        calendar(),
        calendar(entry(title=f"Lunch with {PLANTED}")),
        calendar(entry("2026040", "", f"Supervision {PLANTED}")),
        calendar(entry("18500406", "", f"Supervision {PLANTED}")),
        calendar(entry("20260406T100000", "20260405T100000", f"Supervision {PLANTED}")),
        calendar(entry("20260406", "", f"Supervision {PLANTED}", "DURATION:long")),
        calendar(entry("20260406", "", f"Supervision {PLANTED}", f"RRULE:FREQ={PLANTED}")),
        calendar("BEGIN:VEVENT\r\nSUMMARY:Supervision Quillfeather\r\nEND:VEVENT"),
        b"BEGIN:VCALENDAR\r\n" + b"\r\n" * MOST_LINES,
    ],
)
def test_what_is_no_calendar_is_refused_in_one_line_without_its_words(data: bytes) -> None:
    with pytest.raises(BadInput) as refused:
        count_meetings(data, first=FIRST, last=LAST)

    line = str(refused.value)
    assert "\n" not in line
    assert PLANTED.lower() not in line.lower()


def test_more_meetings_than_can_be_counted_are_refused_soon() -> None:
    many = calendar(*[repeated("FREQ=DAILY", "19900101T100000")] * 30)

    with pytest.raises(BadInput, match="more meetings"):
        count_meetings(many, first=FIRST, last=LAST)


def is_counts_or_one_line(data: bytes) -> bool:
    try:
        found = count_meetings(data, first=FIRST, last=LAST)
    except BadInput as error:
        return "\n" not in str(error) and len(str(error)) < 200
    return all(each.due >= 1 and sum(each.lengths.values()) == each.held for each in found.values())


@given(st.binary(max_size=400))
def test_any_bytes_give_counts_or_one_line(data: bytes) -> None:
    assert is_counts_or_one_line(data)


NAMES = st.sampled_from(
    ["BEGIN", "END", "DTSTART", "DTEND", "DURATION", "RRULE", "EXDATE", "RDATE", "RECURRENCE-ID", "SUMMARY",
     "STATUS", "UID", "X-ODD;A=\"b:c\""]
)  # fmt: skip
VALUES = st.one_of(
    st.sampled_from(
        ["VEVENT", "VCALENDAR", "VALARM", "20260406T100000Z", "20260231", "99991231T235959", "PT90M", "P9999W",
         "Supervision", "CANCELLED", "FREQ=DAILY", "FREQ=MONTHLY;BYDAY=5MO;BYMONTHDAY=31", "FREQ=WEEKLY;UNTIL=1",
         "FREQ=WEEKLY;INTERVAL=9999", "FREQ=MONTHLY;BYSETPOS=9;BYDAY=MO"]
    ),
    st.text(max_size=12),
)  # fmt: skip
LINES = st.lists(st.tuples(NAMES, VALUES), max_size=12)


@given(LINES)
def test_any_entry_gives_counts_or_one_line(lines: list[tuple[str, str]]) -> None:
    inside = "\r\n".join(f"{name}:{value}" for name, value in lines)

    assert is_counts_or_one_line(calendar(f"BEGIN:VEVENT\r\nSUMMARY:Supervision\r\n{inside}\r\nEND:VEVENT"))


def test_what_is_read_prints_nothing_of_itself() -> None:
    from speakopenly.check.supervision.calendar.reading import read_entries

    (read,) = read_entries(calendar(entry(title=f"Supervision {PLANTED}")))

    assert PLANTED not in repr(read)
    assert PLANTED not in str([read])
