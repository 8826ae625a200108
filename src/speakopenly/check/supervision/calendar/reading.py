"""Reads the entries of an iCalendar file (RFC 5545) strictly, and repeats none of its words in an error.

Days and times are read as they are written. Their zone is left aside: a quarter needs the day alone, and a
length is had from two times of one entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from speakopenly.core.errors import BadInput

EXPORT_AGAIN: Final = "Export the calendar again as an .ics file."
MOST_LINES: Final = 500_000
_PROPERTY: Final = re.compile(
    r'(?P<name>[A-Za-z0-9-]+)(?P<settings>(?:;[^:;"]*(?:"[^"]*"[^:;"]*)*)*):(?P<value>.*)'
)
_MOMENT: Final = re.compile(r"(\d{8})(?:T(\d{6})Z?)?")
_DURATION: Final = re.compile(
    r"\+?P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,6})S)?)?"
)
_EARLIEST_YEAR: Final = 1990


@dataclass(slots=True, repr=False)
class Entry:
    """One entry while it is read; it has no printed form, so that none of it can reach a log."""

    row: int
    uid: str = ""
    title: str = ""
    start: datetime | None = None
    end: datetime | None = None
    length: timedelta | None = None
    whole_days: bool = False
    is_cancelled: bool = False
    rule: str = ""
    taken_out: set[datetime] = field(default_factory=set)
    added: set[datetime] = field(default_factory=set)
    stands_for: datetime | None = None


def read_entries(data: bytes) -> list[Entry]:
    """Every entry of a calendar file. Raises BadInput, with the row, for anything that is not one."""
    entries: list[Entry] = []
    open_parts: list[str] = []
    current: Entry | None = None
    seen = False
    for row, line in _lines(data):
        name, settings, value = _split(line, row)
        if name == "BEGIN":
            seen = True
            _check_begins(open_parts, value, row)
            open_parts.append(value.upper())
            current = Entry(row) if open_parts == ["VCALENDAR", "VEVENT"] else current
        elif not open_parts:
            raise BadInput("This is not a calendar file.", do=EXPORT_AGAIN, row=row)
        elif name == "END":
            if open_parts.pop() != value.upper():
                raise BadInput(
                    "The calendar file is broken: a part ends that did not begin.", do=EXPORT_AGAIN, row=row
                )
            if open_parts == ["VCALENDAR"] and current is not None:
                entries.append(current)
                current = None
        elif open_parts == ["VCALENDAR", "VEVENT"] and current is not None:
            _take(current, name, settings, value, row)
    if open_parts or not seen:
        raise BadInput("The calendar file is empty or cut off.", do=EXPORT_AGAIN)
    return entries


def read_moment(text: str, row: int) -> datetime:
    """A day, or a day and time, such as 20260304T090000Z. Raises BadInput."""
    found = _MOMENT.fullmatch(text.strip())
    try:
        if found is None:
            raise ValueError
        moment = datetime.strptime(found[1] + (found[2] or "000000"), "%Y%m%d%H%M%S")  # noqa: DTZ007
    except ValueError:
        raise BadInput("A day or time in the calendar cannot be read.", do=EXPORT_AGAIN, row=row) from None
    if moment.year < _EARLIEST_YEAR:
        raise BadInput("An entry is older than we read.", do=EXPORT_AGAIN, row=row)
    return moment


def _lines(data: bytes) -> Iterator[tuple[int, str]]:
    """Lines with the number of the row on which each begins; folded ones are joined again."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput("This is not a calendar file.", do=EXPORT_AGAIN) from None
    raw = text.replace("\r\n", "\n").split("\n")
    if len(raw) > MOST_LINES:
        raise BadInput("The calendar file is too long.", do="Export fewer months at once.")
    held: list[str] = []
    begun = 1
    for row, line in enumerate(raw, start=1):
        if held and line[:1] in (" ", "\t"):
            held.append(line[1:])
            continue
        if held:
            yield begun, "".join(held)
        held, begun = ([line], row) if line.strip() else ([], row)
    if held:
        yield begun, "".join(held)


def _split(line: str, row: int) -> tuple[str, str, str]:
    found = _PROPERTY.fullmatch(line.rstrip("\r"))
    if found is None:
        raise BadInput("This is not a line of a calendar file.", do=EXPORT_AGAIN, row=row)
    return found["name"].upper(), found["settings"].upper(), found["value"].strip()


def _check_begins(open_parts: list[str], value: str, row: int) -> None:
    if bool(open_parts) == (value.upper() == "VCALENDAR"):
        raise BadInput("This is not a calendar file.", do=EXPORT_AGAIN, row=row)


def _take(entry: Entry, name: str, settings: str, value: str, row: int) -> None:
    match name:
        case "UID":
            entry.uid = value
        case "SUMMARY":
            entry.title = value
        case "STATUS":
            entry.is_cancelled = value.upper() == "CANCELLED"
        case "RRULE":
            entry.rule = value
        case "DTSTART":
            entry.start = read_moment(value, row)
            entry.whole_days = "VALUE=DATE" in settings.split(";")
        case "DTEND":
            entry.end = read_moment(value, row)
        case "DURATION":
            entry.length = _duration(value, row)
        case "RECURRENCE-ID":
            entry.stands_for = read_moment(value, row)
        case "EXDATE":
            entry.taken_out |= {read_moment(each, row) for each in value.split(",")}
        case "RDATE":
            entry.added |= {read_moment(each.split("/")[0], row) for each in value.split(",")}


def _duration(text: str, row: int) -> timedelta:
    found = _DURATION.fullmatch(text)
    if found is None or not any(found.groups()):
        raise BadInput("A length in the calendar cannot be read.", do=EXPORT_AGAIN, row=row)
    weeks, days, hours, minutes, seconds = (int(each or 0) for each in found.groups())
    return timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
