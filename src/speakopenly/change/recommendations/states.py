"""From open to checked: which changes of state are lawful, and what must be there first.

Nothing is planned without what would tell us that it helped and what might get worse; nothing is rolled out
before a small test; nothing is checked before somebody has said what was seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from speakopenly.change.recommendations.records import Next, Recommendation, Resource
from speakopenly.change.recommendations.upward import must_go_upward
from speakopenly.core.errors import NotAllowed


class State(StrEnum):
    """Where a recommendation stands on the board."""

    OPEN = "open"
    DUE = "due"
    DONE = "done"
    CHECKED = "checked"


MAY_BECOME: Final = MappingProxyType(
    {
        State.OPEN: frozenset({State.DUE}),
        State.DUE: frozenset({State.OPEN, State.DONE}),
        State.DONE: frozenset({State.DUE, State.CHECKED}),
        State.CHECKED: frozenset(),
    }
)
"""Due goes back to open when it is planned anew, done to due when it did not hold."""


def check_may_become(was: State, will_be: State, recommendation: Recommendation) -> None:
    """Raises NotAllowed, saying what is missing, where the change of state is not lawful."""
    if will_be not in MAY_BECOME[was]:
        raise NotAllowed(f"What is {was} cannot become {will_be}.")
    if missing := what_is_missing(will_be, recommendation):
        raise NotAllowed(" ".join(missing))


def what_is_missing(will_be: State, recommendation: Recommendation) -> tuple[str, ...]:
    """What a recommendation lacks to stand in a state."""
    if will_be is State.OPEN:
        return ()
    lacks = list(_for_a_plan(recommendation))
    if will_be in (State.DONE, State.CHECKED):
        lacks += _for_a_roll_out(recommendation)
    if will_be is State.CHECKED and not recommendation.seen.strip():
        lacks.append("Say what was seen of the measures; 'we did not measure it' is an answer.")
    return tuple(lacks)


def _for_a_plan(recommendation: Recommendation) -> Iterator[str]:
    if recommendation.due is None:
        yield "Give a day."
    if not any(each.what.strip() for each in recommendation.measures):
        yield "Say what would tell us that it helped."
    if not recommendation.might_get_worse.strip():
        yield "Say what might get worse."
    told = {each.resource for each in recommendation.takes if each.how_much.strip()}
    yield from (
        f"Say what it takes in {each}, and whether it exists." for each in Resource if each not in told
    )
    written = {each.factor for each in recommendation.letters}
    owed = [each for each in must_go_upward(recommendation.factors) if each not in written]
    yield from (f"Write to the body that can change {each}." for each in owed)


def _for_a_roll_out(recommendation: Recommendation) -> Iterator[str]:
    adopted = any(each.leads_to is Next.ADOPT and each.seen.strip() for each in recommendation.tests)
    if not adopted and not recommendation.no_test_because.strip():
        yield "Try it small first and say what was seen, or say why a small test makes no sense."
    done = recommendation.done_on
    if done is None:
        yield "Give the day on which it was in place."
    elif any(each.written_on >= done for each in recommendation.measures):
        yield "What would tell us that it helped was not written beforehand."
