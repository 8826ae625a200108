"""From lines on pages to paragraphs: told by gaps, sizes, indents and short last lines.

A paragraph may go on over the page; then a page turn stands within it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from statistics import median
from typing import Final

from speakopenly.hear.documents.pdf.lines import BROKEN, Line, Page
from speakopenly.hear.documents.pdf.words import english_words
from speakopenly.hear.documents.records import PAGE_TURN

_GAP: Final = 1.35
"""Times the usual step from line to line: a larger step begins a paragraph."""
_WIDEST_STEP: Final = 2.5
"""Times the size of the letters: the step of lines set with double space."""
_OTHER_SIZE: Final = 1.15
"""Times the size: a larger change of letters parts a heading from what follows."""
_FULL: Final = 0.85
"""Share of its column that a line fills if another word would not have fitted. A line that ends a sentence
and is not full ends its paragraph."""
_SHORT: Final = 0.7
"""The same for a line that ends no sentence (a heading, an item, a cell): shorter than this it stands alone,
if the next begins with a capital."""
_NEAR: Final = 4
"""Lines before and after within which the width of a column is looked for."""
_SAME_COLUMN: Final = 40
"""Points by which lines of one column may be set in."""
_ITEM: Final = re.compile(
    r"(?:[\u2022\u25cf\u25aa\u25a0\u25e6\u2023\u2013\u2014\u00b7*o-]\s|\(?\d{1,3}[.)]\s|\(?[a-z][.)]\s)"
)
_LISTED: Final = re.compile(r"[^\W\d_][)\u2019]?[ .\u2026]*\s\d{1,3}$")
"""A line of a list of contents, which ends with its page."""
_ENDED: Final = re.compile(r"[.!?:;\u2026][\"')\]\u2019\u201d]*\s*$")
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*")
_LAST, _FIRST = re.compile(r"(?<![^\W\d_])[^\W\d_]+$"), re.compile(r"[^\W\d_]+")


def paragraphs_of(pages: Sequence[Page]) -> tuple[str, ...]:
    """Give the paragraphs of a whole document, with a page turn wherever a page ends."""
    known = _words_of(pages)
    paragraphs = list[list[str]]()
    last: Line | None = None
    for page in pages:
        if page.number > 1:
            _turn(paragraphs)
        for line, begins in zip(page.lines, _beginnings(page.lines, last), strict=True):
            if begins:
                paragraphs.append([line.text])
            else:
                _join(paragraphs[-1], line.text, known)
            last = line
    return tuple("".join(_finished(parts)) for parts in paragraphs)


def _turn(paragraphs: list[list[str]]) -> None:
    if not paragraphs:
        paragraphs.append([""])
    paragraphs[-1].append(PAGE_TURN)


def _beginnings(lines: Sequence[Line], last: Line | None) -> Iterator[bool]:
    """Say of each line of a page whether it begins a paragraph; ``last`` is the line before the page."""
    size = median(line.size for line in lines) if lines else 0
    step = min(_usual_step(lines), _WIDEST_STEP * size) if size > 1 else _usual_step(lines)
    for place, line in enumerate(lines):
        if place == 0:
            yield last is None or not _runs_over(last, line)
        else:
            own = step * max(line.size / size, 1) if size > 0 else step
            yield _begins(lines[place - 1], line, own, _filled(lines, place - 1))


def _usual_step(lines: Sequence[Line]) -> float:
    """The step from line to line within a paragraph, in points: the lower quartile, as gaps are larger."""
    steps = [before.foot - line.foot for before, line in zip(lines, lines[1:], strict=False)]
    forward = sorted(step for step in steps if step > 1)
    return forward[len(forward) // 4] if forward else 0


def _filled(lines: Sequence[Line], place: int) -> float:
    """The share of its column that a line fills, judged by the lines near it."""
    line = lines[place]
    near = [
        other
        for other in lines[max(0, place - _NEAR) : place + _NEAR + 1]
        if abs(other.left - line.left) <= _SAME_COLUMN
    ]
    width = max(other.right for other in near) - line.left
    return (line.right - line.left) / width if width > 0 else 1


def _begins(before: Line, line: Line, step: float, filled: float) -> bool:
    """Whether a line begins a paragraph after the line before it on its page."""
    if before.text.endswith(BROKEN):
        return False
    if _ITEM.match(line.text) or not _is_same_size(before, line):
        return True
    down = before.foot - line.foot
    if down < -1:
        return not _runs_over(before, line)
    if down > _GAP * step:
        return True
    if down <= 1:
        return False
    if _LISTED.search(before.text) and _LISTED.search(line.text):
        return True
    is_ended = filled < _FULL and bool(_ENDED.search(before.text))
    return is_ended or (filled < _SHORT and not line.text[:1].islower())


def _is_same_size(one: Line, other: Line) -> bool:
    return max(one.size, other.size) <= _OTHER_SIZE * max(min(one.size, other.size), 0.1)


def _runs_over(before: Line, line: Line) -> bool:
    """Whether a line at the top of a page or column goes on with what stood before it."""
    if before.text.endswith(BROKEN):
        return True
    goes_on = line.text[:1].islower() and not _ITEM.match(line.text)
    return goes_on and _is_same_size(before, line) and not _ENDED.search(before.text)


def _join(parts: list[str], words: str, known: frozenset[str]) -> None:
    """Join a line to its paragraph; of a word that a hyphen broke, the hyphen goes unless it is its own."""
    turns = []
    while parts[-1] == PAGE_TURN:
        turns.append(parts.pop())
    if parts[-1].endswith(BROKEN):
        parts[-1] = parts[-1].removesuffix(BROKEN)
        between = _between(parts[-1], words, known)
        parts.extend([between, *turns, words] if between else [*turns, words])
    else:
        parts.extend([" ", *turns, words])


def _between(before: str, after: str, known: frozenset[str]) -> str:
    """Give the hyphen back unless it only broke a word, as few programs break words and many have hyphens."""
    last, first = _LAST.search(before), _FIRST.match(after)
    if last is None or first is None:
        return "-"
    one, other = last[0].lower(), first[0].lower()
    if f"{one}-{other}" in known or (first[0][0].isupper() and not last[0].isupper()):
        return "-"
    return "" if one + other in known or one + other in english_words() else "-"


def _finished(parts: Iterable[str]) -> Iterator[str]:
    return (part.replace(BROKEN, "-") for part in parts)


def _words_of(pages: Sequence[Page]) -> frozenset[str]:
    """Every word that the document writes within a line."""
    found = (word for page in pages for line in page.lines for word in _WORD.findall(line.text))
    return frozenset(word.lower() for word in found)
