"""What a transcript is: cues, each with its times, its speaker, and whether somebody has listened to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from speakopenly.core.tables.letters import clean

LONGEST_NAME: Final = 60


class Looked(StrEnum):
    """Whether a person has held the words of a cue against the recording."""

    NOT_YET = "not yet"
    CHECKED = "checked"
    """Listened to, and right as it stood."""
    CORRECTED = "corrected"
    """Listened to, and put right."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Some words and when they were said: ``start`` and ``end`` in seconds, to the millisecond.

    ``speaker`` is "" where nobody has said who speaks. Make one with ``make_cue``, which tidies the words.
    """

    start: float
    end: float
    text: str = field(repr=False)
    speaker: str = field(default="", repr=False)
    looked: Looked = Looked.NOT_YET


@dataclass(frozen=True, slots=True)
class Transcript:
    """The cues of one recording, in the order they were given."""

    cues: tuple[Cue, ...] = ()

    @property
    def speakers(self) -> tuple[str, ...]:
        """What the speakers are called, in the order they first speak; "" is left away."""
        return tuple(dict.fromkeys(cue.speaker for cue in self.cues if cue.speaker))


def make_cue(start: float, end: float, text: str, speaker: str = "", looked: Looked = Looked.NOT_YET) -> Cue:
    """Make a cue with its words tidied and its times rounded to the millisecond."""
    return Cue(round(start, 3), round(end, 3), tidy(text), tidy_name(speaker), looked)


def tidy(text: str) -> str:
    """Leave single spaces only: line ends of captions are where the screen ended, not where a thought did."""
    return " ".join(clean(text)[0].split())


def tidy_name(speaker: str) -> str:
    """Tidy what a speaker is called; past sixty letters it is no name any more."""
    return tidy(speaker)[:LONGEST_NAME].strip()
