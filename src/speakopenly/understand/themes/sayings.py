"""From voices to sayings: what was said, each wording once, and who is left out and why.

Equal and nearly equal words are one saying while themes are sought, so that a copied letter cannot become
a theme by its copies alone; afterwards every copy stands where its saying stands.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from speakopenly.core.languages import detect_language
from speakopenly.core.records import Passage, Reason
from speakopenly.understand.answers import reason_to_leave_out
from speakopenly.understand.duplicates import group_near_duplicates
from speakopenly.understand.themes.records import Voice

_TELL_EVERY = 500


@dataclass(frozen=True, slots=True)
class Place:
    """One passage of one voice, both by their position."""

    voice: int
    passage: Passage


@dataclass(slots=True)
class Saying:
    """A wording and every place where it was said."""

    text: str
    places: list[Place] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Gathered:
    """All sayings of some voices, what each voice said, and the reason of each voice that has said nothing.

    Voices are known by their position.
    """

    sayings: tuple[Saying, ...]
    spoken: dict[int, Sequence[Passage]]
    left_out: dict[int, Reason]


def gather_sayings(voices: Sequence[Voice], *, progress: Callable[[int], None] | None = None) -> Gathered:
    """Collect what was said, in order of first appearance. ``progress`` hears how many voices are read."""
    left_out: dict[int, Reason] = {}
    spoken: dict[int, Sequence[Passage]] = {}
    for index, voice in enumerate(voices):
        if progress and (index + 1) % _TELL_EVERY == 0:
            progress(index + 1)
        reason = None if voice.is_read else _reason_for(voice)
        if reason:
            left_out[index] = reason
        else:
            spoken[index] = speaking(voice.passages)
    places = [Place(index, passage) for index, passages in spoken.items() for passage in passages]
    return Gathered(_collapse(places), spoken, left_out)


def texts_to_forget(voice: Voice) -> tuple[str, ...]:
    """Every text of a voice whose vector a cache may hold: what ``VectorCache.forget`` needs on erasure."""
    passages = [as_encoded(passage.text) for passage in voice.passages]
    whole = join_passages(speaking(voice.passages))
    return tuple(dict.fromkeys([*passages, whole]))


def join_passages(passages: Sequence[Passage]) -> str:
    """An answer of several passages as one text."""
    return " ".join(passage.text for passage in passages)


def as_encoded(text: str) -> str:
    """A passage as an encoder is given it: on one line."""
    return " ".join(text.split())


def _reason_for(voice: Voice) -> Reason | None:
    words = join_passages(voice.passages)
    reason = reason_to_leave_out(words)
    # A non-answer in Welsh is still a non-answer; anything else in it is for a person to read.
    if reason is None and not detect_language(words).is_covered:
        return Reason.LANGUAGE_NOT_COVERED
    return reason


def speaking(passages: Sequence[Passage]) -> Sequence[Passage]:
    """The passages that say something; all of them where none does by itself."""
    return [one for one in passages if reason_to_leave_out(one.text) is None] or passages


def _collapse(places: Sequence[Place]) -> tuple[Saying, ...]:
    by_words: dict[str, Saying] = {}
    for place in places:
        text = as_encoded(place.passage.text)
        saying = by_words.setdefault(text.casefold(), Saying(text))
        saying.places.append(place)
    sayings = list(by_words.values())
    for first, *others in group_near_duplicates([saying.text for saying in sayings]):
        for other in others:
            sayings[first].places += sayings[other].places
            sayings[other].places = []
    return tuple(saying for saying in sayings if saying.places)
