"""What ``doctor`` sees of alerts."""

from __future__ import annotations

from django.db import DatabaseError

from speakopenly.web.hear.reporting.alerts import heartbeat, queries
from speakopenly.web.hear.reporting.alerts.models import AlertPlan
from speakopenly.web.looks import Seen

WHAT = "alerts"


def alerts() -> Seen:
    """Whether somebody would be told of a child in danger."""
    try:
        services = [plan.service for plan in AlertPlan.objects.select_related("service")]
        failing = [service for service in services if queries.has_failing_route(service)]
    except DatabaseError:
        return Seen(WHAT, False, "Not known while the database does not answer.")
    if not services:
        return Seen(WHAT, True, "None is set up, so the Speak door may not open.")
    if failing:
        return Seen(WHAT, False, "They do not go out by one of the routes. Look at the page Alerts.")
    if not heartbeat.is_alive():
        return Seen(WHAT, False, "The watch was not heard of for five minutes. Start: speakopenly watch")
    return Seen(WHAT, True, "The watch is alive.")
