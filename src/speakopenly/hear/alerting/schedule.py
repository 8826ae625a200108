"""What is to be done now about flagged reports that nobody has opened.

The clock of a report begins when its last alert went out, and is held only by who asks: never stored.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from speakopenly.hear.alerting.plans import Plan, later
from speakopenly.hear.alerting.rotas import Place, order_for

QUIET: Final = timedelta(minutes=10)
"""At most one message to a person in this time; what comes in between joins the next."""
TRIED_AGAIN_AFTER: Final = timedelta(minutes=1)
"""A route that failed is no alert: the next person is tried soon."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A flagged report nobody has opened. ``steps``: how often somebody was told of it.

    ``since`` is when the last was told, as far as we know; None where nobody was, or where we do not know it.
    ``has_failed`` says that the last one could not be reached.
    """

    flag: Hashable
    steps: int
    since: datetime | None = None
    has_failed: bool = False
    nobody_came: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """What to do next: tell these people of these flags, and say of those that nobody came."""

    people: Mapping[str, tuple[Hashable, ...]] = field(default_factory=dict)
    nobody_came: tuple[Hashable, ...] = ()


def what_to_do(
    plan: Plan,
    rota: Sequence[Place],
    waiting: Iterable[Waiting],
    *,
    now: datetime,
    last_told: Mapping[str, datetime],
) -> Told:
    """What is due now. ``last_told`` is when each person had their last message.

    The first person is told at once, whatever the hour. After the stated hours the next is told, and so on.
    When all were told and the hours are over, nobody came; then the rota is gone through again, each time the
    hours are over, until somebody opens the report.
    """
    order = order_for(rota, now.weekday())
    due = [each for each in waiting if _is_due(plan, each, now)]
    people: dict[str, list[Hashable]] = {}
    for each in due if order else ():
        person = order[each.steps % len(order)]
        if not _is_quiet(last_told.get(person), now):
            people.setdefault(person, []).append(each.flag)
    gone = tuple(each.flag for each in due if each.steps >= len(order) and not each.nobody_came)
    return Told({person: tuple(flags) for person, flags in people.items()}, gone)


def next_look(plan: Plan, each: Waiting) -> datetime | None:
    """When a flag is due; None for at once. Each time is given in the service's zone."""
    if each.since is None:
        return None
    return later(each.since, TRIED_AGAIN_AFTER) if each.has_failed else plan.open_by(each.since)


def _is_due(plan: Plan, each: Waiting, now: datetime) -> bool:
    when = next_look(plan, each)
    return when is None or when <= now


def _is_quiet(last: datetime | None, now: datetime) -> bool:
    return last is not None and now < later(last, QUIET)
