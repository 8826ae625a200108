"""One page: in which parts of the work the reader has a hand."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from speakopenly.web.hear.areas import actions, policies, queries
from speakopenly.web.hear.areas.forms import OwnAreasForm
from speakopenly.web.people.queries import staff_of


@require_http_methods(["GET", "POST"])
def own_areas(request: HttpRequest) -> HttpResponse:
    """Say them; reports from there are then left to others."""
    staff = staff_of(request)
    policies.check_can_say(staff)
    form = OwnAreasForm(
        request.POST if request.method == "POST" else None, initial={"areas": queries.areas_of(staff)}
    )
    if form.is_valid():
        actions.say_own_areas(by=staff, areas=form.chosen())
        messages.success(request, _("Saved. Reports from there are left to other readers."))
        return redirect("section-hear")
    trail = [{"name": _("Hear"), "address": reverse("section-hear")}]
    page = {"form": form, "trail": trail, "page_roles": policies.MAY_SAY}
    return render(request, "hear/areas/own_areas.html", page, status=400 if form.errors else 200)
