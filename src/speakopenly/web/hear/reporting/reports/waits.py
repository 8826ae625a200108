"""How long each report waited for a first look and for a reply: days alone, and which report is not said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Min
from django.utils import timezone

from speakopenly.hear.speaking.threads import MessageKind
from speakopenly.web.hear.reporting.reports.models import Message, Report, ReportState
from speakopenly.web.people.models import AuditLine, Service

REPLIES = (MessageKind.REPLY, MessageKind.CLOSING)


@dataclass(frozen=True, slots=True)
class Waited:
    """One report: when it came, was first opened and first answered; None where it was not yet."""

    received_on: date
    opened_on: date | None
    answered_on: date | None


def waited(service: Service) -> list[Waited]:
    """Every report that was meant and is not taken back, by the day it came.

    Opening is a reader's deed and stands in the audit trail. Where a closed report's words had their time,
    the day it was closed stands for its reply.
    """
    rows = Report.objects.filter(service=service, in_quarantine=False).exclude(state=ReportState.WITHDRAWN)
    opened, answered = _first_opened(service), _first_answered(service)
    found = [
        Waited(received_on, opened.get(str(pk)), answered.get(str(pk), closed_on))
        for pk, received_on, closed_on in rows.values_list("pk", "received_on", "closed_on")
    ]
    return sorted(found, key=lambda each: each.received_on)


def _first_opened(service: Service) -> dict[str, date]:
    lines = AuditLine.objects.filter(
        service=service, thing_kind=Report._meta.label_lower, deed="report opened"
    ).order_by()
    first = lines.values("thing_id").annotate(first=Min("when")).values_list("thing_id", "first")
    return {thing: timezone.localdate(when) for thing, when in first}


def _first_answered(service: Service) -> dict[str, date]:
    said = Message.objects.filter(service=service, kind__in=REPLIES).order_by()
    first = said.values("report_id").annotate(first=Min("said_on")).values_list("report_id", "first")
    return {str(report): day for report, day in first}
