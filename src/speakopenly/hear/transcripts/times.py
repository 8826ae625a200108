"""Times in a recording, as a file writes them, as a person reads them and as a player takes them."""

from __future__ import annotations

import re
from typing import Final

LONGEST_SECONDS: Final = 360_000.0
"""A hundred hours: a later time is a slip of the key."""

_MOMENT: Final = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,9}))?"
TIMING: Final = re.compile(rf"\s*{_MOMENT}\s*-{{1,2}}>\s*{_MOMENT}(?:\s.*)?")
"""The line of a cue that says from when until when. WebVTT writes ``00:01.500``, SRT ``00:00:01,500``."""


def read_timing(line: str) -> tuple[float, float] | None:
    """The seconds of a timing line; None where it is none, or says a time that cannot be."""
    match = TIMING.fullmatch(line)
    if match is None:
        return None
    start, end = _seconds(match.groups()[:4]), _seconds(match.groups()[4:])
    return None if start is None or end is None else (start, end)


def _seconds(parts: tuple[str | None, ...]) -> float | None:
    hours, minutes, seconds, fraction = parts
    if int(minutes or 0) > 59 or int(seconds or 0) > 59:
        return None
    whole = int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0)
    # "3.5" is half a second in both formats, whatever some players make of it.
    moment = (whole * 1000 + int((fraction or "").ljust(3, "0")[:3])) / 1000
    return moment if moment <= LONGEST_SECONDS else None


def write_moment(seconds: float) -> str:
    """Write a time as WebVTT does: ``00:12:03.250``."""
    whole, thousandths = divmod(round(seconds * 1000), 1000)
    return f"{time_code(whole)}.{thousandths:03d}"


def time_code(seconds: float) -> str:
    """Write a time for a person, the fraction left away: ``00:12:03``."""
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours:02d}:{minute:02d}:{second:02d}"


def media_fragment(start: float, end: float | None = None) -> str:
    """Write ``#t=12,15`` for the address of a recording: only this is played (W3C Media Fragments)."""
    until = "" if end is None else f",{_short(end)}"
    return f"#t={_short(start)}{until}"


def _short(seconds: float) -> str:
    return f"{seconds:.3f}".rstrip("0").rstrip(".")
