"""The lines of a WebVTT or SRT file, parted into cues as they stand there and cues that are broken.

Both formats are read by one set of rules, as tools mix them: commas in WebVTT, no numbers in SRT, a blank
line inside a cue, none between two. What is no cue (header, NOTE, STYLE, REGION) is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from speakopenly.core.tables import RejectedRow
from speakopenly.hear.transcripts.times import read_timing

NO_TIME: Final = "the words have no time"
TIME_UNREADABLE: Final = "the time cannot be read"
ENDS_BEFORE_IT_BEGINS: Final = "it ends before it begins"
NO_WORDS: Final = "no words in it"

_NOT_CUES: Final = re.compile(r"(?:NOTE|STYLE|REGION)(?:[ \t].*)?")
_NUMBER: Final = re.compile(r"\d{1,9}")
_LIKE_A_TIME: Final = re.compile(r"\s*\d[\d:.,]*\s*-{1,2}>")


@dataclass(frozen=True, slots=True)
class RawCue:
    """A cue as it stands in the file: the number of its first line, its name, its seconds, its lines."""

    line: int
    name: str
    start: float
    end: float
    lines: list[str] = field(repr=False)


Found = RawCue | RejectedRow
_Line = tuple[int, str]


def find_cues(text: str) -> Iterator[Found]:
    """Give every cue and every broken cue of a file, in the order they stand there."""
    cue: RawCue | None = None
    for block in _with_their_numbers(_blocks(text)):
        if _NOT_CUES.fullmatch(block[0][1]) and not _timed(block):
            continue
        for part in _parts(block):
            if cue is not None and _goes_on(part):
                cue.lines.extend(line for _number, line in part)
                continue
            if cue is not None:
                yield cue
            found = _cue(part)
            cue = found if isinstance(found, RawCue) else None
            if isinstance(found, RejectedRow):
                yield found
    if cue is not None:
        yield cue


def _with_their_numbers(blocks: Iterator[list[_Line]]) -> Iterator[list[_Line]]:
    """Put a number that stands alone before the time it belongs to."""
    alone: list[_Line] = []
    for block in blocks:
        if alone and not _LIKE_A_TIME.match(block[0][1]):
            yield alone
            alone = []
        if len(block) == 1 and _is_number(block[0]):
            alone = block
        else:
            yield alone + block
            alone = []
    if alone:
        yield alone


def _blocks(text: str) -> Iterator[list[_Line]]:
    """Lines that stand together. The header of a WebVTT file is left away with all that belongs to it."""
    block: list[_Line] = []
    for number, line in enumerate([*text.split("\n"), ""], start=1):
        if line.strip():
            block.append((number, line))
        elif block:
            if block[0][0] == 1 and block[0][1].startswith("WEBVTT"):
                block = _after_header(block)
            if block:
                yield block
            block = []


def _after_header(block: list[_Line]) -> list[_Line]:
    """What follows a header with no blank line between: from the line before the first time on."""
    for place, (_number, line) in enumerate(block):
        if "->" in line and place:
            named = place > 1 and _is_number(block[place - 1])
            return block[place - 1 :] if named else block[place:]
    return []


def _timed(block: Sequence[_Line]) -> bool:
    return any(read_timing(line) for _number, line in block)


def _parts(block: list[_Line]) -> Iterator[list[_Line]]:
    """Part cues between which a blank line is missing: each begins at its time or the number before."""
    starts = [0]
    for place in range(1, len(block)):
        first_has_a_name = place == 1 and not _LIKE_A_TIME.match(block[0][1])
        if _LIKE_A_TIME.match(block[place][1]) and not first_has_a_name:
            numbered = _is_number(block[place - 1]) and place - 1 > starts[-1]
            starts.append(place - 1 if numbered else place)
    for start, end in zip(starts, [*starts[1:], len(block)], strict=True):
        yield block[start:end]


def _goes_on(part: Sequence[_Line]) -> bool:
    """Whether these lines are more words of the cue before: a blank line stood inside it."""
    if any(_LIKE_A_TIME.match(line) for _number, line in part):
        return False
    return not (len(part) > 1 and _is_number(part[0]))


def _is_number(line: _Line) -> bool:
    return _NUMBER.fullmatch(line[1].strip()) is not None


def _cue(part: list[_Line]) -> Found:
    first = part[0][0]
    for place, (_number, line) in enumerate(part[:2]):
        times = read_timing(line)
        if times is not None:
            if times[1] < times[0]:
                return RejectedRow(first, ENDS_BEFORE_IT_BEGINS)
            name = part[0][1].strip() if place else ""
            return RawCue(first, name, *times, [text for _number, text in part[place + 1 :]])
    arrow = any("-->" in line for _number, line in part)
    return RejectedRow(first, TIME_UNREADABLE if arrow else NO_TIME)
