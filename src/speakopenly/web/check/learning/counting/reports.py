"""What is counted of reports, quarter by quarter: L13, L1 to L5 and L11.

Open are the days of a report, who answered when, and two counts of what its writers chose in their mailboxes.
What they said of the report itself is sealed. Kind, area and said-elsewhere are therefore counted among the
reports that two readers shared for learning with their writers' leave, and of no others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Final

from django.utils.translation import gettext as _

from speakopenly.check.outcomes.figures import Figure, WaitFigure, rate_of, share_of, waits_of
from speakopenly.hear.answering.clocks import working_days_between
from speakopenly.hear.safe_versions.records import Counted
from speakopenly.hear.speaking.answers import quarter_of
from speakopenly.hear.speaking.questions import Kind, ServiceArea
from speakopenly.web.check.learning.counting.periods import in_words
from speakopenly.web.check.learning.models import StaffNumber
from speakopenly.web.hear.reporting.reports import dates, day_counts, waits
from speakopenly.web.hear.reporting.reports.waits import Waited
from speakopenly.web.hear.reporting.safe_versions import queries as shared
from speakopenly.web.people.models import Service

AnyFigure = Figure | WaitFigure
EARLY: Final = frozenset({Kind.NEAR_MISS, Kind.WEAK_POINT, Kind.GOOD_CATCH})
AREAS: Final = frozenset(ServiceArea) - {ServiceArea.OTHER}
OF_SHARED: Final = frozenset({"L1-areas", "L2", "L9", "L11"})
"""Figures that rest on shared reports alone."""


@dataclass(frozen=True)
class OfReports:
    """True counts of one service, in memory for one request; only ``figures`` gives any of them away."""

    service: Service

    @cached_property
    def waited(self) -> list[Waited]:
        return waits.waited(self.service)

    @cached_property
    def shared(self) -> list[Counted]:
        return shared.counted(self.service)

    @cached_property
    def days(self) -> dict[str, Counter[str]]:
        return day_counts.by_quarter(self.service)

    @cached_property
    def staff(self) -> dict[str, int]:
        rows = StaffNumber.objects.filter(service=self.service).order_by("at", "id")
        return dict(rows.values_list("quarter", "people"))

    def known(self) -> set[str]:
        """The quarters of which anything is known."""
        counted = {quarter for quarter, what in self.days.items() if any(what[each] for each in _SHOWN)}
        return {quarter_of(each.received_on) for each in self.waited} | counted | self.staff.keys()

    def figures(self, quarter: str) -> list[AnyFigure]:
        """Every figure of one quarter, protected."""
        return [make(self, quarter) for make in _MADE]

    def _came_in(self, quarter: str) -> list[Waited]:
        return [each for each in self.waited if quarter_of(each.received_on) == quarter]

    def _shared_in(self, quarter: str) -> list[Counted]:
        return [each for each in self.shared if each.quarter == quarter]


_SHOWN: Final = (day_counts.HARM_TOLD, day_counts.NO_HARM_TOLD, *day_counts.USEFUL)


def _harm(these: OfReports, quarter: str) -> Figure:
    counts = these.days.get(quarter, Counter())
    told = counts[day_counts.HARM_TOLD]
    base = told + counts[day_counts.NO_HARM_TOLD]
    return share_of("L13", period=in_words(quarter), count=told, base=base)


def _reach(these: OfReports, quarter: str) -> Figure:
    came, staff = len(these._came_in(quarter)), these.staff.get(quarter, 0)
    found = rate_of("L1", period=in_words(quarter), events=came, exposure=staff)
    return found if staff else replace(found, reason=_("Nobody has said how many people worked here."))


def _areas(these: OfReports, quarter: str) -> Figure:
    heard = {each.area for each in these._shared_in(quarter)} & AREAS
    return share_of("L1-areas", period=in_words(quarter), count=len(heard), base=len(AREAS))


def _mix(these: OfReports, quarter: str) -> Figure:
    told = [each.kind for each in these._shared_in(quarter) if each.kind is not None]
    early = sum(kind in EARLY for kind in told)
    return share_of("L2", period=in_words(quarter), count=early, base=len(told))


def _opened_in_time(these: OfReports, quarter: str) -> Figure:
    came = these._came_in(quarter)
    count = sum(_is_by(each.opened_on, dates.acknowledge_by(each.received_on)) for each in came)
    return share_of("L3", period=in_words(quarter), count=count, base=len(came))


def _answered_in_time(these: OfReports, quarter: str) -> Figure:
    came = these._came_in(quarter)
    count = sum(_is_by(each.answered_on, dates.reply_by(each.received_on)) for each in came)
    return share_of("L4", period=in_words(quarter), count=count, base=len(came))


def _days_to_open(these: OfReports, quarter: str) -> WaitFigure:
    came = these._came_in(quarter)
    return waits_of("L3-days", period=in_words(quarter), days=_days(came, lambda each: each.opened_on))


def _days_to_answer(these: OfReports, quarter: str) -> WaitFigure:
    came = these._came_in(quarter)
    return waits_of("L4-days", period=in_words(quarter), days=_days(came, lambda each: each.answered_on))


def _useful(these: OfReports, quarter: str) -> Figure:
    counts = these.days.get(quarter, Counter())
    yes, *others = (counts[each] for each in day_counts.USEFUL)
    return share_of("L5", period=in_words(quarter), count=yes, base=yes + sum(others))


def _unheard(these: OfReports, quarter: str) -> Figure:
    said = [each.was_unheard for each in these._shared_in(quarter) if each.was_unheard is not None]
    return share_of("L11", period=in_words(quarter), count=sum(said), base=len(said))


_MADE: Final[Sequence[Callable[[OfReports, str], AnyFigure]]] = (
    _harm, _reach, _areas, _mix, _opened_in_time, _days_to_open, _answered_in_time, _days_to_answer,
    _useful, _unheard,
)  # fmt: skip


def _is_by(done: date | None, last: date) -> bool:
    return done is not None and done <= last


def _days(came: Sequence[Waited], when: Callable[[Waited], date | None]) -> list[int]:
    ends = ((each.received_on, when(each)) for each in came)
    return [working_days_between(start, end) for start, end in ends if end is not None]
