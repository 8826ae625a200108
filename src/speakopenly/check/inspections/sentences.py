"""The sentences of a report, as a reader takes them in: without page furniture, and where each stands.

Lines of a page end where the paper ends. A sentence goes on over them, and over the foot and head of a page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

PAGE_TURN: Final = "\f"
LONGEST: Final = 700
"""Characters. Longer ones are tables that no full stop ends; they are cut there."""
_SHORTEST: Final = 20
_SHORT_LINE: Final = 62
"""Characters. A line of running text fills about 85; a shorter one before a capital ends a heading."""
_HEAD_LINES: Final = 3
_OFTEN: Final = 3
_LONGEST_LIST: Final = 5000
"""Characters of what a report asks for, where no heading ends it."""

_NUMBER_ONLY: Final = re.compile(r"\s*\d{1,3}\s*")
_PARAGRAPH: Final = re.compile(
    r"\s*(?:\d{1,3}\.(?=\s|[A-Z])|[\uf06e\uf02d\uf0a7\uf0b7\uf0be\u25fc\u2022\u2500])\s*"
)
_ENDS: Final = re.compile(r"[.!?][\"'\u2019\u201d)]{0,2}(?=\s|$)(?!\s+[a-z])|(?<=[a-z])[.](?=[A-Z][a-z])")
_SHORTENED: Final = re.compile(r"\b(?:e\.g|i\.e|etc|Mr|Mrs|Ms|Dr|St|No)\.$")
_BOARD: Final = re.compile(
    r"(?:section\s+\d+\s*[:.]?\s*)?(?:the\s+)?(?:effectiveness\s+of\s+the\s+|effectiveness\s+)?"
    r"(?:local\s+safeguarding\s+(?:children(?:[\u2019']s)?\s+)?board|local\s+safeguarding\s*$|LSCB)|section\s+2\b",
    re.IGNORECASE,
)
_BOARD_ALONE: Final = re.compile(
    r"\A\W{0,20}\d?\W{0,20}[\w ,&\u2019'-]{3,60}Safeguarding\s+Children(?:[\u2019']s)?\s+Board"
    r"\s+Review\s+of\s+the\s+effectiveness",
    re.IGNORECASE,
)
_BOARD_STANDS_AFTER: Final = 0.4
"""Of a report's length: before this the words are a list of contents or the summary."""
_PUBLISHER: Final = re.compile(
    r"The Office for Standards in Education, Children[\u2019']s Services and Skills"
)
_MEANING: Final = re.compile(
    r"information about (?:this|the) (?:local authority )?inspection|what the inspection judge?ments mean",
    re.IGNORECASE,
)


class Part(StrEnum):
    """Where in a report a sentence stands."""

    BODY = "body"
    SUMMARY = "summary"
    TO_IMPROVE = "to_improve"
    LEADERS = "leaders"


