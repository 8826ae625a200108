"""Pages of supervision for those who work here: pools, due and held, and the counting of a calendar.

No address here takes anything to sort, filter or compare by.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from speakopenly.check.supervision import EVIDENCE, NOT_FOR, STANDARDS, Meetings, Part, count_meetings
from speakopenly.core.documents import tree
from speakopenly.core.documents.pictures import safe_svg
from speakopenly.core.errors import BadInput
from speakopenly.core.tables import csv_bytes
from speakopenly.hear.speaking.questions import ServiceArea
from speakopenly.web.check.learning.counting.periods import in_words
from speakopenly.web.check.supervision import (
    actions,
    policies,
    quarters,
    queries,
    showing,
    travelling,
    wording,
)
from speakopenly.web.check.supervision.calendar_forms import CalendarForm, KeepForm
from speakopenly.web.forms import posted
from speakopenly.web.people.here import at_the_speak_door
from speakopenly.web.people.queries import staff_of
from speakopenly.web.people.staff import Staff

get_or_post = require_http_methods(["GET", "POST"])
FILE = "supervision.csv"
COLUMNS = ("quarter", "table", "row", "column", "shown")


@require_GET
def results(request: HttpRequest) -> HttpResponse:
    """Pools of both sides beside each other, what calendars say, and what others ask of supervision."""
    staff = staff_of(request)
    found = queries.shown_for(staff)
    page = {
        "parts": [
            {
                "code": part.value,
                "asks": wording.WHAT_IT_ASKS[part],
                "figure": figure,
                "picture": _picture(part, figure),
            }
            for part, figure in showing.figures(found)
        ],
        "quarters": showing.quarters(found),
        "standards": STANDARDS,
        "evidence": EVIDENCE,
        "not_for": NOT_FOR,
        "pulse": at_the_speak_door(request, "pulse"),
        "to_print": at_the_speak_door(request, "pulse-self-check"),
        "may_count": policies.can_count(staff),
        "page_roles": policies.MAY_SEE,
        "trail": _trail()[:1],
    }
    return render(request, "check/supervision/results.html", page)


@require_GET
def results_csv(request: HttpRequest) -> HttpResponse:
    """The same cells as a table; never more."""
    found = queries.shown_for(staff_of(request))
    made = csv_bytes(COLUMNS, list(showing.rows_of(found)))
    response = HttpResponse(made, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{FILE}"'
    return response


@get_or_post
@cache_control(no_store=True)
def calendar(request: HttpRequest) -> HttpResponse:
    """Read a calendar file in memory, and show what was counted before anything is kept."""
    staff = staff_of(request)
    policies.check_can_count(staff)
    form = CalendarForm(posted(request), request.FILES or None)
    if form.is_valid():
        today = timezone.localdate()
        try:
            found = count_meetings(
                form.cleaned_data["calendar"], first=quarters.first_day_counted(today), last=today
            )
        except BadInput as error:
            form.add_error("calendar", str(error))
        else:
            return _counted(request, staff, form.cleaned_data["area"], found)
    page = {"form": form, "page_roles": policies.MAY_COUNT, "trail": _trail()}
    return render(request, "check/supervision/calendar.html", page, status=400 if form.errors else 200)


@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Keep the counts just shown."""
    staff = staff_of(request)
    policies.check_can_count(staff)
    try:
        area, found = travelling.unpack(staff, request.POST.get("counted", ""))
    except BadInput as error:
        messages.error(request, str(error))
        return redirect("check:supervision-calendar")
    form = KeepForm(request.POST)
    if not form.is_valid():
        return _counted(request, staff, area, found, form)
    actions.keep_meetings(by=staff, area=area, found=found, instead=form.cleaned_data["how"] == "instead")
    messages.success(request, _("Kept. Only these numbers stay; the calendar is gone."))
    return redirect("check:supervision")


def _counted(
    request: HttpRequest,
    staff: Staff,
    area: ServiceArea,
    found: Mapping[str, Meetings],
    form: KeepForm | None = None,
) -> HttpResponse:
    """What was counted, to whoever chose the file: true numbers, as they have the calendar itself."""
    page = {
        "form": form or KeepForm(initial={"counted": travelling.pack(staff, area, found), "how": "add"}),
        "area": wording.area_name(area.value),
        "counts": [(in_words(quarter), each) for quarter, each in found.items()],
        "page_roles": policies.MAY_COUNT,
        "trail": _trail(),
    }
    return render(request, "check/supervision/counted.html", page, status=400 if form else 200)


def _picture(part: Part, figure: tree.Figure) -> SafeString:
    return mark_safe(safe_svg(figure.svg, prefix=part.value))  # noqa: S308  (made safe there)


def _trail() -> list[dict[str, str]]:
    return [
        {"name": _("Check"), "address": reverse("section-check")},
        {"name": _("Supervision"), "address": reverse("check:supervision")},
    ]
