"""The public register: one line for each check that may be shown, and how many ended how.

Small numbers of children are hidden. Of a live covert matter there is nothing, not even in the totals: a line
that is missing from a sum would tell.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from speakopenly.change.rights.judging import Outcome, Verdict
from speakopenly.change.rights.scope import Subject
from speakopenly.change.rights.stops import StopId
from speakopenly.core.disclosure import HIDDEN, is_small, round_for_split
from speakopenly.hear.speaking.answers import quarter_of


@dataclass(frozen=True, slots=True)
class Line:
    """One check as the public sees it: no day, no words of anybody, no number that could point at a child.

    ``stops`` are those that somebody said, not those that nobody has cleared yet.
    """

    title: str
    quarter: str
    outcome: Outcome
    stops: tuple[StopId, ...]
    children: str
    run_by: str
    overseen_by: str
    look_again_on: date | None


def public_line(subject: Subject, verdict: Verdict, *, on: date) -> Line | None:
    """The line of one check that ended or holds on a day; None where nothing of it may be public."""
    if subject.may_be_covert_and_live:
        return None
    return Line(
        title=subject.title,
        quarter=quarter_of(on),
        outcome=verdict.outcome,
        stops=tuple(each.stop.id for each in verdict.stops if each.is_said),
        children=_children(subject.children),
        run_by=subject.run_by,
        overseen_by=subject.overseen_by,
        look_again_on=verdict.look_again_on,
    )


def count_outcomes(lines: Iterable[Line]) -> dict[Outcome, int]:
    """How many public checks ended how; these count checks, not children, and none is left out."""
    counted = Counter(each.outcome for each in lines)
    return {outcome: counted[outcome] for outcome in Outcome}


def _children(number: int | None) -> str:
    if number is None:
        return "not known"
    return HIDDEN if is_small(number) else str(round_for_split(number))