_HEADINGS: Final = (
    (re.compile(r"(?:executive )?summary(?: of (?:key )?findings)?\b", re.IGNORECASE), Part.SUMMARY),
    (
        re.compile(
            r"(?:what (?:does the local authority )?needs? to improve|what does the local authority need"
            r"|areas? for (?:priority )?(?:improvement|action)|recommendations?\b|priority action)",
            re.IGNORECASE,
        ),
        Part.TO_IMPROVE,
    ),
    (
        re.compile(
            r"(?:the impact of leaders|leadership, management|leadership and management)", re.IGNORECASE
        ),
        Part.LEADERS,
    ),
    (
        re.compile(
            r"(?:the experiences? and progress|children who need help|children looked after"
            r"|adoption performance|summary for children|inspection judge?ments? about|key findings"
            r"|inspection findings|the effectiveness of|overall effectiveness"
            r"|the graded judgment|information about)",
            re.IGNORECASE,
        ),
        Part.BODY,
    ),
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """``words`` are what a reader reads; its longest unbroken stretch stands from ``start`` to ``end``."""

    start: int
    end: int
    words: str
    part: Part


@dataclass(frozen=True, slots=True)
class _Run:
    """An unbroken stretch of one line of running text."""

    start: int
    end: int
    begins: bool
    part: Part


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a report in reading order; the safeguarding board's own section is left out."""
    return tuple(
        sentence
        for paragraph in _paragraphs(text, _lines(text))
        for sentence in _sentences(text, paragraph)
        if len(sentence.words) >= _SHORTEST
    )


def page_of(text: str, place: int) -> int:
    """The number, from 1, of the page on which a place stands."""
    return text.count(PAGE_TURN, 0, place) + 1


def end_of_findings(text: str) -> int:
    """Where the safeguarding board's own section, or what Ofsted says of itself, begins."""
    if _BOARD_ALONE.match(text):
        return 0
    found = [match.start() for match in _PUBLISHER.finditer(text) if match.start() > len(text) // 2][:1]
    if (board := _start_of_board(text)) is not None:
        found.append(board)
    return min(found, default=len(text))


def _start_of_board(text: str) -> int | None:
    """The first page after the contents that has the board as its title."""
    place = 0
    for page in text.split(PAGE_TURN):
        title = page.lstrip("0123456789 \n")
        if place > len(text) * _BOARD_STANDS_AFTER and _BOARD.match(title):
            return place
        place += len(page) + 1
    return None


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Where each line of running text stands: no running heads, no bare numbers."""
    end = end_of_findings(text)
    repeated = _repeated(text)
    place = 0
    for page in text.split(PAGE_TURN):
        for number, line in enumerate(page.split("\n")):
            start, place = place, place + len(line) + 1
            is_head = number < _HEAD_LINES and _shape(line) in repeated
            if line.strip() and not is_head and not _NUMBER_ONLY.fullmatch(line) and start < end:
                yield _cut_page_number(text, start, start + len(line), first=number == 0)


def _repeated(text: str) -> set[str]:
    heads = Counter(_shape(line) for page in text.split(PAGE_TURN) for line in page.split("\n")[:_HEAD_LINES])
    return {shape for shape, times in heads.items() if times >= _OFTEN and shape}


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", " ".join(line.split()))


def _cut_page_number(text: str, start: int, end: int, *, first: bool) -> tuple[int, int]:
    number = re.match(r"\d{1,3}(?=[A-Za-z])", text[start:end]) if first else None
    return start + (number.end() if number else 0), end


def _paragraphs(text: str, lines: Iterator[tuple[int, int]]) -> Iterator[list[_Run]]:
    """Join lines until something says that a paragraph ends; tell in which part each stands."""
    paragraph: list[_Run] = []
    part, before, since = Part.BODY, "", 0
    for start, end in lines:
        line = text[start:end].strip()
        heading = next((part for pattern, part in _HEADINGS if pattern.match(line)), None)
        is_heading = heading is not None and len(line) < LONGEST // 8 and not line.endswith(".")
        mark = _PARAGRAPH.match(text[start:end])
        if is_heading or _MEANING.match(line) or mark or _ends_heading(before, line):
            yield paragraph
            paragraph = []
        if is_heading and heading is not None:
            part, since = heading, start
        elif part is Part.TO_IMPROVE and start - since > _LONGEST_LIST:
            part = Part.BODY
        paragraph.append(_Run(start + (mark.end() if mark else 0), end, bool(mark), part))
        before = line
    yield paragraph


def _ends_heading(before: str, line: str) -> bool:
    return (
        bool(before) and len(before) < _SHORT_LINE and before[-1] not in ",;-\u2013(" and line[:1].isupper()
    )


def _sentences(text: str, runs: Sequence[_Run]) -> Iterator[Sentence]:
    """Cut a paragraph at full stops; the runs keep where in the text each of its letters stands."""
    joined, places = _joined(text, runs)
    start = 0
    for match in [*_ENDS.finditer(joined), None]:
        end = len(joined) if match is None else match.end()
        if match is not None and _SHORTENED.search(joined[start:end]):
            continue
        for first in range(start, end, LONGEST):
            last = min(first + LONGEST, end)
            if words := _readable(joined[first:last]):
                yield Sentence(*_longest_stretch(text, places[first:last]), words, runs[0].part)
        start = end


def _joined(text: str, runs: Sequence[_Run]) -> tuple[str, list[int]]:
    letters: list[str] = []
    places: list[int] = []
    for run in runs:
        letters.append(text[run.start : run.end] + "\n")
        places.extend(range(run.start, run.end + 1))
    return "".join(letters), places


def _readable(words: str) -> str:
    """One line, with the word that a page broke made whole."""
    return " ".join(re.sub(r"\ufffe\s*", "-", words).split())


def _longest_stretch(text: str, places: Sequence[int]) -> tuple[int, int]:
    """The longest stretch of one page's places that follow one another, without white space at its ends."""
    places = [place for place in places if text[place : place + 1] != PAGE_TURN]
    stretches, begun = [(0, 0)], 0
    for at in range(1, len(places) + 1):
        if at == len(places) or places[at] != places[at - 1] + 1:
            stretches.append((places[begun], places[at - 1] + 1))
            begun = at
    start, end = max(stretches, key=lambda stretch: stretch[1] - stretch[0])
    end = min(end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
