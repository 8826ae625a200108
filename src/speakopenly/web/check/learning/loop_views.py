"""The loop on one page, for a director or a board."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from speakopenly.web.check.learning import policies
from speakopenly.web.check.learning.loop import loop_of
from speakopenly.web.check.learning.views import picture
from speakopenly.web.people.queries import staff_of


@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """Five sentences, three charts at most, and at most two things to do. It prints on one page."""
    staff = staff_of(request)
    policies.check_can_see_the_whole(staff)
    loop = loop_of(staff.service)
    shown = {
        "parts": loop.parts,
        "charts": [(each.chart, picture(each), each.measure.code) for each in loop.charts],
        "to_do": loop.to_do,
        "service": staff.service.name,
        "day": timezone.localdate(),
        "page_roles": policies.MAY_SEE_THE_WHOLE,
    }
    return render(request, "check/learning/loop.html", shown)
