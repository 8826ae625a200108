"""Where a position stands: programs count letters, line ends and the end of a span in different ways.

The schema says "integer"; the specification (10.2) that a selection is "defined by the first and the last
character (Unicode codepoint)". Most programs give the place after the last character all the same, NVivo
counts UTF-16 units, and some count a line's end as one character where the text has two, or the other way.
We write code points of the text as it is packed, end not included. How a foreign file counts is told by
where its spans begin and end: people mark whole words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

Edges = Sequence[tuple[int, int]]
"""Start and end of each span, as a file gives them."""
Place = Callable[[int], int | None]
"""From a position as given to code points; None where it is outside the text."""
_EDGES_BETTER: Final = 1
_TIMES_BETTER: Final = 1.02
"""Another way of counting is believed only when it fits more edges than this, and this many times as many."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way of counting. ``line_end`` is what the end of a line counts for, None as it stands in the text."""

    utf16: bool = False
    line_end: int | None = None
    last_included: bool = False

    @property
    def name(self) -> str:
        """The way in words."""
        parts = ["UTF-16 units" if self.utf16 else "code points"]
        if self.line_end:
            parts.append(f"a line end as {'one' if self.line_end == 1 else 'two'}")
        if self.last_included:
            parts.append("the last character included")
        return ", ".join(parts)


OURS: Final = Way()
_WAYS: Final = sorted(
    (Way(*parts) for parts in product((False, True), (None, 1, 2), (False, True))),
    key=lambda way: way.utf16 + (way.line_end is not None) + way.last_included,
)
"""All ways, the one nearest to ours first: where several fit equally well, it is taken."""


@dataclass(frozen=True, slots=True)
class Counting:
    """One way of counting in one text."""

    place: Place
    after_last: int

    def start(self, position: int) -> int | None:
        """The code point at which a span begins."""
        return self.place(position)

    def end(self, position: int) -> int | None:
        """The code point before which a span ends."""
        return self.place(position + self.after_last)


def counting_in(text: str, way: Way) -> Counting:
    """How to read positions in one text."""
    return Counting(_place_by(text, _widths_of(text, way)), int(way.last_included))


def way_of(texts: Iterable[tuple[str, Edges]]) -> Way:
    """Tell how a file counts positions, from all its texts and the spans it gives in them."""
    fits: Counter[Way] = Counter()
    for text, edges in texts:
        places: dict[tuple[bool, int | None], Place] = {}
        for way in _WAYS:
            widths = _widths_of(text, way)
            if widths not in places:
                places[widths] = _place_by(text, widths)
            fits[way] += _fit(text, edges, Counting(places[widths], int(way.last_included)))
    best = max(_WAYS, key=lambda way: fits[way])
    is_better = fits[best] > fits[OURS] + _EDGES_BETTER and fits[best] > fits[OURS] * _TIMES_BETTER
    return best if is_better else OURS


def _widths_of(text: str, way: Way) -> tuple[bool, int | None]:
    """What of a way makes a difference in a text."""
    two = "\r\n" in text
    differs = (way.line_end == 1 and two) or (way.line_end == 2 and not two and "\n" in text)
    return way.utf16 and not text.isascii(), way.line_end if differs else None


def _place_by(text: str, widths: tuple[bool, int | None]) -> Place:
    utf16, line_end = widths
    if not utf16 and line_end is None:
        length = len(text)
        return lambda position: position if 0 <= position <= length else None
    starts, at = [], 0
    for number, letter in enumerate(text):
        starts.append(at)
        if letter == "\n" and line_end == 2:
            at += 2
        elif not (line_end == 1 and text.startswith("\r\n", number)):
            at += 2 if utf16 and letter > "\uffff" else 1
    starts.append(at)
    return lambda position: bisect_left(starts, position) if 0 <= position <= at else None


def _fit(text: str, edges: Edges, counting: Counting) -> int:
    """How many edges fall between words; a span outside the text counts against the way."""
    fit = 0
    for start, end in edges:
        first, last = counting.start(start), counting.end(end)
        if first is None or last is None:
            fit -= 1
        else:
            fit += _begins_a_word(text, first) + _ends_a_word(text, last)
    return fit


def _begins_a_word(text: str, place: int) -> bool:
    begins = place < len(text) and not text[place].isspace()
    return begins and not (place and text[place - 1].isalnum())


def _ends_a_word(text: str, place: int) -> bool:
    ends = place > 0 and not text[place - 1].isspace()
    return ends and not (place < len(text) and text[place].isalnum())
