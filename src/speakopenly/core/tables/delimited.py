"""Text tables: which character parts the cells, how they are quoted, and every line of them with its number.

The standard library's reader does the parsing, strictly. Where quotation marks do not match, the reader
is set back to the line after the one that went wrong, so that one stray mark costs one row, not the
rest of the file.
"""

from __future__ import annotations

import csv
import io
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final, Self

from speakopenly.core.tables.assembly import Line
from speakopenly.core.tables.limits import MAX_CELL_CHARACTERS

csv.field_size_limit(max(csv.field_size_limit(), MAX_CELL_CHARACTERS))

DELIMITERS: Final = (",", ";", "\t", "|")
_NO_DELIMITER: Final = "\x1f"
"""Cannot occur: control characters are removed before. A table of one column is read with it."""

_QUOTINGS: Final[tuple[dict[str, Any], ...]] = (
    {},
    {"skipinitialspace": True},
    {"escapechar": "\\"},
    {"quoting": csv.QUOTE_NONE},
)
"""Ways to quote, the most usual first: the first that reads most lines well is taken."""

_SAMPLE_LINES: Final = 1_000
_SAMPLE_CHARACTERS: Final = 4 * 1024 * 1024
_SURE_SHARE: Final = 0.8
_BAD_QUOTES: Final = "its quotation marks do not match"
_TOO_LONG: Final = (
    f"a cell is longer than {MAX_CELL_CHARACTERS:,} characters, or its quotation marks do not match"
)


@dataclass(frozen=True, slots=True)
class Separation:
    """How a text table is separated: the delimiter (None for one column), and how many cells a line has."""

    delimiter: str | None
    cells: int
    quoting: int = 0


def find_separation(text: str) -> Separation:
    """Find how the cells are parted, by which reading gives most lines as many cells as the header."""
    sample = text[:_SAMPLE_CHARACTERS]
    scored = [_score(sample, delimiter) for delimiter in DELIMITERS]
    score, found = max(scored, key=lambda pair: (pair[0], pair[1].cells))
    found = found if score > 0 else Separation(None, 1)
    tried = [Separation(found.delimiter, found.cells, quoting) for quoting in range(len(_QUOTINGS))]
    return _best_quoting([(each, *_sound_lines(sample, each)) for each in tried])


def _best_quoting(tried: Sequence[tuple[Separation, int, float]]) -> Separation:
    """Take what reads most lines well, among those that read about as large a share of their lines well.

    A wrong reading can have more lines: it breaks cells of several lines, and by chance some pieces have as
    many cells as the header. Most of its other pieces then have not.
    """
    enough = _SURE_SHARE * max(share for _, _, share in tried)
    among = [(sound, -each.quoting, each) for each, sound, share in tried if share >= enough]
    return max(among, key=lambda one: one[:2])[2]


def read_lines(text: str, separation: Separation) -> Iterator[Line]:
    """Give every line of a cleaned text table, numbered as a spreadsheet would number it (from 1)."""
    return _read(_TextLines(text), separation)


def read_stream(texts: Iterable[str], separation: Separation) -> Iterator[Line]:
    """The same of a text that comes in pieces of whole lines; no more of it is held than may be read
    again."""
    # Not splitlines(), which would also end a line at signs that stand inside cells.
    return _read(_HeldLines(line for text in texts for line in io.StringIO(text, newline="\n")), separation)


def _read(source: _TextLines | _HeldLines, separation: Separation) -> Iterator[Line]:
    reader = _reader(source, separation)
    number = 0
    while True:
        start = source.place
        number += 1
        try:
            yield Line(number, next(reader))
        except StopIteration:
            return
        except csv.Error as error:
            reason = _TOO_LONG if "field larger" in str(error) else _BAD_QUOTES
            source.place = start
            next(source)
            reader = _reader(source, separation)
            yield Line(number, (), reason)


class _TextLines:
    """The lines of a text, one after the other, from a place that can be set back. Copies nothing."""

    def __init__(self, text: str) -> None:
        self.text, self.place = text, 0

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> str:
        if self.place >= len(self.text):
            raise StopIteration
        start, end = self.place, self.text.find("\n", self.place)
        self.place = end + 1 if end >= 0 else len(self.text)
        return self.text[start : self.place]


class _HeldLines:
    """The lines of a stream; those since the place last asked for are held, as they may be read again."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines, self._held = lines, deque[str]()
        self._first = self._next = 0

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> str:
        if self._next - self._first == len(self._held):
            self._held.append(next(self._lines))
        self._next += 1
        return self._held[self._next - 1 - self._first]

    @property
    def place(self) -> int:
        """The number of the next line. What stands before it is let go."""
        while self._first < self._next:
            self._held.popleft()
            self._first += 1
        return self._first

    @place.setter
    def place(self, place: int) -> None:
        self._next = place


def _reader(source: Iterator[str], separation: Separation) -> Iterator[list[str]]:
    delimiter = separation.delimiter or _NO_DELIMITER
    return csv.reader(source, delimiter=delimiter, strict=True, **_QUOTINGS[separation.quoting])


def _score(sample: str, delimiter: str) -> tuple[float, Separation]:
    """Score a delimiter: lines that agree with the first, or with each other below a title."""
    worded = _reads_as_words(sample, delimiter)
    tried = Separation(delimiter, 0, quoting=1 if worded else 0)
    lines = list(islice(read_lines(sample, tried), _SAMPLE_LINES))
    lengths = [len(line.cells) for line in lines if line.cells or line.reason]
    first, alike = _first_length(lengths), Counter(lengths)
    share = alike[first] / len(lengths) if lengths else 0
    if first > 1 and (share >= _SURE_SHARE or not worded):
        return 1 + share, Separation(delimiter, first)
    usual, often = max(alike.items(), key=lambda pair: pair[1], default=(0, 0))
    titled = usual > 2 or any(not line.cells and not line.reason for line in lines[:20])
    if usual > 1 and titled and often / len(lengths) >= _SURE_SHARE:
        return often / len(lengths), Separation(delimiter, usual)
    return 0, Separation(delimiter, 1)


def _reads_as_words(sample: str, delimiter: str) -> bool:
    """Ask whether the header is one sentence ("How was it, and why?") and no list of names ("id,text")."""
    header = sample.lstrip("\n").partition("\n")[0]
    return all(not part or part[0].isspace() for part in header.split(delimiter)[1:])


def _first_length(lengths: Sequence[int]) -> int:
    return lengths[0] if lengths else 0


def _sound_lines(sample: str, separation: Separation) -> tuple[int, float]:
    """How many lines are read well, and which share of all lines that is."""
    lines = list(islice(read_lines(sample, separation), _SAMPLE_LINES))
    sound = sum(len(line.cells) == separation.cells and not _wears_quotes(line.cells) for line in lines)
    return sound, sound / len(lines) if lines else 0


def _wears_quotes(cells: Sequence[str | None]) -> bool:
    """Ask whether a cell kept the marks it was quoted with, a sign that they were not understood."""
    bare = [cell.strip() for cell in cells if cell and '"' in cell]
    return any(len(cell) > 1 and cell[0] == cell[-1] == '"' for cell in bare)
