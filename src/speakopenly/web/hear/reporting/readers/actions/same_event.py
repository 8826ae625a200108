"""Say that reports tell of the same event: it is counted once, with the people who told of it."""

from __future__ import annotations

import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.web.hear.reporting.readers import policies
from speakopenly.web.hear.reporting.readers.models import SameEvent
from speakopenly.web.hear.reporting.reports import threads
from speakopenly.web.hear.reporting.reports.models import Report
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff


@transaction.atomic
def link_same_event(by: Staff, one: Report, other: Report) -> None:
    """Link two reports, and with them whatever each was linked to. Raises NotAllowed."""
    for report in (one, other):
        policies.check_can_see_notes(by, threads.held(report))
    if one.pk == other.pk:
        raise NotAllowed(_("This is the same report."))
    rows = list(SameEvent.objects.filter(report__in=(one, other)))
    event = rows[0].event if rows else uuid.uuid4()
    SameEvent.objects.filter(event__in=[row.event for row in rows]).update(event=event)
    linked = {row.report_id for row in rows}
    SameEvent.objects.bulk_create(
        SameEvent(service_id=report.service_id, report=report, event=event)
        for report in (one, other)
        if report.pk not in linked
    )
    audit.record("reports linked as one event", one, by=by.user, service=by.service)


@transaction.atomic
def unlink_same_event(by: Staff, report: Report) -> None:
    """Take a report out of its event; what is left alone is no longer linked. Raises NotAllowed."""
    policies.check_can_see_notes(by, threads.held(report))
    row = SameEvent.objects.filter(report=report).first()
    if row is None:
        return
    left = SameEvent.objects.filter(event=row.event).exclude(pk=row.pk)
    if left.count() == 1:
        left.delete()
    row.delete()
    audit.record("report taken out of an event", report, by=by.user, service=by.service)
