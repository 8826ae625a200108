"""Figures of learning: as the bulletin printed them, and those that count changes and findings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from speakopenly.check.bulletin import Number
from speakopenly.check.examination import Line, Source
from speakopenly.check.examination.sources import NOT_EVIDENCE
from speakopenly.check.outcomes.charts import say_learning
from speakopenly.check.outcomes.figures import MEASURES
from speakopenly.web.check.bulletin.models import IssueState
from speakopenly.web.check.bulletin.models import Number as Printed
from speakopenly.web.check.examination.sources.asked import Found
from speakopenly.web.check.learning.counting import periods
from speakopenly.web.check.learning.counting.changes import OfChanges
from speakopenly.web.check.learning.counting.findings import OfFindings
from speakopenly.web.people.models import Service

MOST_PRINTED: Final = 6
"""Two issues of three numbers each: enough to see what is said now and what was said before."""


class LearningFigures:
    """Figures of learning: those printed in the bulletin, and those that count changes and findings.

    Figures that count reports stand here only as two people signed them for print; how many reports there
    were, and of which sort, never does.
    """

    kind = Source.LEARNING

    def found(self, service: Service, as_at: date) -> tuple[Found, ...]:
        said = [*_printed(service, as_at), *_of_changes(service, as_at)]
        return tuple(Found(each, Line.CORPORATE_LEARNING) for each in said)


def printed_numbers(service: Service, as_at: date) -> list[tuple[Number, int]]:
    """Every number that a bulletin printed by this day, as it was signed, with the number of its issue.

    Those that count reports or their mix are left out. The newest issue comes first.
    """
    rows = Printed.objects.filter(service=service, issue__state=IssueState.OUT, issue__out_on__lte=as_at)
    rows = rows.exclude(code__in=NOT_EVIDENCE).select_related("issue").order_by("-issue__number", "place")
    return [(Number(**row.shown), row.issue.number) for row in rows if row.shown is not None]


def _printed(service: Service, as_at: date) -> Iterator[str]:
    for number, issue in printed_numbers(service, as_at)[:MOST_PRINTED]:
        yield _in_words(number, issue)


def _in_words(number: Number, issue: int) -> str:
    about = {
        "name": MEASURES[number.code].name,
        "period": number.period.replace("-", " "),
        "issue": issue,
    }
    if number.value is None or number.low is None or number.high is None:
        return _("%(name)s, %(period)s: hidden to protect people. Printed in bulletin %(issue)s.") % about
    shares = {
        "value": round(100 * number.value),
        "low": round(100 * number.low),
        "high": round(100 * number.high),
    }
    return _(
        "%(name)s, %(period)s: %(value)s%% (%(low)s%% to %(high)s%%), %(count)s of %(base)s. "
        "Printed in bulletin %(issue)s."
    ) % {**about, **shares, "count": number.count, "base": number.base}


def _of_changes(service: Service, as_at: date) -> Iterator[str]:
    year = periods.year_of(as_at)
    for figure in (*OfChanges(service, as_at).figures(year), *OfFindings(service).figures(year)):
        yield say_learning([figure])
