"""The three pressures for anyone: choose an area, see its three panels, take its figures along."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from speakopenly.core.errors import NotAllowed
from speakopenly.web.people.public import public
from speakopenly.web.public_path import address_for
from speakopenly.web.understand.pressures import policies, queries, showing

View = Callable[..., HttpResponse]
NAMES = {
    "all": "pressures",
    **{each: f"pressures-{each}" for each in ("area", "figures", "counted", "founding")},
}


def outside(view: View) -> View:
    """A page for anyone, where this site shows it to anyone; else there is no such page."""

    @public
    @require_GET
    @wraps(view)
    def seen(request: HttpRequest, **parts: Any) -> HttpResponse:
        try:
            policies.check_is_public()
        except NotAllowed:
            raise Http404 from None
        return view(request, **parts)

    return seen


@outside
def every_area(request: HttpRequest) -> HttpResponse:
    """Choose a nation or an authority."""
    return _page(request, "all", showing.all_areas_page(_address(request)))


@outside
def area(request: HttpRequest, pressure_area: str) -> HttpResponse:
    """One area: three panels, or none."""
    found = queries.area_at(pressure_area)
    if found.code != pressure_area:
        return redirect(_address(request)("area", pressure_area=found.code))
    return _page(request, "area", showing.area_page(found, _address(request)))


@outside
def figures(request: HttpRequest, pressure_area: str) -> HttpResponse:
    """Exactly what the page of the area shows, as a table."""
    return showing.figures_csv(queries.area_at(pressure_area))


@outside
def counted(request: HttpRequest, indicator: str) -> HttpResponse:
    """What an indicator means."""
    return _page(request, "counted", showing.counted_page(queries.indicator_at(indicator), _address(request)))


@outside
def founding(request: HttpRequest) -> HttpResponse:
    """The founding text, sentence by sentence."""
    return _page(request, "founding", showing.founding_page(_address(request)))


def _address(request: HttpRequest) -> showing.Address:
    return partial(_at, request)


def _at(request: HttpRequest, name: str, **parts: Any) -> str:
    return address_for(request, NAMES[name], **parts)


def _page(request: HttpRequest, name: str, page: dict[str, Any]) -> HttpResponse:
    return render(request, f"understand/pressures/{name}.html", {"base": "speak_base.html", **page})
