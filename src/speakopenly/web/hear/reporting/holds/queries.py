"""What holds there are, which are due, and what a writer is told of them."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from speakopenly.web.hear.events import MayBeErased
from speakopenly.web.hear.reporting.holds import policies
from speakopenly.web.hear.reporting.holds.models import IN_FORCE, Hold, HoldState
from speakopenly.web.hear.reporting.reports.models import Report
from speakopenly.web.people.sections import Waiting
from speakopenly.web.people.staff import Staff


def holds_for(by: Staff) -> QuerySet[Hold]:
    """Every hold of this service, what is in force or waits first by its date. Raises NotAllowed."""
    policies.check_can_enter(by)
    rows = Hold.objects.filter(service=by.service).select_related("report", "proposed_by", "agreed_by")
    return rows.order_by("lifted_on", "review_on", "pk")


def one(by: Staff, ident: UUID) -> Hold:
    """One hold of this service. Raises Http404 for any other, and NotAllowed."""
    found = holds_for(by).select_related("case_key", "lift_asked_by", "lifted_by").filter(pk=ident).first()
    if found is None:
        raise Http404
    return found


def report_to_hold(by: Staff, number: str) -> Report | None:
    """A report of this service by its number; None where there is none."""
    policies.check_can_enter(by)
    return Report.objects.filter(service=by.service, number=number.strip().upper()).first()


def told_since(report: Report) -> date | None:
    """Since when a hold keeps this report, as its writer may know it; None where there is none to tell of."""
    held = _in_force(report.service_id, report.pk).filter(is_unsafe_agreed=False)
    return held.order_by("agreed_on").values_list("agreed_on", flat=True).first()


def keep_what_is_held(asked: MayBeErased) -> None:
    """Listens where something is about to be erased."""
    asked.holds.extend(_in_force(asked.service_id, asked.report_id).values_list("pk", flat=True))


def holds_that_wait(staff: Staff) -> list[Waiting]:
    """For Today: what waits for a second person, and what is due to be looked at again."""
    if not policies.can_enter(staff):
        return []
    due = Q(state__in=IN_FORCE, review_on__lte=timezone.localdate())
    asked = Q(state=HoldState.PROPOSED) | Q(state=HoldState.LIFTING)
    rows = Hold.objects.filter(due | asked, service=staff.service)
    return [
        Waiting(
            what=_said_of(hold, staff), where=reverse("hear:hold", args=[hold.pk]), more=_more_of(hold, staff)
        )
        for hold in rows[:10]
    ]


def _said_of(hold: Hold, staff: Staff) -> str:
    if policies.can_answer(staff, hold) or policies.can_lift(staff, hold):
        return _("A legal hold waits for a second person")
    return _("A legal hold to look at")


def _more_of(hold: Hold, staff: Staff) -> str:
    if hold.is_in_force and hold.review_on <= timezone.localdate():
        return _("It was to be looked at again by now.")
    return str(hold.get_state_display())


def _in_force(service_id: UUID, report_id: UUID | None) -> QuerySet[Hold]:
    which = Q(report__isnull=True)
    if report_id is not None:
        which |= Q(report=report_id)
    return Hold.objects.filter(which, service=service_id, state__in=IN_FORCE)
