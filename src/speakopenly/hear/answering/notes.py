"""What one reader notes of a report: frozen, versioned, written down to be sealed.

It says what kind of thing is told, where in the work, how great the harm, which conditions hindered or
helped, and how the routing rules were answered. No field names, scores or ranks anybody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Self

from speakopenly.core.errors import BadInput
from speakopenly.hear.answering.rules import ASKED, RuleId
from speakopenly.hear.factors import SCHEME_VERSION, Direction, is_factor
from speakopenly.hear.speaking.questions import Effect, Kind, ProcessStage, RoleBand, ServiceArea, YesNo
from speakopenly.hear.speaking.storing import bytes_of, record_from
from speakopenly.hear.speaking.text import LONGEST_NOTE, within

LONGEST_MARKED: Final = 300
"""Characters of a report's words that stand behind one factor."""


class NearMissKind(StrEnum):
    """Why a near miss did no harm."""

    PREVENTED = "prevented"
    NO_HARM_BY_CHANCE = "no_harm_by_chance"


class HarmKind(StrEnum):
    """What sort of harm it was, or could be."""

    PHYSICAL = "physical"
    EMOTIONAL = "emotional"
    DEVELOPMENT_EDUCATION = "development_education"
    FAMILY_RELATIONSHIPS = "family_relationships"
    PRIVACY = "privacy"
    LIBERTY_OR_RIGHTS = "liberty_or_rights"
    STAFF_WELLBEING = "staff_wellbeing"


class CandourAnswer(StrEnum):
    """Has the child or the family been told what went wrong, and who will help put it right?"""

    YES = "yes"
    NO = "no"
    UNSAFE = "unsafe"
    """Telling now would be unsafe; the note says why."""


@dataclass(frozen=True, slots=True, repr=False)
class FactorNoted:
    """One condition, which way it worked, and the words of the report behind it, which may be blank.

    Raises BadInput where the scheme has no such factor or the words are too long.
    """

    code: str
    direction: Direction
    words: str = ""

    def __post_init__(self) -> None:
        if not is_factor(self.code):
            raise BadInput("There is no such factor.", do="Choose one of the sixty.", column="factors")
        object.__setattr__(self, "words", within(self.words, LONGEST_MARKED, box="words"))


@dataclass(frozen=True, slots=True, repr=False)
class Notes:
    """One reader's notes, or what two readers agreed on. A blank answer is kept as a blank.

    ``routes`` holds an answer for each rule that was answered; ``fear`` whether the report tells of fear,
    bullying, humiliation or punishment for speaking; ``scheme`` the version of the factors. Factors stand
    in a fixed order, each once in one direction. Its repr shows nothing of it.
    """

    kind: Kind | None = None
    near_miss_kind: NearMissKind | None = None
    area: ServiceArea | None = None
    stage: ProcessStage | None = None
    role_band: RoleBand | None = None
    harm_actual: Effect | None = None
    harm_potential: Effect | None = None
    harm_kinds: tuple[HarmKind, ...] = ()
    factors: tuple[FactorNoted, ...] = ()
    routes: tuple[tuple[RuleId, YesNo], ...] = ()
    fear: YesNo | None = None
    candour: CandourAnswer | None = None
    note: str = ""
    scheme: str = SCHEME_VERSION

    def __post_init__(self) -> None:
        object.__setattr__(self, "note", within(self.note, LONGEST_NOTE, box="note"))
        chosen = frozenset(self.harm_kinds)
        object.__setattr__(self, "harm_kinds", tuple(each for each in HarmKind if each in chosen))
        object.__setattr__(self, "factors", _each_once(self.factors))
        object.__setattr__(self, "routes", _in_order(dict(self.routes)))

    @property
    def answers(self) -> dict[RuleId, YesNo | None]:
        """The answer to every rule that is asked, None where there is none."""
        given = dict(self.routes)
        return {each.id: given.get(each.id) for each in ASKED}

    @property
    def codes(self) -> frozenset[tuple[str, Direction]]:
        """The factors without their words: what two readers' notes are compared by."""
        return frozenset((each.code, each.direction) for each in self.factors)

    @property
    def is_mistake_with_effect(self) -> bool:
        """Whether candour is asked: a mistake whose effect is not known to be none."""
        return self.kind is Kind.MISTAKE and self.harm_actual is not Effect.NONE

    def to_bytes(self) -> bytes:
        """Write the notes down for sealing; the same notes always give the same bytes."""
        return bytes_of(self)

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Read notes back. Raises BadInput when the bytes are no notes or of an unknown version."""
        return record_from(data, cls)

    def __repr__(self) -> str:
        return "Notes(...)"


def _each_once(factors: Iterable[FactorNoted]) -> tuple[FactorNoted, ...]:
    by_code = {(each.code, each.direction): each for each in factors}
    return tuple(by_code[key] for key in sorted(by_code))


def _in_order(answers: Mapping[RuleId, YesNo]) -> tuple[tuple[RuleId, YesNo], ...]:
    return tuple((each.id, answers[each.id]) for each in ASKED if each.id in answers)
