"""The same pages for staff, with what is loaded and how to load more."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from speakopenly.core.errors import BadInput
from speakopenly.understand.pressures import Area, find_area
from speakopenly.web.people.here import at_the_speak_door
from speakopenly.web.people.models import Service
from speakopenly.web.people.queries import authority_of, staff_of
from speakopenly.web.understand.pressures import policies, queries, showing
from speakopenly.web.understand.pressures.public_views import NAMES


@require_GET
def every_area(request: HttpRequest) -> HttpResponse:
    """Choose an area; see which official files are loaded and how to load more."""
    staff = staff_of(request)
    policies.check_can_enter(staff)
    page = {
        "loaded": queries.what_is_loaded(),
        "differences": queries.differences(),
        "authority": _authority(staff.service),
        "public_at": at_the_speak_door(request, "pressures") if policies.is_public() else "",
    }
    return _page(request, "for_staff", showing.all_areas_page(_address) | page, _trail()[:1])


@require_GET
def area(request: HttpRequest, pressure_area: str) -> HttpResponse:
    """One area: three panels, or none."""
    policies.check_can_enter(staff_of(request))
    found = queries.area_at(pressure_area)
    if found.code != pressure_area:
        return redirect(_address("area", pressure_area=found.code))
    return _page(request, "area", showing.area_page(found, _address), _trail())


@require_GET
def figures(request: HttpRequest, pressure_area: str) -> HttpResponse:
    """Exactly what the page of the area shows, as a table."""
    policies.check_can_enter(staff_of(request))
    return showing.figures_csv(queries.area_at(pressure_area))


@require_GET
def counted(request: HttpRequest, indicator: str) -> HttpResponse:
    """What an indicator means."""
    policies.check_can_enter(staff_of(request))
    return _page(
        request, "counted", showing.counted_page(queries.indicator_at(indicator), _address), _trail()
    )


@require_GET
def founding(request: HttpRequest) -> HttpResponse:
    """The founding text, sentence by sentence."""
    policies.check_can_enter(staff_of(request))
    return _page(request, "founding", showing.founding_page(_address), _trail())


def _authority(service: Service) -> Area | None:
    try:
        return find_area(code) if (code := authority_of(service)) else None
    except BadInput:
        return None


def _address(name: str, **parts: str) -> str:
    return reverse(f"understand:{NAMES[name]}", kwargs=parts)


def _trail() -> list[dict[str, str]]:
    return [
        {"name": _("Understand"), "address": reverse("section-understand")},
        {"name": _("Three pressures"), "address": _address("all")},
    ]


def _page(request: HttpRequest, name: str, page: dict[str, Any], trail: list[dict[str, str]]) -> HttpResponse:
    shown = {"base": "work_base.html", "trail": trail, "page_roles": policies.MAY_SEE, **page}
    return render(request, f"understand/pressures/{name}.html", shown)
