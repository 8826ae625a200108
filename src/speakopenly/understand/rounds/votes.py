"""What people said of statements in a round: agree, disagree or pass, and nothing where they saw none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
    Truths = NDArray[np.bool_]


class Vote(IntEnum):
    """What one person said of one statement."""

    DISAGREE = -1
    PASS = 0
    AGREE = 1


@dataclass(frozen=True, slots=True)
class Tally:
    """How many people agreed, disagreed and passed; those who did not see the statement are in none."""

    agree: int
    disagree: int
    passed: int

    @property
    def voted(self) -> int:
        """Everybody who said something of it, "pass" included."""
        return self.agree + self.disagree + self.passed


@dataclass(frozen=True, slots=True, eq=False)
class Votes:
    """A row for each person, a column for each statement; not a number where nothing was said."""

    people: tuple[str, ...]
    statements: tuple[str, ...]
    table: Numbers

    @property
    def is_cast(self) -> Truths:
        """Where something was said."""
        cast: Truths = ~np.isnan(self.table)
        return cast

    def of(self, people: Truths) -> Votes:
        """The votes of some people only."""
        kept = tuple(person for person, stays in zip(self.people, people, strict=True) if stays)
        return Votes(kept, self.statements, self.table[people])

    def tally(self, statement: int, people: Truths | None = None) -> Tally:
        """Count the votes on one statement, of all people or of some."""
        said = self.table[:, statement] if people is None else self.table[people, statement]
        return Tally(*(int((said == vote).sum()) for vote in (Vote.AGREE, Vote.DISAGREE, Vote.PASS)))


def gather_votes(cast: Iterable[tuple[str, str, Vote]]) -> Votes:
    """Lay out votes given one by one as (person, statement, vote), in the order in which each first comes.

    Raises ValueError where one person voted twice on one statement.
    """
    said: dict[tuple[str, str], Vote] = {}
    for person, statement, vote in cast:
        if (person, statement) in said:
            raise ValueError("One person voted twice on one statement.")
        said[person, statement] = vote
    people = tuple(dict.fromkeys(person for person, _ in said))
    statements = tuple(dict.fromkeys(statement for _, statement in said))
    row, column = ({name: at for at, name in enumerate(names)} for names in (people, statements))
    table = np.full((len(people), len(statements)), np.nan)
    for (person, statement), vote in said.items():
        table[row[person], column[statement]] = vote
    return Votes(people, statements, table)
