"""Open one report: what is in it, how it stands, and one more time counted for its reporter to see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.http import Http404
from django.utils import timezone

from speakopenly.hear.speaking.answers import Answers
from speakopenly.hear.speaking.questions import ServiceArea, Sharing
from speakopenly.web.hear.areas import policies as areas
from speakopenly.web.hear.keyring import case_keys
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.reporting.reports import dates, policies, threads
from speakopenly.web.hear.reporting.reports.models import Flag, Opened, Report, ReportState
from speakopenly.web.hear.reporting.reports.safekeeping import AttachmentNote
from speakopenly.web.hear.reporting.reports.threads import Entry, Opener
from speakopenly.web.people import audit
from speakopenly.web.people import policies as people
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff


@dataclass(frozen=True, slots=True)
class Standing:
    """How a report stands for its readers."""

    state: ReportState
    look_first: bool
    sharing: Sharing | None
    acknowledge_by: date
    reply_by: date
    opened: tuple[tuple[Role, int], ...]


@dataclass(frozen=True, slots=True)
class ReadReport:
    """One report, opened in memory for one page."""

    report: Report
    thread: list[Entry]
    status: Standing


def report_by_number(by: Staff, number: str) -> Report:
    """One report of this service. Raises Http404 for any other, and NotAllowed for who reads none."""
    policies.check_can_enter(by)
    found = Report.objects.filter(service=by.service, number=number.upper()).select_related("case_key")
    report = found.first()
    if report is None:
        raise Http404
    return report


def read(by: Staff, unlocked: Unlocked, number: str) -> ReadReport:
    """Open a report, and count that it was opened. Raises Http404, NotAllowed or SealBroken."""
    report = report_by_number(by, number)
    policies.check_can_read(by, report)
    thread = threads.read_thread(report, opener(unlocked))
    areas.check_is_not_of_own_area(by, area_of(thread))
    report = _count_opened(report, by)
    return ReadReport(report, thread, _standing(report))


def fetch_attachment(
    by: Staff, unlocked: Unlocked, report: Report, ident: UUID
) -> tuple[AttachmentNote, bytes]:
    """One file of a report, opened in memory. Raises Http404, NotAllowed or SealBroken."""
    policies.check_can_read(by, report)
    check_is_for(by, unlocked, report)
    file = threads.attachment_of(report, ident, opener(unlocked))
    audit.record("attachment opened", report, by=by.user, service=by.service)
    return file


def check_is_for(by: Staff, unlocked: Unlocked, report: Report) -> None:
    """Raise OfOwnArea for a report from a part of the work that is this reader's own.

    Where it is from stands in its sealed words, so it is opened in memory, for readers who named such parts.
    """
    if areas.has_own_areas(by) and report.state != ReportState.WITHDRAWN:
        areas.check_is_not_of_own_area(by, area_of(threads.read_thread(report, opener(unlocked))))


def area_of(thread: Sequence[Entry]) -> ServiceArea | None:
    """Where the report says it is from; known only once it is opened."""
    said = next((entry.body for entry in thread if isinstance(entry.body, Answers)), None)
    return said.service_area if said else None


def opener(unlocked: Unlocked) -> Opener:
    """How a reader opens a case key."""
    return lambda case_key: case_keys.open_as_reader(case_key, unlocked)


@transaction.atomic
def _count_opened(report: Report, by: Staff) -> Report:
    report = threads.held(report)
    role = next(role for role in policies.MAY_READ if people.has_role(by, role))
    counted, _is_new = Opened.objects.get_or_create(
        report=report, role=role, defaults={"service": report.service}
    )
    Opened.objects.filter(pk=counted.pk).update(times=F("times") + 1)
    if report.state == ReportState.RECEIVED:
        threads.turn(report, ReportState.OPENED)
    Flag.objects.filter(report=report, opened_on__isnull=True).update(
        opened_on=timezone.localdate(), nobody_came=False
    )
    audit.record("report opened", report, by=by.user, service=by.service)
    return report


def _standing(report: Report) -> Standing:
    return Standing(
        state=ReportState(report.state),
        look_first=report.harm_told or policies.has_open_flag(report),
        sharing=Sharing(report.sharing) if report.sharing else None,
        acknowledge_by=dates.acknowledge_by(report.received_on),
        reply_by=dates.promised(report.received_on, report.reply_by),
        opened=threads.opened_by(report),
    )
