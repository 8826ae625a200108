"""The watch: it looks at every flagged report nobody has opened, and sees to it that a person is told.

Its clocks live in its memory and nowhere else, since the hour of an alert is nearly the hour of a report. A
step is taken by compare-and-set on ``Flag.steps``, so that of two watches one alerts: docs/decisions/0088.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Final
from uuid import UUID

from django.db.models import F

from speakopenly.core.errors import SealBroken
from speakopenly.hear.alerting import Waiting, what_to_do
from speakopenly.web.hear.reporting.alerts import queries, wording
from speakopenly.web.hear.reporting.alerts.models import AlertPlan, AlertRoute, RotaPlace
from speakopenly.web.hear.reporting.alerts.safekeeping import open_address
from speakopenly.web.hear.reporting.alerts.sending import NotSent, send
from speakopenly.web.hear.reporting.reports.traces import settle_times

AT_ONCE: Final = 500
"""Rows in one statement."""
MOST_STEPS: Final = 30_000

Sender = Callable[[AlertRoute, str, str, str], None]


@dataclass(frozen=True, slots=True)
class Known:
    """What this watch remembers of a flag: how far it was, and since when; never written down."""

    steps: int
    since: datetime | None
    has_failed: bool = False


@dataclass(slots=True)
class Watch:
    """One watch. ``look`` is called again and again with the time; ``send`` hands over one alert."""

    send: Sender = send
    _known: dict[UUID, Known] = field(default_factory=dict)
    _last_told: dict[str, datetime] = field(default_factory=dict)
    _has_looked: bool = False

    def look(self, now: datetime) -> None:
        """Do what is due at this time, in the service's own zone. Raises DatabaseError: then look again."""
        waiting = self._look_up(now)
        for plan in AlertPlan.objects.all():
            self._see_to(plan, waiting.get(plan.service_id, []), now)
        self._has_looked = True

    def _look_up(self, now: datetime) -> dict[UUID, list[Waiting]]:
        """Every flag that waits, by service. One found alerted at the start has no clock: it is due."""
        rows = list(
            queries.flags_that_wait()
            .order_by("service", "pk")
            .values_list("service", "pk", "steps", "nobody_came")
        )
        self._known = {pk: self._now_known(pk, steps, now) for _service, pk, steps, _nobody in rows}
        return {
            service: [self._waiting(pk, nobody_came) for _service, pk, _steps, nobody_came in some]
            for service, some in groupby(rows, key=lambda row: row[0])
        }

    def _now_known(self, flag: UUID, steps: int, now: datetime) -> Known:
        known = self._known.get(flag)
        if known is not None and known.steps == steps:
            return known
        by_another = known is not None or self._has_looked
        return Known(steps, now if steps and by_another else None)

    def _waiting(self, flag: UUID, nobody_came: bool) -> Waiting:
        known = self._known[flag]
        return Waiting(flag, known.steps, known.since, known.has_failed, nobody_came)

    def _see_to(self, plan: AlertPlan, waiting: Sequence[Waiting], now: datetime) -> None:
        if not waiting:
            return
        places = {str(place.pk): place for place in queries.rota_of(plan.service_id)}
        rota = [queries.as_place(place) for place in places.values()]
        told = what_to_do(queries.as_plan(plan), rota, waiting, now=now, last_told=self._last_told)
        _say_that_nobody_came(_ids(told.nobody_came))
        for person, flags in told.people.items():
            self._tell(places[person], plan, _ids(flags), now)

    def _tell(self, place: RotaPlace, plan: AlertPlan, flags: Sequence[UUID], now: datetime) -> None:
        """Take the step first, then send: so of two watches one alerts."""
        mine = self._steps_taken(flags)
        if not mine:
            return
        has_failed = not self._is_sent(place, wording.sentence(len(mine)), plan.work_door)
        if not has_failed:
            self._last_told[str(place.pk)] = now
        for flag in mine:
            self._known[flag] = Known(self._known[flag].steps + 1, now, has_failed)

    def _steps_taken(self, flags: Sequence[UUID]) -> list[UUID]:
        """Those of these flags whose next step is ours to take."""
        by_steps: dict[int, list[UUID]] = {}
        for flag in flags:
            by_steps.setdefault(self._known[flag].steps, []).append(flag)
        return [flag for steps, some in by_steps.items() for flag in _steps_taken(some, steps)]

    def _is_sent(self, place: RotaPlace, text: str, more: str) -> bool:
        try:
            self.send(place.route, open_address(place), text, more)
        except (NotSent, SealBroken):
            _count_failure(place.route)
            return False
        _count_success(place.route)
        return True


def _ids(flags: Iterable[Hashable]) -> list[UUID]:
    """The schedule knows flags by whatever tells them apart; ours are ids."""
    return [flag for flag in flags if isinstance(flag, UUID)]


def _steps_taken(flags: Sequence[UUID], steps: int) -> list[UUID]:
    """Compare and set, many at a time; where another took some of a handful, each is tried by itself."""
    to = F("steps") + 1 if steps < MOST_STEPS else F("steps")
    taken: list[UUID] = []
    for begin in range(0, len(flags), AT_ONCE):
        some = list(flags[begin : begin + AT_ONCE])
        still = queries.flags_that_wait().filter(steps=steps)
        if len(some) > 1 and still.filter(pk__in=some).count() < len(some):
            taken += [flag for flag in some if still.filter(pk=flag).update(steps=to)]
        elif still.filter(pk__in=some).update(steps=to):
            taken += some
    settle_times()
    return taken


def _say_that_nobody_came(flags: Sequence[UUID]) -> None:
    for begin in range(0, len(flags), AT_ONCE):
        some = list(flags[begin : begin + AT_ONCE])
        queries.flags_that_wait().filter(pk__in=some).update(nobody_came=True)
    if flags:
        settle_times()


def _count_failure(route: AlertRoute) -> None:
    AlertRoute.objects.filter(pk=route.pk, failures__lt=queries.FAILURES_UNTIL_SAID).update(
        failures=F("failures") + 1
    )
    settle_times()


def _count_success(route: AlertRoute) -> None:
    if AlertRoute.objects.filter(pk=route.pk, failures__gt=0).update(failures=0):
        settle_times()
