"""The page on which an official figure becomes what a measure was before and after."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from speakopenly.core.errors import BadInput
from speakopenly.understand.pressures.pinned import Pinned
from speakopenly.understand.pressures.saying import NO_TARGET
from speakopenly.web.check.outcomes import actions, policies
from speakopenly.web.check.outcomes.views import get_or_post, to_change, trail
from speakopenly.web.forms import posted
from speakopenly.web.understand.pressures import pinning

TIMES: Final = (("before", _("Before, in which year?")), ("after", _("After, in which year?")))
LABELS: Final = {
    "before": _("Before: which release, and said how?"),
    "after": _("After: which release, and said how?"),
}


@get_or_post
def official(request: HttpRequest, measure_id: UUID) -> HttpResponse:
    """Choose one figure at two times."""
    staff, found = to_change(request, measure_id)
    policies.check_can_use_official(staff, found)
    which = pinning.WhichForm(request.GET, years=TIMES, latest=pinning.latest_year())
    forms = _forms(request, which)
    are_valid = [each.is_valid() for each in forms.values()]  # each says what is wrong with it
    if forms and all(are_valid):
        chosen = {name: each.chosen for name, each in forms.items()}
        try:
            actions.set_official_figures(measure=found, by=staff, **chosen)
            return redirect("check:measure", found.pk)
        except BadInput as error:
            forms["after"].add_error("figure", str(error))
    wrong = next((each for each in (which, *forms.values()) if each.errors), None)
    page = {
        "measure": found,
        "which": which,
        "forms": list(forms.values()),
        "wrong": wrong,
        "no_target": NO_TARGET,
        "roles": policies.MAY_WRITE,
        "trail": trail(found),
    }
    return render(request, "check/outcomes/official.html", page, status=400 if wrong else 200)


def _forms(request: HttpRequest, which: pinning.WhichForm) -> dict[str, pinning.FigureForm]:
    """A list of releases for each of the two years; empty until place, figure and years are chosen."""
    if not (which.is_bound and which.is_valid()):
        return {}
    asked, found = which.cleaned_data, dict[str, tuple[Pinned, ...]]()
    for name, _label in TIMES:
        try:
            found[name] = pinning.found_for(asked["area"], asked["indicator"], asked[name])
        except BadInput as error:
            which.add_error(name, str(error))
    if len(found) < len(TIMES):
        return {}
    sent = posted(request)
    return {
        name: pinning.FigureForm(sent, found=some, label=LABELS[name], prefix=name)
        for name, some in found.items()
    }
