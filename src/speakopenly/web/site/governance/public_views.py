"""For anyone: the privacy notices, and what was checked so that everybody can use the site."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from speakopenly import __version__
from speakopenly.web.hear.reporting.speak.queries import door_here
from speakopenly.web.people.public import public
from speakopenly.web.public_path import address_for, language_of
from speakopenly.web.site.governance import accessibility as statement
from speakopenly.web.site.governance import queries
from speakopenly.web.site.governance.documents import compose
from speakopenly.web.site.governance.documents.privacy import PRIVACY
from speakopenly.web.site.governance.facts import Facts
from speakopenly.web.site.governance.notices import Notice, notices
from speakopenly.web.site.governance.notices import notice as notice_of


@public
@require_GET
def privacy(request: HttpRequest) -> HttpResponse:
    """Which notices there are."""
    found = [
        (each.title, address_for(request, "privacy-notice", notice=each.slug))
        for each in notices(_facts(request))
    ]
    return render(request, "site/governance/privacy.html", {"notices": found})


@public
@require_GET
def privacy_notice(request: HttpRequest, notice: str) -> HttpResponse:
    """One notice, and whether two people of the service have signed these words."""
    found = _notice(request, notice)
    return render(
        request, "site/governance/privacy_notice.html", {"notice": found, "signed_on": _signed_on()}
    )


@public
@require_GET
def accessibility(request: HttpRequest) -> HttpResponse:
    """What was checked and by which test, what is not right, and whom to ask."""
    page = {
        "release": __version__,
        "claims": statement.claims(),
        "not_right": list(statement.not_right()),
        "whom_to_ask": list(statement.whom_to_ask(_facts(request))),
    }
    return render(request, "site/governance/accessibility.html", page)


def _notice(request: HttpRequest, slug: str) -> Notice:
    found = notice_of(_facts(request), slug)
    if found is None:
        raise Http404
    return found


def _facts(request: HttpRequest) -> Facts:
    door = door_here()
    if door is None:
        return queries.facts_of_nobody()
    return queries.facts_of(door.service, with_gates=False, language=language_of(request))


def _signed_on() -> date | None:
    door = door_here()
    if door is None:
        return None
    digest = compose(PRIVACY, queries.facts_of(door.service, with_gates=False)).digest
    return queries.signed_on(door.service, PRIVACY, digest)
