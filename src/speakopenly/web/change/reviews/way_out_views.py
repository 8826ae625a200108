"""The way out of learning, rarely used. No answer is kept, in a row, a session or a log."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from speakopenly.change.reviews import WAYS_OUT, WHO_TO_GO_TO, Ask, walk
from speakopenly.web.change.reviews import actions, policies, queries
from speakopenly.web.change.reviews.forms import WayOutForm
from speakopenly.web.change.reviews.views import get_or_post, trail
from speakopenly.web.forms import posted
from speakopenly.web.people.queries import staff_of


@get_or_post
def way_out(request: HttpRequest) -> HttpResponse:
    """Ask about one act, and say who to go to."""
    staff = staff_of(request)
    policies.check_can_leave_learning(staff)
    form = WayOutForm(posted(request))
    page: dict[str, Any] = {
        "roles": policies.MAY_LEAVE,
        "trail": trail()[: 2 if policies.can_enter(staff) else 1],
    }
    if form.is_valid():
        end = walk(form.answers)
        if not isinstance(end, Ask):
            page |= {"go_to": WHO_TO_GO_TO[end], "route": end.value if end.value in WAYS_OUT else ""}
            return render(request, "change/reviews/go_to.html", page)
        form.ask_for(end)
    page |= {"form": form, "left": queries.left_learning(staff.service)}
    return render(request, "change/reviews/way_out.html", page, status=400 if form.errors else 200)


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Keep that something left learning today, by which route, and nothing else."""
    staff = staff_of(request)
    policies.check_can_leave_learning(staff)
    route = request.POST.get("route", "")
    if route not in WAYS_OUT:
        messages.error(request, _("Nothing was kept. Answer here first: it says which way is meant."))
        return redirect("change:review-way-out")
    actions.leave_learning(by=staff, route=route)
    messages.success(
        request, _("Kept: that something left learning today, and by which route. Nothing else.")
    )
    return redirect("section-change")
