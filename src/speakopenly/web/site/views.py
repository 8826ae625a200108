"""The site's own pages: setting up, opening and shutting the Speak door, health, the audit trail."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from speakopenly.core.errors import NotAllowed
from speakopenly.web.hear.reporting.opening import actions
from speakopenly.web.hear.reporting.opening import policies as door_policies
from speakopenly.web.hear.reporting.opening.queries import door_of
from speakopenly.web.people import policies as people
from speakopenly.web.people.changes.policies import can_enter as can_see_people
from speakopenly.web.people.queries import staff_of
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from speakopenly.web.site import policies, queries
from speakopenly.web.site.services import policies as services


@require_GET
def set_up(request: HttpRequest) -> HttpResponse:
    """What has to be so before the public may speak here; each line proves itself."""
    return _set_up(request, staff_of(request))


@require_POST
def open_door(request: HttpRequest) -> HttpResponse:
    """Open the Speak door, or say what is missing."""
    staff = staff_of(request)
    people.check_has_role(staff, *door_policies.MAY_OPEN)
    try:
        actions.open_door(by=staff)
    except NotAllowed as refusal:
        return _set_up(request, staff, refused=str(refusal))
    messages.success(request, _("The Speak door is open."))
    return redirect("site")


@require_POST
def shut_door(request: HttpRequest) -> HttpResponse:
    """Shut the Speak door by hand."""
    actions.shut_door(by=staff_of(request))
    messages.success(request, _("The Speak door is shut. Who has sent a report can still come back."))
    return redirect("site")


@require_GET
def health(request: HttpRequest) -> HttpResponse:
    """How the machine is and what needs somebody, in words."""
    staff = staff_of(request)
    policies.check_can_see_health(staff)
    seen = queries.health(staff)
    page = {
        "seen": seen,
        "unwell": sum(not each.is_well for each in seen),
        "now": timezone.localtime(),
        **_standing(policies.MAY_SEE_HEALTH),
    }
    return render(request, "site/health.html", page)


@require_GET
def trail(request: HttpRequest) -> HttpResponse:
    """What was done here, by whom and when; never what anybody said."""
    staff = staff_of(request)
    policies.check_can_see_trail(staff)
    page = queries.trail(staff, request.GET.get("page"))
    given = {"page": page, "deeds": queries.deeds(page), "sees_all": policies.sees_deeds_on_reports(staff)}
    return render(request, "site/trail.html", given | _standing(policies.MAY_SEE_TRAIL))


def _set_up(request: HttpRequest, staff: Staff, *, refused: str = "") -> HttpResponse:
    policies.check_can_enter(staff)
    door = door_of(staff.service)
    page = {
        "set_up": queries.set_up(staff),
        "refused": refused,
        "may_press": people.has_role(staff, *door_policies.MAY_OPEN) and not (door and door.is_open),
        "may_shut": door_policies.can_shut(staff, door),
        "may_test": door_policies.can_test(staff),
        "sees_health": policies.can_see_health(staff),
        "sees_trail": policies.can_see_trail(staff),
        "sees_people": can_see_people(staff),
        "sees_services": services.can_enter(staff),
        "page_roles": policies.MAY_SEE,
    }
    return render(request, "site/set_up.html", page, status=400 if refused else 200)


def _standing(roles: tuple[Role, ...]) -> dict[str, Any]:
    return {"trail": [{"name": _("Site"), "address": reverse("site")}], "page_roles": roles}
