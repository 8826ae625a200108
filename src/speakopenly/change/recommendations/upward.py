"""What a service cannot change goes upward: a letter to a named body, whose answer or silence is public."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from speakopenly.core.errors import BadInput
from speakopenly.hear.factors import factor
from speakopenly.hear.speaking.questions import Condition

BEYOND_A_SERVICE: Final = frozenset({Condition.WR, Condition.EX})
"""Workload and resources, and outside conditions: others decide on money, law, courts and the market."""


def must_go_upward(factors: Iterable[str]) -> tuple[str, ...]:
    """The factors among these for which a letter is owed, each once, in order of their codes."""
    return tuple(sorted({each for each in factors if factor(each).group in BEYOND_A_SERVICE}))


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to a body about one factor: what it asks, when it went, by when an answer is hoped for.

    Raises BadInput where the factor is one that the service can change itself, no body is named, nothing is
    asked, or the days do not fit.
    """

    factor: str
    body: str
    asks: str
    sent_on: date
    answer_by: date
    answer: str = ""
    answered_on: date | None = None

    def __post_init__(self) -> None:
        if not must_go_upward((self.factor,)):
            raise BadInput("A service can change this itself.", do="Recommend it here.", column="factor")
        if not (self.body.strip() and self.asks.strip()):
            raise BadInput("A letter needs a body and a request.", do="Say whom it asks, and for what.")
        if self.answer_by <= self.sent_on:
            raise BadInput("An answer cannot come before the letter.", do="Choose a later day.")
        if bool(self.answer.strip()) is not (self.answered_on is not None):
            raise BadInput("An answer has words and a day.", do="Give both, or neither.")

    def in_public(self, *, today: date) -> str:
        """What is published of it: the answer, that there is time yet, or the silence."""
        if self.answered_on is not None:
            return f"{self.body} answered on {self.answered_on.isoformat()}: {self.answer}"
        if today <= self.answer_by:
            return f"{self.body} was asked on {self.sent_on.isoformat()}. There is no answer yet."
        return f"{self.body} was asked on {self.sent_on.isoformat()} and has not answered."
