"""The page on which an official figure is put behind a finding."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from speakopenly.core.errors import BadInput
from speakopenly.understand.findings.official import FIELD
from speakopenly.understand.pressures.pinned import from_data
from speakopenly.understand.pressures.saying import NOT_A_CAUSE
from speakopenly.web.forms import posted
from speakopenly.web.understand.findings import policies, queries
from speakopenly.web.understand.findings.excerpt import excerpt_of
from speakopenly.web.understand.findings.official import actions
from speakopenly.web.understand.findings.views import here, trail
from speakopenly.web.understand.pressures import pinning


@require_http_methods(["GET", "POST"])
def official(request: HttpRequest, slug: str, ident: str) -> HttpResponse:
    """Choose a figure by place, indicator and year, then one of its releases; see those that stand there."""
    staff, exercise = here(request, slug)
    finding = queries.finding_of(exercise, ident)
    policies.check_can_write(staff, finding)
    asked = pinning.AskedFor.of(request.GET, posted(request))
    if asked.is_chosen:
        try:
            row = actions.pin(finding=finding, by=staff, figure=asked.chosen["year"])
            messages.success(
                request,
                _("It stands behind the finding. In its words, %(field)s says it.")
                % {"field": f"{{{FIELD}_{row.place}}}"},
            )
            return redirect("understand:finding-official", slug, ident)
        except BadInput as error:
            asked.refuse(str(error))
    numbered = queries.numbered_of(excerpt_of(exercise), ident)
    page = {
        "exercise": exercise,
        "ident": ident,
        "theme": numbered.theme.name,
        "paragraph": numbered.paragraph,
        "figures": [
            (row.place, f"{{{FIELD}_{row.place}}}", pinning.shown(from_data(row.figure)))
            for row in finding.official.all()
        ],
        "asked": asked,
        "not_a_cause": NOT_A_CAUSE,
        "trail": trail(exercise),
        "roles": policies.MAY_WRITE,
    }
    status = 400 if asked.wrong else 200
    return render(request, "understand/finding_official.html", page, status=status)


@require_POST
def take_away(request: HttpRequest, slug: str, ident: str, place: int) -> HttpResponse:
    """Take one away."""
    staff, exercise = here(request, slug)
    try:
        actions.take_away(finding=queries.finding_of(exercise, ident), by=staff, place=place)
        messages.success(request, _("It does not stand behind the finding any more."))
    except BadInput as error:
        messages.error(request, str(error))
    return redirect(reverse("understand:finding-official", args=[slug, ident]))
