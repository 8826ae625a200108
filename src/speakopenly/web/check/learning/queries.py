"""The figures of one service as its people may see them, worked out anew at each look."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from speakopenly.check.outcomes.charts import draw_learning, table_of
from speakopenly.check.outcomes.figures import (
    Figure,
    Measure,
    PartsFigure,
    WaitFigure,
    in_print_order,
)
from speakopenly.core.disclosure import Cell
from speakopenly.core.documents import tree
from speakopenly.web.change.recommendations.models import Recommendation
from speakopenly.web.check.learning import policies
from speakopenly.web.check.learning.counting import periods, support
from speakopenly.web.check.learning.counting.changes import OfChanges, recurrences
from speakopenly.web.check.learning.counting.findings import OfFindings
from speakopenly.web.check.learning.counting.reports import OF_SHARED, OfReports
from speakopenly.web.people.models import Service
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.findings.models import Finding
from speakopenly.web.understand.themes.models import LIVE

AnyFigure = Figure | WaitFigure | PartsFigure
MOST_YEARS = 5


@dataclass(frozen=True, slots=True)
class OverTime:
    """One figure, period by period. ``of_shared``: counted among reports that were shared, and no others."""

    measure: Measure
    figures: tuple[AnyFigure, ...]

    @property
    def of_shared(self) -> bool:
        return self.measure.code in OF_SHARED

    @property
    def chart(self) -> tree.Figure:
        return draw_learning(self.figures)

    @property
    def table(self) -> tree.Table:
        return table_of(self.figures)


@dataclass(frozen=True, slots=True)
class Learning:
    """Everything that may be shown, in print order: harm after speaking first, reach beside it."""

    quarters: tuple[str, ...]
    years: tuple[str, ...]
    figures: tuple[AnyFigure, ...]
    support: Mapping[str, Mapping[str, Cell]]

    def over_time(self) -> list[OverTime]:
        """Each measure with its periods."""
        found: dict[str, list[AnyFigure]] = {}
        for each in self.figures:
            found.setdefault(each.measure.code, []).append(each)
        return [OverTime(each[0].measure, tuple(each)) for each in found.values()]

    def of(self, code: str) -> OverTime | None:
        """One measure; None where there is nothing of it at all."""
        return next((each for each in self.over_time() if each.measure.code == code), None)


def learning_of(service: Service, *, today: date | None = None) -> Learning:
    """The figures of one service over time, whoever asks: what is in them is safe to show."""
    today = today or timezone.localdate()
    reports, given = OfReports(service), support.supported(service)
    quarters = periods.quarters_shown(reports.known() | given.keys(), today)
    changes, findings = OfChanges(service, today), OfFindings(service)
    years = _years(changes, findings, today)
    figures: Sequence[AnyFigure] = [
        *(each for quarter in quarters for each in reports.figures(quarter)),
        *(each for year in years for each in (*changes.figures(year), *findings.figures(year))),
        *recurrences(service, reports.shared, today=today),
    ]
    shown = {periods.in_words(each): support.shown(given[each]) for each in quarters if each in given}
    return Learning(tuple(quarters), tuple(years), in_print_order(figures), shown)


def learning_for(staff: Staff) -> Learning:
    """The figures of this person's service. Raises NotAllowed."""
    policies.check_can_enter(staff)
    return learning_of(staff.service)


def findings_for(staff: Staff) -> QuerySet[Finding]:
    """The findings of this service that stand, by exercise and in their order."""
    found = Finding.objects.filter(service=staff.service, theme__state__in=LIVE)
    return found.select_related("theme", "exercise").order_by("exercise__title", "place")


def done_for(staff: Staff) -> QuerySet[Recommendation]:
    """The recommendations of this service that are done: what they answered can be looked for again."""
    return Recommendation.objects.filter(service=staff.service, done_on__isnull=False)


def _years(changes: OfChanges, findings: OfFindings, today: date) -> list[str]:
    known = [*changes.known(), *findings.out.values()]
    return periods.years_between(min(known), today)[-MOST_YEARS:] if known else [periods.year_of(today)]
