"""Whether a stop is cleared, from everybody's answers to it: the most protective wins, in whatever order.

To clear a stop takes two people, one of them independent of the aim, and nobody who says otherwise. To record
one for good takes two as well, or the child's advocate alone. Until then it stands all the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum

from speakopenly.change.rights.records import Standing, StopAnswer
from speakopenly.change.rights.stops import Stop
from speakopenly.hear.speaking.questions import YesNo

PEOPLE_NEEDED = 2


class Settled(StrEnum):
    """Where one stop has come to. Only ``CLEARED`` keeps it from standing."""

    RECORDED = "recorded"
    """Two people, one independent, said so; or the child's advocate did. It stays."""
    SAID = "said"
    """Somebody said so; a second person has not yet."""
    NOT_KNOWN = "not_known"
    """Nobody has answered, or somebody does not know."""
    NEEDS_ANOTHER = "needs_another"
    """Cleared by too few, or by nobody independent of the aim."""
    CLEARED = "cleared"


def settle(stop: Stop, answers: Iterable[StopAnswer]) -> Settled:
    """Where a stop has come to. A person who knew nothing may answer later; a stop once said stays said."""
    people = _by_person(each for each in answers if each.stop is stop.id)
    stopping = [given for given in people if any(_stops(stop, each) for each in given)]
    if stopping:
        return Settled.RECORDED if _is_recorded(stop, stopping) else Settled.SAID
    clearing = [given for given in people if any(each.answer is stop.clears for each in given)]
    if not clearing or len(clearing) < len(people):
        return Settled.NOT_KNOWN
    return Settled.CLEARED if _are_enough(clearing) else Settled.NEEDS_ANOTHER


def _by_person(answers: Iterable[StopAnswer]) -> list[list[StopAnswer]]:
    people: dict[str, list[StopAnswer]] = defaultdict(list)
    for each in answers:
        people[each.by].append(each)
    return list(people.values())


def _stops(stop: Stop, given: StopAnswer) -> bool:
    return given.answer not in (stop.clears, YesNo.DONT_KNOW)


def _is_recorded(stop: Stop, people: list[list[StopAnswer]]) -> bool:
    by_advocate = any(
        _stops(stop, each) and each.standing is Standing.ADVOCATE for given in people for each in given
    )
    return by_advocate or _are_enough(people)


def _are_enough(people: list[list[StopAnswer]]) -> bool:
    """Two people, one of whom never stood for the aim."""
    independent = [
        given for given in people if all(each.standing is not Standing.OF_THE_AIM for each in given)
    ]
    return len(people) >= PEOPLE_NEEDED and bool(independent)
