"""Counts the supervision meetings of a calendar file by quarter. Titles are looked at and forgotten."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from speakopenly.check.supervision.calendar.reading import EXPORT_AGAIN, Entry, read_entries
from speakopenly.check.supervision.calendar.records import BANDS, Band, Meetings, band_of
from speakopenly.check.supervision.calendar.recurring import days_of, read_rule
from speakopenly.core.errors import BadInput
from speakopenly.hear.speaking.answers import quarter_of

MOST_MEETINGS: Final = 100_000
MOST_SERIES: Final = 2_000
_IS_SUPERVISION: Final = re.compile(r"\bsupervision\b|\bgoruchwyl", re.IGNORECASE)
_IS_ANOTHER_KIND: Final = re.compile(
    r"\bsupervision\s+orders?\b|\bsupervised\b|\bgorchymyn\s+goruchwyl", re.IGNORECASE
)
_SAYS_CANCELLED: Final = re.compile(r"\s*(?:cancell?ed|wedi['’]i ganslo|canslwyd)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, repr=False)
class _Meeting:
    day: date
    is_cancelled: bool
    band: Band


def count_meetings(data: bytes, *, first: date, last: date) -> Mapping[str, Meetings]:
    """How many supervision meetings were due, held and cancelled, by quarter ("2026-Q3").

    A meeting counts when its title has the word "supervision" (or "goruchwyl…") and it lies between ``first``
    and ``last``. It counts as cancelled when the calendar says so, when its title begins with "Cancelled", or
    when its day was taken out of a series; otherwise as held. A meeting that was moved counts on its new day.

    Raises BadInput, in one line without any of the file's words, where it is not a calendar file, where a
    meeting repeats in a way that is not read, and where there is no such meeting.
    """
    entries = [each for each in read_entries(data) if _is_of_supervision(each.title)]
    if sum(1 for each in entries if each.rule) > MOST_SERIES:
        raise _too_many()
    found: dict[str, list[_Meeting]] = {}
    for number, each in enumerate(_meetings(entries, last)):
        if number >= MOST_MEETINGS:
            raise _too_many()
        if first <= each.day <= last:
            found.setdefault(quarter_of(each.day), []).append(each)
    if not found:
        raise BadInput(
            "No meeting of these quarters has the word “supervision” in its title.",
            do="Choose a calendar in which supervision is written down by that word.",
        )
    return {quarter: _counted(found[quarter]) for quarter in sorted(found)}


def _too_many() -> BadInput:
    return BadInput("The calendar has more meetings than we count.", do="Export fewer months at once.")


def _is_of_supervision(title: str) -> bool:
    return bool(_IS_SUPERVISION.search(title)) and not _IS_ANOTHER_KIND.search(title)


def _meetings(entries: Sequence[Entry], last: date) -> Iterator[_Meeting]:
    moved = {(each.uid, each.stands_for.date()) for each in entries if each.stands_for}
    for each in entries:
        band = _band(each)
        is_cancelled = each.is_cancelled or bool(_SAYS_CANCELLED.match(each.title))
        taken_out = {moment.date() for moment in each.taken_out}
        for day in _days(each, last):
            if each.stands_for or (each.uid, day) not in moved:
                yield _Meeting(day, is_cancelled or day in taken_out, band)


def _days(entry: Entry, last: date) -> Iterator[date]:
    if entry.start is None:
        raise BadInput("A meeting in the calendar has no day.", do=EXPORT_AGAIN, row=entry.row)
    begins = entry.start.date()
    if not entry.rule:
        yield begins
    else:
        yield from days_of(read_rule(entry.rule, entry.row), begins, last)
    yield from sorted({moment.date() for moment in entry.added})


def _band(entry: Entry) -> Band:
    if entry.whole_days or entry.start is None:
        return band_of(None)
    length = entry.length
    if entry.end is not None:
        length = entry.end - entry.start
    if length is None:
        return band_of(None)
    if length.total_seconds() < 0:
        raise BadInput("A meeting ends before it begins.", do=EXPORT_AGAIN, row=entry.row)
    return band_of(length.total_seconds() / 60)


def _counted(meetings: Sequence[_Meeting]) -> Meetings:
    held = [each for each in meetings if not each.is_cancelled]
    lengths = Counter(each.band for each in held)
    return Meetings(
        len(held), len(meetings) - len(held), {band: lengths[band] for band in BANDS if lengths[band]}
    )
