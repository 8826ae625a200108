"""Holds on the erasure list: a restore must not forget what had to be kept, and then erase it.

A hold placed after the backup was made is put in force again, with no name and no note: it is due at once,
and two people look why it was placed, or lift it. One lifted since is in force again until two lift it.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from speakopenly.web.hear import erasures
from speakopenly.web.hear.erasures import LIFTED, Gone, Kind
from speakopenly.web.hear.reporting.holds.models import IN_FORCE, Hold, HoldReason, HoldState
from speakopenly.web.hear.reporting.reports.models import Report
from speakopenly.web.people.models import Service

ON_A_REPORT, ON_EVERYTHING = "hold", "hold-on-everything"


def register() -> None:
    """Called once at start, before any kind that a hold can keep."""
    erasures.register(
        Kind(ON_A_REPORT, there=_reports, erase=_hold_report, cancelled_by=ON_A_REPORT + LIFTED)
    )
    erasures.register(
        Kind(ON_EVERYTHING, there=_services, erase=_hold_service, cancelled_by=ON_EVERYTHING + LIFTED)
    )


def held_thing(hold: Hold) -> Gone:
    """That something is held, for the list: what is held, not why."""
    return (
        Gone(ON_EVERYTHING, hold.service_id) if hold.report_id is None else Gone(ON_A_REPORT, hold.report_id)
    )


def lifted_thing(hold: Hold) -> Gone:
    """That it is held no longer."""
    held = held_thing(hold)
    return Gone(held.kind + LIFTED, held.what)


def _hold_report(ident: UUID, day: date) -> None:
    report = Report.objects.get(pk=ident)
    _put_in_force(report, report.service_id, day)


def _hold_service(ident: UUID, day: date) -> None:
    _put_in_force(None, ident, day)


def _put_in_force(report: Report | None, service_id: UUID, day: date) -> None:
    Hold.objects.create(
        service_id=service_id,
        report=report,
        state=HoldState.IN_FORCE,
        reason=HoldReason.RESTORED,
        agreed_on=day,
        review_on=day,
    )


def _reports() -> QuerySet[Report]:
    return Report.objects.exclude(pk__in=_in_force().filter(report__isnull=False).values("report"))


def _services() -> QuerySet[Service]:
    return Service.objects.exclude(pk__in=_in_force().filter(report__isnull=True).values("service"))


def _in_force() -> QuerySet[Hold]:
    return Hold.objects.filter(state__in=IN_FORCE)
