"""The one door to words that may be printed: read by a stranger, shared, and allowed by their writer.

Whoever prints is given the words and an id, and nothing that leads back: no number, no day, no report. The id
is a keyed hash of the contribution's, so that what was printed is found again when a word must go.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID

from speakopenly.core.records import ContributionId
from speakopenly.hear.safe_versions.records import SafeRecord
from speakopenly.hear.speaking.questions import Bulletin
from speakopenly.web.hear.keys import installation_key
from speakopenly.web.hear.reporting.reports import learning
from speakopenly.web.hear.reporting.reports.models import Report
from speakopenly.web.hear.reporting.safe_versions import policies, queries, safekeeping
from speakopenly.web.hear.reporting.safe_versions.models import SharedRecord


@dataclass(frozen=True, slots=True)
class Printable:
    """One safe version that may be printed. Its repr shows no word."""

    source: str
    record: SafeRecord = field(repr=False)


def printable(service_id: UUID) -> list[Printable]:
    """Everything of a service that may be printed today, in the order of ids, which tell nothing."""
    found = (_printable(report) for report in _allowed(service_id))
    return sorted((each for each in found if each is not None), key=lambda each: each.source)


def find_printable(service_id: UUID, source: str) -> Printable | None:
    """The one with this id, if it may be printed today."""
    return next((each for each in printable(service_id) if each.source == source), None)


def source_of(service_id: UUID, contribution: ContributionId | str) -> str:
    """The id under which a contribution is printed: without the installation key nobody can work it out."""
    return installation_key().keyed_hash("source of a story", str(service_id), contribution)


def contribution_of(service_id: UUID, source: str) -> ContributionId | None:
    """The contribution behind a source, for the way back to its passages; None once it has gone."""
    idents = SharedRecord.objects.filter(service=service_id).values_list("ident", flat=True)
    return next((ContributionId(each) for each in idents if source_of(service_id, each) == source), None)


def _allowed(service_id: UUID) -> Iterator[Report]:
    """Reports whose writer said yes and that nothing else keeps back."""
    for report in Report.objects.filter(service=service_id, bulletin=Bulletin.YES):
        if policies.can_be_printed(report, queries.version_of(report)):
            yield report


def _printable(report: Report) -> Printable | None:
    ident = learning.ident_of(report)
    row = SharedRecord.objects.filter(service=report.service_id, ident=ident).first()
    if row is None:
        return None
    return Printable(source_of(report.service_id, ident), safekeeping.open_record(row))
