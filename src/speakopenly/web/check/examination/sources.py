"""What an examiner may look at, a small class for each source. None of them reads a report.

Each answers ``found(service, as_at)`` with sentences that may be shown to anyone, small numbers hidden by the
room they come from; an empty tuple means that nobody was asked, and the page says so. A room that opens later
fills in its class here, and no page changes.

What the rooms of this stage have to give:

* ``Survey``, ``OwnStaff``, ``Examined``: the open results of the newest wave that closed by ``as_at``, one
  sentence a theme with its range, for the audiences staff, carers, families and young people /
  ``examiner_staff`` / ``examined``.
* ``BetweenLevels``, ``WithFamilies``: of the same wave, the items that the bank marks with that trust, both
  directions of each.
* ``SupervisionPools``: support, regularity and meaning of the last quarter that may be shown, each alone.
* ``InspectionsRead``: what the inspection reports of this service said of a line, which they are silent on.
* ``Pressures``: demand and resources, once a room keeps them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol

from django.utils.translation import gettext as _

from speakopenly.check.bulletin import Number
from speakopenly.check.examination import Line, Source, Trusts
from speakopenly.check.examination.sources import NOT_EVIDENCE
from speakopenly.check.outcomes.charts import say_learning
from speakopenly.check.outcomes.figures import MEASURES
from speakopenly.web.check.bulletin.models import IssueState
from speakopenly.web.check.bulletin.models import Number as Printed
from speakopenly.web.check.learning.counting import periods
from speakopenly.web.check.learning.counting.changes import OfChanges
from speakopenly.web.check.learning.counting.findings import OfFindings
from speakopenly.web.people.models import Service

MOST_PRINTED: Final = 6
"""Two issues of three numbers each: enough to see what is said now and what was said before."""


@dataclass(frozen=True, slots=True)
class Found:
    """One sentence of a source, and the line it helps to see; None where it helps with several."""

    words: str
    line: Line | None = None


class Asked(Protocol):
    """Something that may have been asked."""

    def found(self, service: Service, as_at: date) -> tuple[Found, ...]:
        """What was answered by this day; nothing where nobody was asked."""
        ...


class Survey:
    """The culture survey of the service."""

    kind = Source.SURVEY

    def found(self, service: Service, as_at: date) -> tuple[Found, ...]:
        return ()


class SupervisionPools:
    """What those supervised and those who supervise answered, in pools of ten or more."""

    kind = Source.SUPERVISION

    def found(self, service: Service, as_at: date) -> tuple[Found, ...]:
        return ()


class LearningFigures:
    """Figures of learning: those printed in the bulletin, and those that count changes and findings.

    Figures that count reports stand here only as two people signed them for print; how many reports there
    were, and of which sort, never does.
    """

    kind = Source.LEARNING

    def found(self, service: Service, as_at: date) -> tuple[Found, ...]:
        said = [*_printed(service, as_at), *_of_changes(service, as_at)]
        return tuple(Found(each, Line.CORPORATE_LEARNING) for each in said)


class InspectionsRead:
    """What inspectors wrote of this service."""

    kind = Source.INSPECTIONS

    def found(self, service: Service, as_at: date) -> tuple[Found, ...]:
        return ()


class Pressures:
    """Demand and resources."""

    kind = Source.PRESSURES

    def found(self, service: Service, as_at: date) -> tuple[Found, ...]:
        return ()


class OwnStaff:
    """The examining body's own staff, on the items about blame."""

    def found(self, service: Service, as_at: date) -> tuple[Found, ...]:
        return ()


class Examined:
    """Those whom the examining body examined, on the items about blame."""

    def found(self, service: Service, as_at: date) -> tuple[Found, ...]:
        return ()


class BetweenLevels:
    """Trust between levels of staff: of staff in managers, and of managers in staff."""

    def found(self, service: Service, as_at: date) -> tuple[Found, ...]:
        return ()


class WithFamilies:
    """Trust between families and professionals, both ways."""

    def found(self, service: Service, as_at: date) -> tuple[Found, ...]:
        return ()


SOURCES: Final = (Survey(), SupervisionPools(), LearningFigures(), InspectionsRead(), Pressures())
"""In the order in which every line shows them."""


def found_for(line: Line, service: Service, as_at: date) -> list[tuple[Source, list[str]]]:
    """Every source with its sentences for this line; none of them where nobody was asked."""
    return [
        (each.kind, [one.words for one in each.found(service, as_at) if one.line in (line, None)])
        for each in SOURCES
    ]


def trusts_of(service: Service, as_at: date) -> Trusts:
    """The two trusts, measured apart."""
    return Trusts(sentences(BetweenLevels(), service, as_at), sentences(WithFamilies(), service, as_at))


def sentences(asked: Asked, service: Service, as_at: date) -> tuple[str, ...]:
    """What was answered, as it is printed."""
    return tuple(each.words for each in asked.found(service, as_at))


def _printed(service: Service, as_at: date) -> Iterator[str]:
    rows = Printed.objects.filter(service=service, issue__state=IssueState.OUT, issue__out_on__lte=as_at)
    rows = rows.exclude(code__in=NOT_EVIDENCE).exclude(shown=None).select_related("issue")
    for row in rows.order_by("-issue__number", "place")[:MOST_PRINTED]:
        yield _in_words(Number(**row.shown), row.issue.number)


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
