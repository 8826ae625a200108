"""Calendar files for tests, written entry by entry. Everybody in them is invented."""

from __future__ import annotations

from datetime import date

FIRST, LAST = date(2025, 1, 1), date(2026, 9, 30)


def calendar(*entries: str) -> bytes:
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *entries, "END:VCALENDAR", ""]).encode()


def entry(
    start: str = "20260406T100000", end: str = "20260406T113000", title: str = "Supervision", *more: str
) -> str:
    lines = ["BEGIN:VEVENT", "UID:1", f"SUMMARY:{title}", f"DTSTART;TZID=Europe/London:{start}"]
    return "\r\n".join([*lines, *([f"DTEND;TZID=Europe/London:{end}"] if end else []), *more, "END:VEVENT"])


def repeated(rule: str, start: str = "20260406T100000", *more: str) -> str:
    return entry(start, start[:9] + "113000", "Supervision", f"RRULE:{rule}", *more)
