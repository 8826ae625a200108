"""The page on which an official figure becomes what a measure was before and after."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from speakopenly.core.errors import BadInput
from speakopenly.understand.pressures.saying import NO_TARGET
from speakopenly.web.check.outcomes import actions, policies
from speakopenly.web.check.outcomes.views import get_or_post, to_change, trail
from speakopenly.web.forms import posted
from speakopenly.web.understand.pressures import pinning

TIMES: Final = (
    pinning.Time("before", _("Before, in which year?"), _("Before: which release, and said how?")),
    pinning.Time("after", _("After, in which year?"), _("After: which release, and said how?")),
)


@get_or_post
def official(request: HttpRequest, measure_id: UUID) -> HttpResponse:
    """Choose one figure at two times."""
    staff, found = to_change(request, measure_id)
    policies.check_can_use_official(staff, found)
    asked = pinning.AskedFor.of(request.GET, posted(request), TIMES)
    if asked.is_chosen:
        try:
            actions.set_official_figures(measure=found, by=staff, **asked.chosen)
            return redirect("check:measure", found.pk)
        except BadInput as error:
            asked.refuse(str(error))
    page = {
        "measure": found,
        "asked": asked,
        "no_target": NO_TARGET,
        "roles": policies.MAY_WRITE,
        "trail": trail(found),
    }
    return render(request, "check/outcomes/official.html", page, status=400 if asked.wrong else 200)
