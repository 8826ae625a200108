"""An issue of the bulletin as plain data: what is told, what was made of it, and how we are doing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from speakopenly.check.bulletin.seasons import Season

FEWEST_STORIES: Final = 3
MOST_STORIES: Final = 5
MOST_WORDS_TO_OPEN: Final = 80
NUMBERS: Final = 3
LINES_TO_TRY: Final = 3


@dataclass(frozen=True, slots=True)
class Parts:
    """What is told in a story, part by part. ``told`` are the teller's words, cut but never changed."""

    heading: str = ""
    told: str = ""
    made_likely: tuple[str, ...] = ()
    comment: str = ""
    service_said: str = ""
    try_tomorrow: tuple[str, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything that somebody wrote here, in order, blanks left out."""
        said = (
            self.heading,
            self.told,
            *self.made_likely,
            self.comment,
            self.service_said,
            *self.try_tomorrow,
        )
        return tuple(text for text in said if text.strip())


@dataclass(frozen=True, slots=True)
class Story:
    """One story by its number, such as "2.3". ``parts`` is None where it was taken out after printing.

    ``reply`` and ``change`` are the numbers of the public reply and of the recommended change it led to.
    """

    number: str
    parts: Parts | None
    language: str = "en-GB"
    reply: int | None = None
    change: int | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """One of the three numbers: a share (0..1) with its range and its base. Hidden, it has only its name.

    ``code`` is that of the figures of learning; ``period`` is a quarter, such as "2026-Q3".
    """

    code: str
    period: str
    count: int | None = None
    base: int | None = None
    value: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Issue:
    """A whole issue. ``good_catch`` is numbered like a story, and is None where there is none.

    ``language`` is that of the opening note; ``speak_at`` is the address of the Speak door, where it has one.
    """

    service: str
    number: int
    season: Season
    year: int
    edition: int
    opening: str
    stories: tuple[Story, ...]
    good_catch: Story | None
    numbers: tuple[Number, ...]
    speak_at: str = ""
    why_fewer: str = ""
    language: str = "en-GB"

    @property
    def told(self) -> tuple[Story, ...]:
        """Every story with the good catch."""
        return (*self.stories, *((self.good_catch,) if self.good_catch else ()))

    @property
    def taken_out(self) -> tuple[str, ...]:
        """The numbers of what was taken out after printing."""
        return tuple(story.number for story in self.told if story.parts is None)
