"""Suggest the factors a text speaks of, with the words behind each, or say nothing.

Two signs are weighed: how likely the text speaks of a factor by its meaning, read whole and sentence by
sentence (``meaning``), and a cue phrase of our own, counted as its sentence means it (``reading``). Neither
decides alone unless it is strong. A machine suggests; readers decide, and both are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from speakopenly.core.languages import detect_language
from speakopenly.core.records import ContributionId, Passage
from speakopenly.hear.factors import FACTORS, Direction, Factor, FactorCode
from speakopenly.understand.embeddings import Encoder, load_encoder
from speakopenly.understand.factors.cues import CueFinder
from speakopenly.understand.factors.lexicon import LEXICON_VERSION, load_lexicon
from speakopenly.understand.factors.meaning import Vectors, load_meaning
from speakopenly.understand.factors.reading import only_asks, read_cue
from speakopenly.understand.passages import split_passages

MOST = 6
"""Suggestions for one text. More would be work for readers, not help."""
ENOUGH = 0.25
"""Strength from which a factor is suggested: about every second suggestion is then one that a coder gave as
well. Chosen on every second one of the invented reports; the others measure it (benchmarks/factors.py)."""
OF_STRONGEST_SENTENCE, OF_WHOLE, OF_ALL_SENTENCES, OF_CUE = 0.35, 0.35, 0.3, 0.2
"""What each sign adds to the strength, at most."""
LEANS = 0.5
"""How far a sentence must lean to help or hindrance before a direction is told without a cue."""
BEHIND = 0.5
"""A sentence stands behind a suggestion from this share of the likelihood of the strongest one."""
SENTENCES_READ = 400
"""A text of more sentences is read as far as this."""
WORDS_KEPT = 3
"""Places shown behind one suggestion."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words behind a suggestion: ``text[start:end]`` of the text given, in code points."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One factor that a text may speak of. ``strength`` (0..1) is for order only; it is no probability."""

    factor: Factor
    direction: Direction | None
    """None where the words do not tell whether it hindered or helped."""
    strength: float
    words: tuple[Words, ...]
    """At least one, in reading order."""

    @property
    def code(self) -> FactorCode:
        """The factor's code."""
        return self.factor.code


@dataclass(frozen=True, slots=True)
class _Cued:
    """A cue as its sentence means it."""

    code: FactorCode
    direction: Direction
    weight: float
    words: Words


@dataclass(frozen=True, slots=True)
class _Read:
    """A text as it was read: its sentences, what each and the whole speak of, and the cues in it."""

    passages: tuple[Passage, ...]
    likely: Vectors
    leaning: Vectors
    whole: Vectors
    cued: tuple[_Cued, ...]


class FactorSuggester:
    """Suggests factors; loaded once and used by many threads, as nothing in it changes afterwards."""

    def __init__(self, encoder: Encoder | None = None) -> None:
        lexicon = load_lexicon()
        self._encoder = encoder or load_encoder()
        self._cues = CueFinder(lexicon.cues)
        self._meaning = load_meaning(lexicon, self._encoder)
        self.version = f"lexicon {LEXICON_VERSION}, {self._encoder.name}"
        """Stored beside what was suggested."""

    def suggest(self, text: str) -> tuple[Suggestion, ...]:
        """The factors ``text`` speaks of, the strongest first; at most ``MOST``, often none.

        Nothing is said of a text in a language the encoder does not cover, and of questions that ask only.
        """
        passages = tuple(islice(_telling(text), SENTENCES_READ))
        if not passages or not detect_language(text).is_covered:
            return ()
        read = self._read(text, passages)
        made = [
            _suggestion(each, place, strength, read)
            for place, each in enumerate(FACTORS)
            if (strength := _strength(each.code, place, read)) >= ENOUGH
        ]
        return tuple(sorted(made, key=lambda each: -each.strength)[:MOST])

    def suggest_many(
        self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None
    ) -> Iterator[tuple[Suggestion, ...]]:
        """The suggestions of each text in turn; each depends on its own text alone."""
        for done, text in enumerate(texts, start=1):
            yield self.suggest(text)
            if progress:
                progress(done)

    def _read(self, text: str, passages: tuple[Passage, ...]) -> _Read:
        vectors = self._encoder.encode([*(each.text for each in passages), text])
        likely = self._meaning.likely(vectors)
        cued = tuple(cued for passage in passages for cued in self._cued(passage))
        return _Read(passages, likely[:-1], self._meaning.leaning(vectors[:-1]), likely[-1], cued)

    def _cued(self, passage: Passage) -> Iterator[_Cued]:
        for found in self._cues.find(passage.text):
            meant = read_cue(passage.text, found)
            if meant:
                words = _words(passage, found.start, found.end)
                yield _Cued(found.cue.code, meant.direction, meant.weight, words)


def _telling(text: str) -> Iterator[Passage]:
    split = split_passages(ContributionId("text"), text)
    return (each for each in split if not only_asks(each.text))


def _strength(code: FactorCode, place: int, read: _Read) -> float:
    cue = max((each.weight for each in read.cued if each.code == code), default=0.0)
    strength = (
        OF_STRONGEST_SENTENCE * float(read.likely[:, place].max())
        + OF_WHOLE * float(read.whole[place])
        + OF_ALL_SENTENCES * float(read.likely[:, place].mean())
        + OF_CUE * cue
    )
    return round(min(1.0, strength), 2)


def _suggestion(factor: Factor, place: int, strength: float, read: _Read) -> Suggestion:
    cued = [each for each in read.cued if each.code == factor.code]
    strongest = int(read.likely[:, place].argmax())
    direction = _told(cued) if cued else _sounds_like(float(read.leaning[strongest]))
    words = [each.words for each in cued if each.direction is direction] or _likeliest(place, read)
    return Suggestion(factor, direction, strength, _apart(words))


def _told(cued: Sequence[_Cued]) -> Direction:
    """The direction most of the cues' weight tells; where they are even, hindrance must not be overlooked."""
    helped = sum(each.weight for each in cued if each.direction is Direction.HELPED)
    hindered = sum(each.weight for each in cued if each.direction is Direction.HINDERED)
    return Direction.HELPED if helped > hindered else Direction.HINDERED


def _sounds_like(lean: float) -> Direction | None:
    if abs(lean) < LEANS:
        return None
    return Direction.HELPED if lean > 0 else Direction.HINDERED


def _likeliest(place: int, read: _Read) -> list[Words]:
    least = BEHIND * float(read.likely[:, place].max())
    return [
        _words(passage, 0, len(passage.text))
        for passage, row in zip(read.passages, read.likely, strict=True)
        if float(row[place]) >= least
    ]


def _words(passage: Passage, start: int, end: int) -> Words:
    return Words(passage.start + start, passage.start + end, passage.text[start:end])


def _apart(words: Sequence[Words]) -> tuple[Words, ...]:
    """The longest of words that overlap, in reading order, as far as are shown."""
    kept: list[Words] = []
    for each in sorted(words, key=lambda each: (each.start - each.end, each.start)):
        if all(each.end <= other.start or other.end <= each.start for other in kept):
            kept.append(each)
    return tuple(sorted(kept, key=lambda each: each.start)[:WORDS_KEPT])
