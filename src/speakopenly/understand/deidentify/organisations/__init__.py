"""Named homes, schools, courts, wards, teams, firms, agencies and surgeries; generic ones stay."""

from __future__ import annotations

from collections.abc import Iterator

from speakopenly.understand.deidentify.candidates import Candidate
from speakopenly.understand.deidentify.organisations.bare import bare_names, houselike
from speakopenly.understand.deidentify.organisations.dedicated import dedicated, nature_named
from speakopenly.understand.deidentify.organisations.headed import first_lower, first_word, last_word
from speakopenly.understand.deidentify.organisations.shapes import firms, named_teams, saints
from speakopenly.understand.deidentify.organisations.words import HEADS
from speakopenly.understand.deidentify.reading import Reading
from speakopenly.understand.deidentify.spans import SpanKind


def find_organisations(reading: Reading) -> Iterator[Candidate]:
    """Find named bodies and houses, in capitals or in hurried lower case."""
    for index, word in enumerate(reading.words):
        key = word.key
        if key not in HEADS:
            continue
        first = first_word(reading, index) if word.capital else first_lower(reading, index)
        if first < index:
            last = last_word(reading, index)
            yield Candidate(reading.words[first].start, reading.words[last].end, SpanKind.ORG)
    yield from bare_names(reading)
    yield from firms(reading)
    yield from houselike(reading)
    yield from saints(reading)
    yield from named_teams(reading)
    yield from dedicated(reading)
    yield from nature_named(reading)
