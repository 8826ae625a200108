"""Who has read a report, and the newest version of what each noted: without opening any of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from speakopenly.web.hear.reporting.readers.models import AGREED, READERS, Notes
from speakopenly.web.hear.reporting.reports.models import Report
from speakopenly.web.people.staff import Staff


@dataclass(frozen=True, slots=True)
class Notebook:
    """The newest notes of one report: the two readers' own in their order, and what both agreed on."""

    own: tuple[Notes, ...]
    agreed: Notes | None

    @property
    def now(self) -> tuple[Notes, ...]:
        """The readers' own of this reading."""
        return tuple(each for each in self.own if each.is_of_this_reading)

    @property
    def is_final(self) -> bool:
        """Whether both readers have said that this is the coding."""
        return self.agreed is not None and self.agreed.confirmed_by_id is not None

    def of(self, staff: Staff) -> Notes | None:
        """This person's own notes."""
        return next((each for each in self.own if each.by_id == staff.user.pk), None)


def notebook_of(report: Report) -> Notebook:
    """The notebook of one report, with one question to the database."""
    return notebooks_of([report])[0]


def notebooks_of(reports: Sequence[Report]) -> list[Notebook]:
    """The same for several, in their order."""
    rows = Notes.objects.filter(report__in=reports).select_related("case_key").order_by("place", "version")
    by_report: dict[object, list[Notes]] = {report.pk: [] for report in reports}
    for row in rows:
        by_report[row.report_id].append(row)
    return [_notebook(by_report[report.pk]) for report in reports]


def _notebook(rows: Iterable[Notes]) -> Notebook:
    newest = {row.place: row for row in rows}
    own = tuple(newest[place] for place in READERS if place in newest)
    return Notebook(own, newest.get(AGREED))
