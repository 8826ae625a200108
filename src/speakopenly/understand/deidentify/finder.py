"""The whole of de-identification: every recogniser, settled into spans that never overlap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from multiprocessing import get_context

from speakopenly.core.english import Part, load_english
from speakopenly.understand.deidentify.addresses import find_addresses, find_numbered, find_postcodes
from speakopenly.understand.deidentify.addresses_named import find_named_addresses
from speakopenly.understand.deidentify.ages import find_ages
from speakopenly.understand.deidentify.candidates import Candidate, settle
from speakopenly.understand.deidentify.contacts import find_contacts
from speakopenly.understand.deidentify.dates import find_dates
from speakopenly.understand.deidentify.entities import (
    Entity,
    entities_of,
    from_entities,
    is_worth_asking,
)
from speakopenly.understand.deidentify.growing import grown
from speakopenly.understand.deidentify.known import KnownNames
from speakopenly.understand.deidentify.lexicon import load_lexicon
from speakopenly.understand.deidentify.lines import find_names_by_line
from speakopenly.understand.deidentify.numbers import find_case_numbers, find_numbers
from speakopenly.understand.deidentify.organisations import find_organisations
from speakopenly.understand.deidentify.people import find_people
from speakopenly.understand.deidentify.pieces import cut
from speakopenly.understand.deidentify.places import find_places
from speakopenly.understand.deidentify.reading import Reading, read
from speakopenly.understand.deidentify.repeats import Mentions
from speakopenly.understand.deidentify.spans import Span, SpanKind
from speakopenly.understand.deidentify.steady import steady

_CHUNK = 64
_CHUNK_LETTERS = 200_000


class Deidentifier:
    """Finds what identifies people. Loaded once, never changed, safe to use from several threads.

    ``known`` is a service's own list (staff, schools, teams): each is hidden wherever it stands, whatever its
    capitals. A machine proposes and a person confirms: it finds most, never all.
    """

    def __init__(self, *, known: KnownNames | None = None) -> None:
        self._known = known or KnownNames(b"", {})
        self._lexicon = load_lexicon()
        load_english(Part.NAMES)

    def find(self, text: str) -> tuple[Span, ...]:
        """Find the identifying spans of one text: sorted, never overlapping, in code points."""
        return next(self._find_each([text]))

    def find_many(self, texts: Iterable[str], *, workers: int = 1) -> Iterator[tuple[Span, ...]]:
        """Find the spans of many texts, in order. More workers use more processes; the answer is the same."""
        if workers <= 1:
            yield from self._find_each(texts)
            return
        with get_context("spawn").Pool(workers, _start, (self._known,)) as pool:
            for found in pool.imap(_work, _chunks(texts)):
                yield from found

    def _find_each(self, texts: Iterable[str]) -> Iterator[tuple[Span, ...]]:
        for chunk in _chunks(texts):
            pieces = [cut(text) for text in chunk]
            readings = [
                [read(_quietly(steady(piece.text)), self._lexicon) for piece in each] for each in pieces
            ]
            asked = [reading.text for each in readings for reading in each if is_worth_asking(reading)]
            answers = entities_of(asked)
            for text, starts, each in zip(chunk, pieces, readings, strict=True):
                found = [next(answers) if is_worth_asking(reading) else () for reading in each]
                yield tuple(self._whole(text, [piece.start for piece in starts], each, found))

    def _whole(
        self, text: str, starts: list[int], readings: list[Reading], entities: list[tuple[Entity, ...]]
    ) -> Iterator[Span]:
        """Settle each piece of a text, then once more with what the other pieces know."""
        known = list(self._known.find(text))
        groups = [
            [_inside(known, start, len(reading.text)), *self._certain(reading.text), *_likely(reading, found)]
            for start, reading, found in zip(starts, readings, entities, strict=True)
        ]
        first = [settle(reading.text, group) for reading, group in zip(readings, groups, strict=True)]
        mentions = Mentions((span for spans in first for span in spans), self._lexicon)
        for start, reading, group, spans in zip(starts, readings, groups, first, strict=True):
            groups_and_growth = [list(grown(reading, spans)), list(mentions.find(reading, spans))]
            for span in settle(reading.text, [*group, *groups_and_growth]):
                begin, end = start + span.start, start + span.end
                yield Span(begin, end, span.kind, text[begin:end])

    def _certain(self, text: str) -> list[list[Candidate]]:
        """The recognisers that go by shape, the surest first."""
        return [
            list(find_contacts(text)),
            list(find_numbers(text)),
            list(find_postcodes(text)),
            list(find_dates(text)),
            list(find_case_numbers(text)),
            list(find_ages(text, self._lexicon)),
        ]


def _inside(known: list[Candidate], start: int, length: int) -> list[Candidate]:
    """The part of each known name that falls in one piece, counted from the piece's start."""
    return [
        Candidate(max(name.start - start, 0), min(name.end - start, length), name.kind)
        for name in known
        if name.start < start + length and start < name.end
    ]


def _quietly(text: str) -> str:
    """A text all in capitals, in small letters, so that the shapes of hurried text fit it; else as it is."""
    letters = [letter for letter in text if letter.isalpha()]
    if sum(letter.isupper() for letter in letters) < 0.7 * len(letters) or len(letters) < 12:
        return text
    small = text.lower()
    return small if len(small) == len(text) else text


def _likely(reading: Reading, entities: tuple[Entity, ...]) -> list[list[Candidate]]:
    """The recognisers that weigh words: bodies before streets before people before towns before the model."""
    people = list(find_people(reading))
    modelled = list(from_entities(reading, entities))
    return [
        [*find_numbered(reading.text, reading.lexicon), *find_named_addresses(reading.text, reading.lexicon)],
        list(find_organisations(reading)),
        list(find_addresses(reading.text, reading.lexicon)),
        list(find_names_by_line(reading.text, reading.lexicon)),
        [person for person in people if _is_sure(reading, person)],
        list(find_places(reading)),
        [_as_modelled(person, modelled) for person in people],
        modelled,
    ]


def _is_sure(reading: Reading, person: Candidate) -> bool:
    """Say whether a list or a title, not only a capital, speaks for a name."""
    return any(
        reading.lexicon.is_given(word.key) or word.key in reading.lexicon.likely_names
        for word in reading.words
        if person.start <= word.start < person.end
    )


def _as_modelled(person: Candidate, modelled: list[Candidate]) -> Candidate:
    """An unknown capital is a place or a body where the model says so."""
    for other in modelled:
        if other.kind is not SpanKind.PERSON and other.start <= person.start and person.end <= other.end:
            return person._replace(kind=other.kind)
    return person


def _chunks(texts: Iterable[str]) -> Iterator[list[str]]:
    """Some texts at a time: few enough that their words fit in memory, however long each is."""
    chunk: list[str] = []
    size = 0
    for text in texts:
        chunk.append(text)
        size += len(text)
        if len(chunk) == _CHUNK or size > _CHUNK_LETTERS:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


_in_worker: list[Deidentifier] = []


def _start(known: KnownNames) -> None:
    _in_worker.append(Deidentifier(known=known))


def _work(texts: list[str]) -> list[tuple[Span, ...]]:
    return list(_in_worker[0].find_many(texts))
