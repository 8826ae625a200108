"""When a public reply may appear: never while somebody could tell whose words it answers by the day.

Whoever knows that a colleague was upset on Monday, and sees an answer on Friday, needs no name. So there are
30 quiet days after the newest words a reply rests on (our own rule; ASRS and CHIRP print months later).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

QUIET_DAYS: Final = 30


def appears_from(came_on: Iterable[date], *, until: date) -> date | None:
    """The first day on which a reply may be seen; None where it rests on nothing, and so nothing is awaited.

    ``came_on`` are the days on which words came. A reply rests on those that were there ``until`` its
    evidence was fixed; what comes afterwards is for the next one.
    """
    newest = max((day for day in came_on if day <= until), default=None)
    return None if newest is None else newest + timedelta(days=QUIET_DAYS)


def may_appear(came_on: Iterable[date], *, until: date, today: date) -> bool:
    """Whether it may be seen today: asked when it is signed, and again each time it is shown."""
    first = appears_from(came_on, until=until)
    return first is None or first <= today
