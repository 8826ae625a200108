"""Routes, their test, rota and plan. None of these pages shows a word of a report, or that one came."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from speakopenly.core.errors import SpeakOpenlyError
from speakopenly.web.forms import posted
from speakopenly.web.hear.reporting.alerts import actions, gates, heartbeat, policies, queries, wording
from speakopenly.web.hear.reporting.alerts.forms import FORMS, CodeForm, PlaceForm, PlanForm, TestForm
from speakopenly.web.hear.reporting.alerts.models import AlertRoute, RouteKind
from speakopenly.web.people.queries import staff_of
from speakopenly.web.people.staff import Staff

OVERVIEW = "hear:alerts"


@require_GET
def alerts(request: HttpRequest) -> HttpResponse:
    """How everything stands, in words."""
    staff = staff_of(request)
    policies.check_can_set_up(staff)
    plan = queries.plan_of(staff.service.pk)
    page = {
        "lines": _lines(staff),
        "routes": [_route_row(staff, route) for route in queries.routes_for(staff)],
        "kinds": RouteKind,
        "places": _place_rows(staff),
        "may_add": queries.people_for_the_rota(staff).exists() and queries.routes_for(staff).exists(),
        "plan": wording.plan_line(queries.as_plan(plan)) if plan else "",
        **standing(),
    }
    return render(request, "hear/alerts/alerts.html", page)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def new_route(request: HttpRequest, kind: str) -> HttpResponse:
    """Set up a route of this kind."""
    staff = staff_of(request)
    policies.check_can_set_up(staff)
    if kind not in FORMS:
        raise Http404
    form = FORMS[kind](posted(request))
    made = _done(form, lambda: actions.set_up_route(by=staff, given=form.settings()))
    if made:
        messages.success(request, _("Kept, and off. Send a test alert to turn it on."))
        return redirect("hear:alert-test", made.pk)
    return _form_page(request, form, str(RouteKind(kind).label), _("Keep this route"))


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def route(request: HttpRequest, ident: UUID) -> HttpResponse:
    """Change a route; then it is tested anew."""
    staff = staff_of(request)
    found = queries.route_for(staff, ident)
    form = FORMS[found.kind](posted(request), initial=FORMS[found.kind].said_by(found))
    if _done(form, lambda: actions.change_route(by=staff, route=found, given=form.settings())):
        messages.success(request, _("Changed, and off. Send a test alert to turn it on."))
        return redirect("hear:alert-test", found.pk)
    return _form_page(request, form, str(RouteKind(found.kind).label), _("Keep this route"))


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def test(request: HttpRequest, ident: UUID) -> HttpResponse:
    """Send a test alert."""
    staff = staff_of(request)
    found = queries.route_for(staff, ident)
    form = TestForm(posted(request))
    if _done(form, lambda: actions.send_test(by=staff, route=found, address=form.cleaned_data["address"])):
        messages.success(request, _("The test alert is on its way. Type its code here when it has come."))
        return redirect("hear:alert-code", found.pk)
    return _form_page(request, form, _("Test this route"), _("Send a test alert"))


@require_http_methods(["GET", "POST"])
def code(request: HttpRequest, ident: UUID) -> HttpResponse:
    """Type in the code that came."""
    staff = staff_of(request)
    found = queries.route_for(staff, ident)
    form = CodeForm(posted(request))
    right = _done(
        form, lambda: actions.confirm_test(by=staff, route=found, code=form.cleaned_data["code"].strip())
    )
    if right:
        messages.success(request, _("This route works, and is on."))
        return redirect(OVERVIEW)
    if form.is_bound and not form.errors:
        form.add_error("code", _("This is not the code that was sent. Look again."))
    return _form_page(request, form, _("Test this route"), _("Turn it on"))


@require_POST
def remove_route(request: HttpRequest, ident: UUID) -> HttpResponse:
    """Forget a route."""
    staff = staff_of(request)
    actions.remove_route(by=staff, route=queries.route_for(staff, ident))
    messages.success(request, _("The route is gone."))
    return redirect(OVERVIEW)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def new_place(request: HttpRequest) -> HttpResponse:
    """Put somebody on the rota."""
    staff = staff_of(request)
    people, routes = queries.people_for_the_rota(staff), queries.routes_for(staff)
    form = PlaceForm(posted(request), people=people, routes=routes)
    if _done(form, lambda: actions.put_on_rota(by=staff, **form.cleaned_data)):
        messages.success(request, _("On the rota."))
        return redirect(OVERVIEW)
    return _form_page(request, form, _("Put somebody on the rota"), _("Put on the rota"))


@require_POST
def take_off(request: HttpRequest, ident: UUID) -> HttpResponse:
    """Take somebody off the rota."""
    staff = staff_of(request)
    actions.take_off_rota(by=staff, place=queries.place_for(staff, ident))
    messages.success(request, _("Off the rota."))
    return redirect(OVERVIEW)


@require_POST
def move_up(request: HttpRequest, ident: UUID) -> HttpResponse:
    """Have somebody told earlier."""
    staff = staff_of(request)
    actions.move_up(by=staff, place=queries.place_for(staff, ident))
    return redirect(OVERVIEW)


@require_http_methods(["GET", "POST"])
def plan(request: HttpRequest) -> HttpResponse:
    """Say by when a flagged report is opened."""
    staff = staff_of(request)
    policies.check_can_set_up(staff)
    form = PlanForm(posted(request), initial=PlanForm.said_by(queries.plan_of(staff.service.pk)))
    door = request.build_absolute_uri(reverse("today"))
    if _done(form, lambda: actions.set_plan(by=staff, plan=form.plan(), work_door=door)):
        messages.success(request, _("Kept. The Speak door says so from now on."))
        return redirect(OVERVIEW)
    return _form_page(request, form, _("By when is a flagged report opened?"), _("Keep this plan"))


def standing(*, below: bool = False) -> dict[str, Any]:
    """Where a page stands and who may see it."""
    trail = [{"name": _("Hear"), "address": reverse("section-hear")}]
    if below:
        trail.append({"name": _("Alerts"), "address": reverse(OVERVIEW)})
    return {"trail": trail, "page_roles": policies.MAY_SET_UP}


def _lines(staff: Staff) -> list[str]:
    """What needs somebody; empty where all is well."""
    seen = queries.watched(staff.service)
    lines = []
    if seen.reading is queries.Reading.NOT_NOW:
        lines.append(
            _("Nobody has opened a flagged report in time. The Speak door says that reports are not read.")
        )
    if not heartbeat.is_alive():
        lines.append(_("The watch has not been heard of for five minutes. Start the site again with serve."))
    if queries.has_failing_route(staff.service):
        lines.append(_("Alerts do not go out by one of the routes. Look at the routes below."))
    return lines + [gate for gate in gate_lines(staff) if gate]


def gate_lines(staff: Staff) -> list[str]:
    """What is still missing before anybody can be told."""
    looked = (gates.a_route_is_tested(staff.service), gates.a_rota_stands(staff.service))
    return [each.why for each in looked if not each.passes]


def _route_row(staff: Staff, found: AlertRoute) -> dict[str, Any]:
    return {
        "route": found,
        "state": wording.state_of(found),
        "may_remove": policies.can_remove_route(staff, found),
    }


def _place_rows(staff: Staff) -> list[dict[str, Any]]:
    able = queries.people_with_a_key(staff.service)
    return [
        {"place": place, "days": wording.days_of(place.days), "has_key": place.user_id in able}
        for place in queries.places_for(staff)
    ]


def _done(form: Any, deed: Callable[[], Any]) -> Any:
    """What a deed gave, if the form is right and the deed was not refused; the refusal stands on the form."""
    if not form.is_valid():
        return None
    try:
        return deed()
    except SpeakOpenlyError as refusal:
        form.add_error(None, str(refusal))
        return None


def _form_page(request: HttpRequest, form: Any, title: str, button: str) -> HttpResponse:
    page = {"form": form, "title": title, "button": button, **standing(below=True)}
    return render(request, "hear/alerts/form.html", page, status=400 if form.errors else 200)
