"""What those who took part said of the draft, as it stands in the evidence of a report.

Sending draft findings back to those they are about is *member checking*, also respondent validation: Lincoln
and Guba, Naturalistic Inquiry (1985), chapter 11; Birt, Scott, Cavers, Campbell and Walter, "Member checking:
a tool to enhance trustworthiness or merely a nod to validation?", Qualitative Health Research 26 (2016); item
28 of COREQ (Tong, Sainsbury and Craig 2007). Numbers are made safe before they come here (``safe_count``), so
that nobody who holds the evidence can count one person either.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from speakopenly.core import disclosure
from speakopenly.core.records import ThemeId


class Decision(StrEnum):
    """What became of a comment."""

    CHANGED = "changed"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Done:
    """What was done about something said of the draft, and why."""

    decision: Decision
    because: str


@dataclass(frozen=True, slots=True)
class Said:
    """One comment that is told of, and what was done.

    ``words`` are its safe wording. They are None where its writer did not agree (``is_private``), and
    where no wording would keep from telling who wrote it.
    """

    words: str | None
    is_objection: bool
    done: Done
    is_private: bool = False


@dataclass(frozen=True, slots=True)
class OfParagraph:
    """What was said of one paragraph of the draft, by the number and theme it had there.

    ``done`` answers those who said "this is not what we meant" and no more. Counts are None where hidden.
    """

    paragraph: str
    theme: ThemeId
    name: str
    meant: int | None
    not_meant: int | None
    commented: int | None
    done: Done | None = None
    said: tuple[Said, ...] = ()

    @property
    def is_objected_to(self) -> bool:
        """Whether anybody said: this is not what we meant."""
        return self.not_meant != 0


@dataclass(frozen=True, slots=True)
class Asked:
    """How many of one group were asked about the draft and how many answered; None where hidden."""

    who: str
    asked: int | None
    answered: int | None


@dataclass(frozen=True, slots=True)
class WentBack:
    """One time a draft went round: of which edition, between which days, and who was asked.

    ``groups`` is empty where so few answered that nobody may be told apart.
    """

    edition: int
    sent_on: date
    last_day: date
    everybody: Asked
    groups: tuple[Asked, ...]
    paragraphs: tuple[OfParagraph, ...]


@dataclass(frozen=True, slots=True)
class MemberCheck:
    """All that a report prints of it: why a draft did not go back, or what was said, and who is thanked."""

    why_not: str = ""
    went_back: WentBack | None = None
    credited: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """Every comment that is printed."""
        paragraphs = self.went_back.paragraphs if self.went_back else ()
        return tuple(said.words for each in paragraphs for said in each.said if said.words)


def safe_count(count: int) -> int | None:
    """A count as it may be kept and printed: None where it is one to seven."""
    return None if disclosure.is_small(count) else count
