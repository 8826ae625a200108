"""The page on which an official figure is set beside what was looked at on a line."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from speakopenly.check.examination import QUESTIONS
from speakopenly.core.errors import BadInput
from speakopenly.understand.pressures.saying import NOT_A_CAUSE
from speakopenly.web.check.examination import actions, policies, standing
from speakopenly.web.check.examination.views import get_or_post, here, member, trail
from speakopenly.web.forms import posted
from speakopenly.web.understand.pressures import pinning


@get_or_post
def official(request: HttpRequest, examination_number: int, enquiry: str) -> HttpResponse:
    """Choose a figure to stand beside the line, or take one out."""
    staff, found = here(request, examination_number)
    which_line = member(enquiry)
    policies.check_can_put_figures_beside(staff, found, which_line)
    if request.method == "POST" and request.POST.get("take_out", "").isdecimal():
        number = int(request.POST["take_out"][:6])
        actions.take_out(examination=found, by=staff, line=which_line, number=number)
        return redirect("check:examination-official", found.number, which_line.value)
    asked = pinning.AskedFor.of(request.GET, posted(request))
    if asked.is_chosen:
        try:
            actions.put_beside(examination=found, by=staff, line=which_line, figure=asked.chosen["year"])
            messages.success(request, _("It stands beside what you saw."))
            return redirect("check:examination-line", found.number, which_line.value)
        except BadInput as error:
            asked.refuse(str(error))
    page = {
        "examination": found,
        "question": QUESTIONS[which_line],
        "line": which_line,
        "figures": [
            (number, pinning.shown(each)) for number, each in standing.figures_of(found, which_line).items()
        ],
        "asked": asked,
        "not_a_cause": NOT_A_CAUSE,
        "trail": trail(found),
        "page_roles": policies.MAY_EXAMINE,
    }
    status = 400 if asked.wrong else 200
    return render(request, "check/examination/official.html", page, status=status)
