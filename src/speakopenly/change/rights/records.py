"""What is kept of a check: who answered which stop, what was written, and the conditions. Frozen, versioned.

Nobody is named: ``by`` is a mark that tells one person from another, with what they stand for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final, Self

from speakopenly.change.rights.needs import NEEDS, NeedId
from speakopenly.change.rights.scope import Subject
from speakopenly.change.rights.stops import StopId
from speakopenly.core.errors import BadInput
from speakopenly.hear.speaking.questions import YesNo
from speakopenly.hear.speaking.storing import bytes_of, record_from

QUESTIONS_VERSION: Final = "1"
"""Stored with every check, so that no older answer is read as one to a newer question."""
LONGEST_WITHOUT_LOOKING: Final = timedelta(days=31)
"""Conditions are looked at again within a month: no longer than an authorisation may go unreviewed."""
NO_WORDS: Final[Mapping[str, str]] = MappingProxyType({})


class Standing(StrEnum):
    """What somebody who answers stands for."""

    OF_THE_AIM = "of_the_aim"
    INDEPENDENT = "independent"
    ADVOCATE = "advocate"
    """The child's advocate, whose stop needs nobody beside it."""


@dataclass(frozen=True, slots=True)
class StopAnswer:
    """One person's answer to one stop, with what it rests on."""

    stop: StopId
    answer: YesNo
    by: str
    standing: Standing
    on: date
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class NeedAnswer:
    """What was written for one question, part by part, and the plain yes or no where it asks for one.

    Raises BadInput where it names a part that the question does not have.
    """

    need: NeedId
    words: tuple[tuple[str, str], ...] = ()
    yes: YesNo | None = None

    def __post_init__(self) -> None:
        known = NEEDS[self.need].names
        if any(name not in known for name, _words in self.words):
            raise BadInput("This question has no such part.", do=f"Its parts are: {', '.join(known)}.")

    @classmethod
    def of(cls, need: NeedId, yes: YesNo | None = None, **words: str) -> Self:
        """The same with parts by name."""
        return cls(need, tuple(words.items()), yes)


class WayKind(StrEnum):
    """What sort of less intrusive way it is; the first two must be among them."""

    NOTHING = "nothing"
    ADULTS_ONLY = "adults_only"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Way:
    """A less intrusive way, and why it is not enough."""

    kind: WayKind
    what: str
    why_not_enough: str


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that must be so, by a day, and the role that sees to it. Never a name."""

    what: str
    role: str
    by: date


@dataclass(frozen=True, slots=True)
class Conditions:
    """What the measure is held to, from a day until it is looked at again.

    Raises BadInput where there is no condition, one is blank, or the day to look again is not within 31 days.
    """

    each: tuple[Condition, ...]
    set_on: date
    look_again_on: date

    def __post_init__(self) -> None:
        if not self.each or any(not (one.what.strip() and one.role.strip()) for one in self.each):
            raise BadInput(
                "A condition has no words or no role.", do="Say what must be so, and who sees to it."
            )
        if not timedelta(0) < self.look_again_on - self.set_on <= LONGEST_WITHOUT_LOOKING:
            raise BadInput(
                "Conditions are looked at again within 31 days.",
                do="Choose an earlier day.",
                column="look_again_on",
            )


@dataclass(frozen=True, slots=True)
class RightsCheck:
    """One check as far as it has come. What is not answered is simply not here."""

    subject: Subject
    stops: tuple[StopAnswer, ...] = ()
    needs: tuple[NeedAnswer, ...] = ()
    ways: tuple[Way, ...] = ()
    conditions: Conditions | None = None
    questions: str = QUESTIONS_VERSION

    def with_stop(self, *answers: StopAnswer) -> Self:
        """The check with more answers to stops. Nothing that was answered is taken away."""
        return replace(self, stops=(*self.stops, *answers))

    def with_need(self, answer: NeedAnswer) -> Self:
        """The check with what was written for one question, in place of what stood there."""
        others = tuple(each for each in self.needs if each.need is not answer.need)
        return replace(self, needs=(*others, answer))

    def to_bytes(self) -> bytes:
        """Write the check down; the same check gives the same bytes."""
        return bytes_of(self)

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Read a check back. Raises BadInput when the bytes are none, or of an unknown version."""
        check = record_from(data, cls)
        if check.questions != QUESTIONS_VERSION:
            raise BadInput("This check answers other questions.", do="Open it with the release that made it.")
        return check
