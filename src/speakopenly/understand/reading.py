"""Read contributions as the machine does before any theme: de-identify, tell the language, cut into passages.

A contribution in a language the models do not cover is never cleared by a machine: its text stays out and
it waits for a person.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from speakopenly.core.languages import Language, as_told, detect_languages
from speakopenly.core.records import Contribution, Passage, Place, Reason
from speakopenly.understand.answers import reason_to_leave_out
from speakopenly.understand.deidentify import Deidentifier, Span, hide, moved
from speakopenly.understand.deidentify.lexicon import fold, load_lexicon
from speakopenly.understand.passages import split_passages

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done, and of how many."""
TEXTS_FOR_A_WORD = 6
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019\-][^\W\d_]+)*")
EVERY = 50
"""Progress is told once in so many contributions."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One contribution as it was read. ``text`` is de-identified, or as given where nobody asked for that.

    ``text`` is None where a person must read it first. ``spans`` are code points in the contribution's own
    words, so they never leave with a publication. ``places`` are its, moved to ``text``.
    """

    contribution: Contribution
    text: str | None
    language: str
    reason: Reason | None
    passages: tuple[Passage, ...]
    spans: tuple[Span, ...] = ()
    places: tuple[Place, ...] = ()


def read_contributions(
    contributions: Sequence[Contribution],
    *,
    deidentifier: Deidentifier | None,
    workers: int = 1,
    progress: Progress = lambda what, done, total: None,
) -> tuple[Reading, ...]:
    """Read every contribution, in order. Without a de-identifier the text is taken as given."""
    found = _find_identifiers(contributions, deidentifier, workers)
    languages = _languages_of(contributions)
    readings = []
    each = zip(contributions, found, languages, strict=True)
    for number, (contribution, spans, language) in enumerate(each, start=1):
        readings.append(read_one(contribution, spans, language))
        if number % EVERY == 0 or number == len(contributions):
            progress("reading", number, len(contributions))
    return tuple(readings)


def _languages_of(contributions: Sequence[Contribution]) -> tuple[Language, ...]:
    """As a person or the intake told it; what nobody told is told from the words."""
    found = detect_languages(contribution.text for contribution in contributions)
    each = zip(contributions, found, strict=True)
    return tuple(as_told(contribution.language or "") or language for contribution, language in each)


def _find_identifiers(
    contributions: Sequence[Contribution], deidentifier: Deidentifier | None, workers: int
) -> Iterable[tuple[Span, ...]]:
    if deidentifier is None:
        return (() for _ in contributions)
    return deidentifier.find_many((each.text for each in contributions), workers=workers)


def read_one(contribution: Contribution, spans: tuple[Span, ...], language: Language) -> Reading:
    """Read one contribution of which the identifying spans and the language are known."""
    reason = reason_to_leave_out(contribution.text)
    if reason is None and not language.is_covered:
        return Reading(contribution, None, language.code, Reason.LANGUAGE_NOT_COVERED, (), spans)
    text = hide(contribution.text, spans)
    passages = () if reason else split_passages(contribution.id, text)
    return Reading(
        contribution, text, language.code, reason, passages, spans, _moved(contribution.places, spans)
    )


def _moved(places: Sequence[Place], spans: Sequence[Span]) -> tuple[Place, ...]:
    starts = moved([place.start for place in places], spans)
    return tuple(replace(place, start=start) for place, start in zip(places, starts, strict=True))


class IdentifierCheck:
    """Says which of some words are identifiers, by reading a few of the texts they stand in.

    For themes of text that is taken as given: to read all of it for names would cost more than the themes.
    Words that every letter uses ("staff", "waiting") and that are nobody's name are not looked up.
    """

    def __init__(self, deidentifier: Deidentifier) -> None:
        self._deidentifier = deidentifier
        self._cleared: set[str] = set()

    def __call__(self, words: Collection[str], texts: Sequence[str]) -> frozenset[str]:
        """The identifiers among ``words``; ``texts`` are where they may stand."""
        asked = {word for word in words if word not in self._cleared and may_be_a_name(word)}
        found: set[str] = set()
        for spans in self._deidentifier.find_many(_texts_with(asked, texts)):
            found.update(word for span in spans for word in span.text.lower().split())
        self._cleared |= asked - found
        return frozenset(found)


def may_be_a_name(word: str) -> bool:
    """Whether any list knows a word as a name, or plain English does not know it."""
    lexicon, key = load_lexicon(), fold(word)
    if lexicon.is_generic(key):
        return False
    return key not in lexicon.common or (lexicon.is_name_like(key) and key not in lexicon.frequent)


def _texts_with(words: Collection[str], texts: Sequence[str]) -> list[str]:
    """Some texts for each word, those first that write it with a capital."""
    places: dict[str, list[tuple[bool, int]]] = {word: [] for word in words}
    for number, text in enumerate(texts):
        for word in _WORD.findall(text):
            if word.lower() in places:
                places[word.lower()].append((word.islower(), number))
    chosen = {number for found in places.values() for _, number in sorted(found)[:TEXTS_FOR_A_WORD]}
    return [texts[number] for number in sorted(chosen)]


def hidden_words(readings: Iterable[Reading]) -> Iterator[str]:
    """Every word that stood inside an identifier, lower-case: none may turn up in the name of a theme."""
    for reading in readings:
        for span in reading.spans:
            yield from span.text.lower().split()
