"""What a public reply says, in each wording and language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from speakopenly.hear.speaking.questions import Wording

ENGLISH: Final = "en-gb"
WELSH: Final = "cy"
WORDINGS: Final = (Wording.EVERYDAY, Wording.YOUNG, Wording.EASY)
"""The words a reply is written in; a family reads the everyday ones."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way of saying it: in these words, in this language."""

    wording: Wording
    language: str


FIRST: Final = Way(Wording.EVERYDAY, ENGLISH)
HOPED_FOR: Final = (
    FIRST,
    Way(Wording.YOUNG, ENGLISH),
    Way(Wording.EASY, ENGLISH),
    Way(Wording.EVERYDAY, WELSH),
)
"""The four every reply is hoped to stand in; the first it must."""
EVERY_WAY: Final = (*HOPED_FOR, Way(Wording.YOUNG, WELSH), Way(Wording.EASY, WELSH))


@dataclass(frozen=True, slots=True)
class Words:
    """What a reply says in one way. One of ``changed`` and ``nothing_because`` is blank.

    ``checked`` may be blank only where a day is given by which it will be looked at.
    """

    title: str = ""
    heard: str = ""
    changed: str = ""
    nothing_because: str = ""
    checked: str = ""

    @property
    def boxes(self) -> tuple[str, ...]:
        """Every box, also those that are blank."""
        return (self.title, self.heard, self.changed, self.nothing_because, self.checked)


def ready(ways: Iterable[Way]) -> int:
    """How many of the four hoped for are written: the 2 in "2 of 4 ready"."""
    return len(set(ways) & set(HOPED_FOR))


def nearest(wanted: Way, written: Iterable[Way]) -> Way | None:
    """The way to show to somebody who asked for this one; None where nothing is written.

    The same language comes before the same wording: simple words help nobody who cannot read the language.
    """
    plain = Wording.EVERYDAY if wanted.wording is Wording.FAMILY else wanted.wording
    there = set(written)
    order = (
        Way(plain, wanted.language),
        Way(Wording.EVERYDAY, wanted.language),
        Way(plain, ENGLISH),
        FIRST,
    )
    return next((each for each in order if each in there), None)
