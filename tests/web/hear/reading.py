"""Two readers read a report, as every report must be before it can be closed."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from speakopenly.hear.answering import ASKED, Notes
from speakopenly.hear.speaking.questions import Kind, YesNo
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.reporting.readers import actions
from speakopenly.web.hear.reporting.reports import conversations
from speakopenly.web.hear.reporting.reports.models import Flag, FlagState, Report
from speakopenly.web.people.staff import Staff

CALM = Notes(kind=Kind.WEAK_POINT, routes=tuple((each.id, YesNo.NO) for each in ASKED), fear=YesNo.NO)
"""Notes of a reader who found nothing that any rule is about."""


class Reads(Protocol):
    """Someone with an open reading key."""

    @property
    def staff(self) -> Staff: ...
    @property
    def unlocked(self) -> Unlocked: ...


def save(reader: Reads, report: Report, notes: Notes = CALM, **more: object) -> None:
    """One reader opens a report and saves notes."""
    report = conversations.read(reader.staff, reader.unlocked, report.number).report
    actions.save_notes(reader.staff, reader.unlocked, report, replace(notes, **more))


def read_by_two(report: Report, one: Reads, other: Reads, notes: Notes = CALM) -> Report:
    """Two readers read it alike, and people have cleared its flags; gives the report as it is then."""
    Flag.objects.filter(report=report).update(state=FlagState.CLEARED)
    for reader in (one, other):
        save(reader, report, notes)
    return Report.objects.get(pk=report.pk)
