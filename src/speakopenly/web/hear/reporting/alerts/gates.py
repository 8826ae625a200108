"""What has to stand before the Speak door may open: a route that was tested, and a rota with a deputy."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speakopenly.web.hear.reporting.alerts import queries
from speakopenly.web.hear.reporting.alerts.models import AlertRoute
from speakopenly.web.people.gates import Gate, Looked
from speakopenly.web.people.models import Service

FEWEST: int = 2
"""A first person and a deputy."""


def a_route_is_tested(service: Service) -> Looked:
    """Whether an alert can leave this machine."""
    routes = AlertRoute.objects.filter(service=service, tested_on__isnull=False)
    if not routes.exists():
        return Looked(
            False, _("No alert route is tested: if a child may be in danger, nobody would be told.")
        )
    if queries.has_failing_route(service):
        return Looked(False, _("Alerts do not go out by one of the routes."))
    return Looked(True, _("An alert route is tested."))


def a_rota_stands(service: Service) -> Looked:
    """Whether somebody is told, and somebody else where they do not come, by when we have said."""
    if queries.plan_of(service.pk) is None:
        return Looked(False, _("Nobody has said within how many hours a flagged report is opened."))
    if len(queries.rota_of(service.pk)) < FEWEST:
        return Looked(False, _("The rota needs a first person and a deputy who can be told."))
    return Looked(True, _("A first person and a deputy are on the rota."))


GATES = (
    Gate(
        "alert-route",
        gettext_lazy("An alert route is tested"),
        a_route_is_tested,
        "hear:alerts",
        shuts_later=False,
    ),
    Gate(
        "alert-rota",
        gettext_lazy("A rota with at least a first person and a deputy"),
        a_rota_stands,
        "hear:alerts",
        shuts_later=False,
    ),
)
"""They count on opening. An open door stays so, and says that reports may not be read (``watched``)."""
