"""Whether a theme may have a reply of its own, or so few people stand behind it that it would answer one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from speakopenly.core import disclosure


class Refusal(StrEnum):
    """Why a theme gets no reply of its own. It can be answered together with others."""

    NOBODY = "nobody"
    """The words behind it were taken back."""
    ONE_PERSON = "one_person"
    """One person said it, and not in a report: there is nobody to ask."""
    NOT_AGREED = "not_agreed"
    """One report, whose writer has not agreed that all may read of it."""
    NO_STRANGER = "no_stranger"
    """One report, whose safe version no stranger has read yet."""


@dataclass(frozen=True, slots=True)
class Behind:
    """Who stands behind a theme. The last three matter only where it is one person.

    ``is_report``: that one wrote a report. ``has_agreed``: they agreed that its safe version is printed for
    all. ``stranger_has_read``: somebody who did not make the safe version found no way back from it.
    """

    people: int
    is_report: bool = False
    has_agreed: bool = False
    stranger_has_read: bool = False

    @property
    def is_small(self) -> bool:
        """One to seven people: a small number, without quote or group."""
        return disclosure.is_small(self.people)


def refusal_of(behind: Behind) -> Refusal | None:
    """Why a theme may not be answered by itself; None where it may."""
    if behind.people == 0:
        return Refusal.NOBODY
    if behind.people > 1:
        return None
    if not behind.is_report:
        return Refusal.ONE_PERSON
    if not behind.has_agreed:
        return Refusal.NOT_AGREED
    return None if behind.stranger_has_read else Refusal.NO_STRANGER
