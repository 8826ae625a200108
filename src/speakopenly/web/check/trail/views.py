"""Pages of the way back."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from speakopenly.web.check.trail import policies, queries
from speakopenly.web.check.trail.once import each_once
from speakopenly.web.check.trail.walking import name_of, walk
from speakopenly.web.people.queries import staff_of


@require_GET
def lines(request: HttpRequest) -> HttpResponse:
    """Every line that the public can read, to go back from."""
    staff = staff_of(request)
    policies.check_can_enter(staff)
    kinds = [
        (kind, [(each.pk, name_of(kind, each)) for each in rows])
        for kind, rows in queries.public_lines(staff)
    ]
    page = {"kinds": kinds, "roles": policies.MAY_ENTER, "trail": _breadcrumbs()[:1]}
    return render(request, "check/trail/lines.html", page)


@require_GET
def line(request: HttpRequest, line: str, line_id: UUID) -> HttpResponse:
    """One line, and everything it rests on."""
    staff = staff_of(request)
    policies.check_can_enter(staff)
    kind, found = queries.line_for(staff, line, line_id)
    page = {"step": each_once(walk(staff, kind, found)), "roles": policies.MAY_ENTER, "trail": _breadcrumbs()}
    return render(request, "check/trail/line.html", page)


def _breadcrumbs() -> list[dict[str, str]]:
    return [
        {"name": _("Check"), "address": reverse("section-check")},
        {"name": _("The way back"), "address": reverse("check:trails")},
    ]
