"""Public pages, Today, the four sections, and the pages for when something is not as it should be."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_safe

from speakopenly.web.api.problems import is_asked_by_a_program, problem
from speakopenly.web.doors.middleware import is_work_door
from speakopenly.web.people.here import service_here
from speakopenly.web.people.public import public
from speakopenly.web.people.queries import staff_of
from speakopenly.web.people.roles import Role
from speakopenly.web.people.sections import Section, rooms_for, what_waits_for
from speakopenly.web.site.services.queries import has_publishers


@public
@require_GET
def about(request: HttpRequest) -> HttpResponse:
    """Who runs this, what is kept, and what is not."""
    return render(request, "doors/about.html", {"shows_others": has_publishers(service_here())})


@public
@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """Away at once, to a page about the weather. Nothing has to be ended: the Speak door keeps no session."""
    answer = redirect(settings.WEATHER_SITE)
    answer.headers["Cache-Control"] = "no-store"
    return answer


@public
@require_GET
def health(request: HttpRequest) -> HttpResponse:
    """One word for a monitor: whether the database answers. Says nothing about what is in it."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("database", status=503, content_type="text/plain")
    return HttpResponse("ok", content_type="text/plain")


@require_GET
def today(request: HttpRequest) -> HttpResponse:
    """What waits for this person."""
    staff = staff_of(request)
    return render(request, "doors/today.html", {"waiting": what_waits_for(staff)})


@require_GET
def section(request: HttpRequest, section: Section) -> HttpResponse:
    """The rooms of one section that exist, and in plain words what will come."""
    staff = staff_of(request)
    page = {"section": section, "rooms": rooms_for(staff, section), "page_roles": list(Role)}
    return render(request, f"doors/section_{section}.html", page)


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400."""
    return _error(request, 400)


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    return _error(request, 403)


def not_here(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404."""
    return _error(request, 404)


@public
def too_many_tries(request: HttpRequest) -> HttpResponse:
    """429: somebody, or somebody else at the same place, tried too often to sign in."""
    return _error(request, 429)


def our_fault(request: HttpRequest) -> HttpResponse:
    """500, with a short number that stands in the log as well."""
    request.support_number = secrets.token_hex(3)  # type: ignore[attr-defined]
    return _error(request, 500)


@public
def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's own proof of where it came from is missing or old."""
    return render(request, "errors/form_too_old.html", status=403)


def _error(request: HttpRequest, status: int) -> HttpResponse:
    if is_asked_by_a_program(request):
        return problem(status, number=getattr(request, "support_number", None))
    page = {"at_work": is_work_door(request), "number": getattr(request, "support_number", "")}
    return render(request, f"errors/{status}.html", page, status=status)
