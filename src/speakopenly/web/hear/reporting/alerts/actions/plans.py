"""Say within how many hours a flagged report is opened."""

from __future__ import annotations

from django.db import transaction

from speakopenly.hear.alerting import Plan
from speakopenly.web.hear.reporting.alerts import policies
from speakopenly.web.hear.reporting.alerts.models import AlertPlan, Counts
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff


@transaction.atomic
def set_plan(*, by: Staff, plan: Plan, work_door: str) -> AlertPlan:
    """Keep the service's word. ``work_door`` is what an alert may name. Raises NotAllowed."""
    policies.check_can_set_up(by)
    read = plan.reading_hours
    said = {"hours": plan.hours, "work_door": work_door}
    said |= {"counts": Counts.READING_HOURS if read else Counts.ALWAYS}
    if read is not None:
        said |= {"first_day": read.first_day, "last_day": read.last_day}
        said |= {"opens": read.opens, "closes": read.closes}
    row, _is_new = AlertPlan.objects.update_or_create(service=by.service, defaults=said)
    audit.record("alert plan set", row, by=by.user, service=by.service)
    return row
