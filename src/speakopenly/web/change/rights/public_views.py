"""The public register of rights checks, for anyone."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from speakopenly.change.rights import Outcome, StopId
from speakopenly.core.disclosure import HIDDEN
from speakopenly.web.change.rights import queries
from speakopenly.web.people.here import service_here
from speakopenly.web.people.public import public

OUTCOMES: Final = {
    Outcome.STOP: _("Stopped. It must not go ahead."),
    Outcome.NOT_YET: _("Not yet. Answers are missing."),
    Outcome.CONDITIONS: _("Held to conditions. They are looked at again each month."),
}
STOPS: Final = {
    StopId.S0: _("A child would gather or pass on information in secret."),
    StopId.S1: _("A child could come to serious harm."),
    StopId.S2: _("A child would stay where adults use or hurt them."),
    StopId.S3: _("A child would be asked to break the law or to deceive a carer."),
    StopId.S4: _("It is secret, and a child is too young to know the risk."),
    StopId.S5: _("No adult is there for the child alone."),
    StopId.S6: _("No lawyer has said in writing that the law allows it."),
    StopId.S7: _("A child who says no would lose something."),
    StopId.S8: _("There is no plan, with money, to help the child afterwards."),
}
CHILDREN: Final = {HIDDEN: _("hidden to protect people"), "not known": _("not known")}


@public
@require_GET
def register(request: HttpRequest) -> HttpResponse:
    """What was stopped or held to conditions, and how many of each. Nothing of a live covert matter."""
    found = queries.public_register(service_here())
    page = {
        "lines": [
            {
                "line": line,
                "outcome": OUTCOMES[line.outcome],
                "stops": [STOPS[each] for each in line.stops],
                "children": CHILDREN.get(line.children, line.children),
            }
            for line in found.lines
        ],
        "counts": [(OUTCOMES[outcome], number) for outcome, number in found.counts.items()],
    }
    return render(request, "change/rights/register.html", page)
