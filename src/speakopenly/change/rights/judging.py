"""What comes of a check. It can stop, send back, or hold to conditions: there is no fourth word.

The order of answers changes nothing, a stop that stands outweighs everything else, and what is not known is
never better than what is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from speakopenly.change.rights.missing import whatever_is_missing
from speakopenly.change.rights.records import RightsCheck, StopAnswer
from speakopenly.change.rights.scope import FIRST_PAGE, Subject, why_out_of_scope
from speakopenly.change.rights.settling import Settled, settle
from speakopenly.change.rights.stops import STOPS, Stop, StopId


class Outcome(StrEnum):
    """All that can come of a check."""

    STOP = "stop"
    NOT_YET = "not_yet"
    CONDITIONS = "conditions"


AFTER_A_STOP: Final = (
    "Keep the child safe: who to tell today.",
    "Drop it.",
    "Change the plan and begin a new check.",
)
"""What may be done after a stop. Going on is not among them."""


@dataclass(frozen=True, slots=True)
class StopThatStands:
    """One stop that stands, and how it came to."""

    stop: Stop
    settled: Settled

    @property
    def is_said(self) -> bool:
        """Whether somebody said so; otherwise it is only not cleared yet."""
        return self.settled in (Settled.SAID, Settled.RECORDED)

    @property
    def in_words(self) -> str:
        """Why it stands, for whoever reads the page."""
        return f"{self.stop.id}: {_HOW[self.settled].format(stop=self.stop)} {self.stop.because}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of a check on a day: the stops that stand, or what is missing, or neither."""

    outcome: Outcome
    stops: tuple[StopThatStands, ...]
    missing: tuple[str, ...]
    look_again_on: date | None
    overseen_by: str

    @property
    def is_recorded(self) -> bool:
        """Whether a stop is recorded for good: it is kept and counted, and a new plan begins a new check."""
        return any(each.settled is Settled.RECORDED for each in self.stops)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why, in plain words; what stops comes before what is missing."""
        if self.outcome is Outcome.STOP:
            return tuple(each.in_words for each in self.stops)
        if self.outcome is Outcome.NOT_YET:
            return self.missing
        return (f"Conditions hold until they are looked at again, by {self.look_again_on}.",)


@dataclass(frozen=True, slots=True)
class OutOfScope:
    """That the check does not apply, and why. It is no outcome: nothing was stopped and nothing allowed."""

    why: str
    first: str = FIRST_PAGE


def judge(check: RightsCheck, *, today: date) -> Verdict | OutOfScope:
    """What comes of a check on a day.

    S0 comes before everything, the question of scope too: whatever a thing is called, once somebody has said
    that a child would inform covertly, it stops. Otherwise what is out of scope is told so and not stopped.
    """
    if not _is_said(STOPS[StopId.S0], check.stops) and (why := why_out_of_scope(check.subject)):
        return OutOfScope(why)
    stops = tuple(_standing(check))
    missing = whatever_is_missing(check, today=today)
    held = check.conditions.look_again_on if check.conditions else None
    outcome = Outcome.STOP if stops else Outcome.NOT_YET if missing else Outcome.CONDITIONS
    return Verdict(
        outcome, stops, missing, held if outcome is Outcome.CONDITIONS else None, check.subject.overseen_by
    )


def _is_said(stop: Stop, answers: Iterable[StopAnswer]) -> bool:
    return settle(stop, answers) in (Settled.SAID, Settled.RECORDED)


def _standing(check: RightsCheck) -> Iterable[StopThatStands]:
    for stop in STOPS.values():
        settled = settle(stop, check.stops)
        if settled is Settled.CLEARED and _is_contradicted(stop, check.subject):
            settled = Settled.NOT_KNOWN
        if settled is not Settled.CLEARED:
            yield StopThatStands(stop, settled)


def _is_contradicted(stop: Stop, subject: Subject) -> bool:
    """A no to S4 does not fit a measure that may be covert, with a child who may be under 16."""
    return stop.id is StopId.S4 and subject.may_risk_one_who_cannot_know


_HOW: Final = {
    Settled.RECORDED: "{stop.said} It is recorded.",
    Settled.SAID: "{stop.said}",
    Settled.NOT_KNOWN: "{stop.asks} This is not known, and counts as a stop until it is answered.",
    Settled.NEEDS_ANOTHER: "{stop.asks} It takes two people to answer this, one of them independent of "
    "the aim.",
}
