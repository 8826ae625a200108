"""The daily round: what rooms must do once a day, whoever does or does not come.

A worker makes it when it begins and then each day at ten past three at night: never at a time that
somebody outside can choose. No row says when it was made; every part of it does no harm when done twice.
"""

from __future__ import annotations

import logging
import time as clock
from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Final

from django.utils import timezone

from speakopenly.web.jobs.events import WorkerLooks
from speakopenly.web.people import events

AT: Final = time(3, 10)
SECONDS_UNTIL_TRIED_AGAIN: Final = 3600.0

log = logging.getLogger("speakopenly.jobs")


class DailyRound:
    """The parts of the round, and when it is due in this process."""

    def __init__(self) -> None:
        self._parts: dict[str, Callable[[], object]] = {}
        self._due_at = 0.0

    def register(self, name: str, part: Callable[[], object]) -> None:
        """Say what a room does each day. A second, different way under one name raises ValueError."""
        if self._parts.setdefault(name, part) is not part:
            raise ValueError(f"The daily round has another part called {name!r} already.")

    def make_if_due(self, _event: WorkerLooks) -> None:
        """Make the round if it is time; told between jobs, so it has to be quick when it is not."""
        if clock.time() < self._due_at:
            return
        if self.make():
            self._due_at = _next_time(timezone.localtime()).timestamp()
        else:
            self._due_at = clock.time() + SECONDS_UNTIL_TRIED_AGAIN

    def make(self) -> bool:
        """Do every part; one that fails keeps no other from being done. False where one failed."""
        done = [self._is_done(name, part) for name, part in self._parts.items()]
        return all(done)

    def _is_done(self, name: str, part: Callable[[], object]) -> bool:
        try:
            part()
        except Exception as error:  # noqa: BLE001  (whatever one room's part raises, the others are done)
            log.warning("the daily round of %s failed: %s", name, type(error).__name__)
            return False
        return True


def _next_time(now: datetime) -> datetime:
    today = datetime.combine(now.date(), AT, tzinfo=now.tzinfo)
    return today if now < today else today + timedelta(days=1)


_ROUND: Final = DailyRound()
register = _ROUND.register
make = _ROUND.make


def begin() -> None:
    """Listen to the workers from now on; saying so twice is harmless."""
    events.listen(WorkerLooks)(_ROUND.make_if_due)
