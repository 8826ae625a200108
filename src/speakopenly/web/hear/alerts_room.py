"""Shows the room of alerts: on the Hear page, on Today, on each report, as gates and to ``doctor``."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speakopenly.web import looks
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.reporting.alerts import forgetting, policies, queries
from speakopenly.web.hear.reporting.alerts.gates import GATES
from speakopenly.web.hear.reporting.alerts.looks import alerts
from speakopenly.web.hear.reporting.reports import steps
from speakopenly.web.hear.reporting.reports.models import Flag, Report
from speakopenly.web.hear.reporting.reports.policies import has_open_flag
from speakopenly.web.hear.reporting.reports.steps import Step
from speakopenly.web.people import gates
from speakopenly.web.people.sections import Room, Section, Waiting, open_room, show_on_today
from speakopenly.web.people.staff import Staff

__all__ = ["forgetting", "open_it"]
"""``forgetting`` listens from when it is loaded."""


def open_it() -> None:
    """Called once at start; saying so twice is harmless."""
    open_room(
        Room(
            section=Section.HEAR,
            name=gettext_lazy("Alerts"),
            purpose=gettext_lazy(
                "Who is told that a report needs a reader today, by which route, and by when."
            ),
            url_name="hear:alerts",
            can_enter=policies.can_set_up,
        )
    )
    show_on_today("alerts", alerts_that_need_somebody)
    steps.show_on_report("safety", safety_step)
    for gate in GATES:
        gates.register(gate)
    looks.look(alerts)


def alerts_that_need_somebody(staff: Staff) -> list[Waiting]:
    """That the Speak door does not say any more that reports are read as planned."""
    if not policies.can_set_up(staff) or queries.plan_of(staff.service.pk) is None:
        return []
    if queries.watched(staff.service).reading is queries.Reading.AS_PLANNED:
        return []
    more = _("The Speak door says that reports may not be read.")
    return [Waiting(what=_("See to the alerts"), where=reverse("hear:alerts"), more=more)]


def safety_step(staff: Staff, unlocked: Unlocked, report: Report) -> list[Step]:
    """Where to decide whether a child may be in danger, for a report that was flagged."""
    if not Flag.objects.filter(report=report).exists():
        return []
    is_open = has_open_flag(report)
    more = _("Nobody has decided yet. Do this before anything else.") if is_open else _("Decided.")
    where = reverse("hear:report-safety", args=[report.number])
    return [Step(what=_("Is a child in danger?"), where=where, more=more, is_first=is_open)]
