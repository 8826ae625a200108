"""Names of people: words that stand out, grown to whole names."""

from __future__ import annotations

from collections.abc import Iterator

from speakopenly.understand.deidentify.candidates import Candidate
from speakopenly.understand.deidentify.people.seeds import is_seed
from speakopenly.understand.deidentify.people.whole import candidate, listed_after, runs
from speakopenly.understand.deidentify.reading import Reading


def find_people(reading: Reading) -> Iterator[Candidate]:
    """Find people's names: each seed word, grown over the title, initials and surname beside it."""
    seeds = {index for index in range(len(reading.words)) if is_seed(reading, index)}
    seeds |= listed_after(reading, seeds)
    for first, last in runs(reading, seeds):
        yield candidate(reading, first, last)
