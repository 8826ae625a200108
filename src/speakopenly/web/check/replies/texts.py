"""What an edition says, as the library knows it; and which way of saying it somebody is shown."""

from __future__ import annotations

from dataclasses import dataclass

from speakopenly.check.replies import ENGLISH, Way, Words, nearest
from speakopenly.hear.speaking.questions import Wording
from speakopenly.web.check.replies.models import Edition, ReplyText


@dataclass(frozen=True, slots=True)
class Shown:
    """One way of saying it. ``is_wanted`` is False where it is not written in the way that was asked for."""

    words: Words
    way: Way
    is_wanted: bool

    @property
    def lang(self) -> str:
        """The code of its language that a browser knows."""
        return self.way.language.partition("-")[0]


def said_in(edition: Edition) -> dict[Way, Words]:
    """Every way of saying it that was begun."""
    return {way_of(text): words_of(text) for text in edition.texts.all()}


def way_of(text: ReplyText) -> Way:
    """In which words and language this is written."""
    return Way(Wording(text.wording), text.language)


def words_of(text: ReplyText) -> Words:
    """Its boxes."""
    return Words(text.title, text.heard, text.changed, text.nothing_because, text.checked)


def own_words(edition: Edition) -> list[str]:
    """What the service says of itself in English: what it changed, why nothing, and what was checked.

    What was heard is not among them, nor the title: those tell of what people said.
    """
    english = [words for way, words in said_in(edition).items() if way.language == ENGLISH]
    return [box for words in english for box in (words.changed, words.nothing_because, words.checked)]


def shown_to(edition: Edition, wanted: Way) -> Shown | None:
    """What somebody is shown who reads in this way; None where nothing is written yet."""
    said = said_in(edition)
    way = nearest(wanted, said)
    if way is None:
        return None
    plain = Wording.EVERYDAY if wanted.wording is Wording.FAMILY else wanted.wording
    return Shown(said[way], way, way == Way(plain, wanted.language))
