"""A hidden name that breaks off beside another capital takes it in: "Hall | of the Winds"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from speakopenly.understand.deidentify.candidates import Candidate
from speakopenly.understand.deidentify.lexicon import fold
from speakopenly.understand.deidentify.reading import Reading
from speakopenly.understand.deidentify.spans import Span, SpanKind

_GROWS = frozenset({SpanKind.ORG, SpanKind.PLACE, SpanKind.ADDRESS, SpanKind.PERSON})
_LINKED = re.compile(r"(?: (?:of|on|upon|under|le|y|yr)(?: the)?)? (?P<word>[A-Z][a-z][\w'’-]*)")
_PLACED = re.compile(r"-(?:on|upon|under|in|le|by|super)-(?:the-)?[A-Za-z]\w+", re.I)


def grown(reading: Reading, spans: Iterable[Span]) -> Iterator[Candidate]:
    """Give each hidden name that goes on to the right with the words it goes on in."""
    for span in spans:
        if span.kind in _GROWS:
            end = _end_of(reading, span)
            if end > span.end:
                yield Candidate(span.start, end, span.kind)


def _end_of(reading: Reading, span: Span) -> int:
    placed = _PLACED.match(reading.text, span.end)
    if placed:
        return placed.end()
    if reading.shouted or not span.text[:1].isupper():
        return span.end
    match = _LINKED.match(reading.text, span.end)
    if match is None:
        return span.end
    key = fold(match.group("word").removesuffix("'s").removesuffix("’s"))
    linked = len(match.group()) > len(match.group("word")) + 1
    if linked and span.kind is SpanKind.PERSON or reading.lexicon.is_generic(key):
        return span.end
    end = match.end()
    return end - 2 if match.group()[-2:] in {"'s", "’s"} else end
