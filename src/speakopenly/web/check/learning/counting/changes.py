"""What is counted of recommendations, year by year: L6 to L9. They are changes, and no people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Final

from django.utils.translation import gettext as _

from speakopenly.change.recommendations import ActionKind, Strength, strength_of
from speakopenly.change.recommendations import Recommendation as Record
from speakopenly.check.outcomes.figures import Figure, PartsFigure, parts_of, rate_of, share_of
from speakopenly.check.outcomes.rates import Action, Occurrence, measure_recurrence
from speakopenly.hear.safe_versions.records import Counted
from speakopenly.hear.speaking.answers import quarter_of
from speakopenly.web.change.recommendations.choices import Says as Came
from speakopenly.web.change.recommendations.choices import State
from speakopenly.web.change.recommendations.kept import what_was_seen
from speakopenly.web.change.recommendations.models import Recommendation
from speakopenly.web.check.learning.counting import periods
from speakopenly.web.check.learning.models import LookedForAgain
from speakopenly.web.check.outcomes.models import Says, Verdict
from speakopenly.web.people.models import Service

SHOWN: Final = {Came.HELPED.value, Came.NOT_SHOWN.value, Came.WORSE.value}
"""Something was measured before and after; that it made no difference is shown as well."""
SHOWN_BY_A_MEASURE: Final = {Says.HELPED.value, Says.NOT_SHOWN.value, Says.WORSE.value}


@dataclass(frozen=True)
class OfChanges:
    """The recommendations of one service, in memory for one request."""

    service: Service
    today: date

    @cached_property
    def all(self) -> list[Recommendation]:
        found = Recommendation.objects.filter(service=self.service)
        return list(found.prefetch_related("moves"))

    @cached_property
    def measured(self) -> set[object]:
        """Recommendations of which a measure says something, whichever way."""
        said: dict[object, tuple[object, str]] = {}
        for each in Verdict.objects.filter(service=self.service).select_related("measure").order_by("at"):
            said[each.measure_id] = (each.measure.recommendation_id, each.says)
        return {of for of, says in said.values() if of is not None and says in SHOWN_BY_A_MEASURE}

    def known(self) -> list[date]:
        """The days by which it is known which years to show."""
        return [day for each in self.all for day in (each.done_on, each.due) if day and day <= self.today]

    def figures(self, year: str) -> list[Figure | PartsFigure]:
        """The figures of one year, protected."""
        return [self._strength(year), self._done(year), self._shown(year)]

    def _strength(self, year: str) -> PartsFigure:
        kinds = Counter(strength_of(ActionKind(each.kind)) for each in self._done_in(year))
        return parts_of("L6", period=year, counts={each.value: kinds[each] for each in Strength})

    def _done(self, year: str) -> Figure:
        agreed = [(day, each.done_on) for each in self.all if (day := first_agreed(each)) is not None]
        due = [(day, done) for day, done in agreed if periods.year_of(day) == year and day < self.today]
        in_time = sum(done is not None and done <= day for day, done in due)
        return share_of("L7", period=year, count=in_time, base=len(due))

    def _shown(self, year: str) -> Figure:
        done = self._done_in(year)
        shown = sum(each.pk in self.measured or _last_says(each) in SHOWN for each in done)
        return share_of("L8", period=year, count=shown, base=len(done))

    def _done_in(self, year: str) -> list[Recommendation]:
        return [each for each in self.all if each.done_on and periods.year_of(each.done_on) == year]


def first_agreed(recommendation: Recommendation) -> date | None:
    """The day that was agreed first: one that was put off counts by what was said to begin with."""
    moves = sorted(recommendation.moves.all(), key=lambda each: each.at)
    days = (Record.from_bytes(bytes(each.as_it_was)).due for each in moves if each.state == State.DUE)
    return next((day for day in days if day is not None), recommendation.due)


def _last_says(recommendation: Recommendation) -> str:
    seen = what_was_seen(recommendation)
    return seen[-1].says if seen else ""


def looked_for_again(service: Service) -> list[LookedForAgain]:
    """What is looked for now, one row for each recommendation, by its number."""
    rows = (
        LookedForAgain.objects.filter(service=service).select_related("recommendation").order_by("at", "id")
    )
    newest = {row.recommendation_id: row for row in rows}
    return sorted(newest.values(), key=lambda row: row.recommendation.number)


def recurrences(service: Service, shared: Sequence[Counted], *, today: date) -> list[Figure]:
    """L9 for each change that is looked after: none is added to another, none compared."""
    occurrences = [
        Occurrence(factor, each.stage, each.area, periods.first_day(each.quarter))
        for each in shared
        if each.stage and each.area and each.quarter <= periods.last_settled(today)
        for factor in each.hindered
    ]
    return [_recurrence(row, occurrences, today) for row in looked_for_again(service)]


def _recurrence(row: LookedForAgain, occurrences: Sequence[Occurrence], today: date) -> Figure:
    label = _("Recommendation %(n)s") % {"n": row.recommendation.number}
    nothing = rate_of("L9", period=label, events=0, exposure=0)
    if row.recommendation.done_on is None:
        return replace(nothing, reason=_("Not done yet."))
    action = Action(row.factor, row.stage, row.area, row.recommendation.done_on)
    found = measure_recurrence(action, occurrences, today=today)
    if not found.is_complete or _last_quarter_is_open(action, today):
        return replace(nothing, reason=_("Too soon: the twelve months are not over."))
    if row.exposure is None:
        return replace(nothing, reason=_("Nobody has said how much of this work there was."))
    return rate_of("L9", period=label, events=found.events, exposure=row.exposure)


def _last_quarter_is_open(action: Action, today: date) -> bool:
    """Reports are known by their quarter; the last one watched must be settled as any other."""
    return quarter_of(action.watched_until) > periods.last_settled(today)
