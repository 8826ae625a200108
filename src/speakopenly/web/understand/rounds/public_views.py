"""A round at the Speak door: no sign-in, no cookie, no script needed; nothing is kept before Send.

One address for everybody. We claim no "one person, one vote": whoever wants to can vote twice.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from speakopenly.core.errors import DraftExpired, NotAllowed, SealBroken
from speakopenly.understand.rounds import Vote
from speakopenly.web.hear.reporting.speak.uploads import take_no_files
from speakopenly.web.people.public import public
from speakopenly.web.public_path import address_for
from speakopenly.web.understand.rounds import actions, policies, queries, showing, walking
from speakopenly.web.understand.rounds.models import AgreementRound
from speakopenly.web.understand.rounds.walking import Walk
from speakopenly.web.understand.rounds.wording import VOTES

FORM: Final = "round-form"
SAID: Final = {"agree": Vote.AGREE, "disagree": Vote.DISAGREE, "pass": Vote.PASS}

log = logging.getLogger("speakopenly.rounds")
Deed = Callable[[HttpRequest, AgreementRound, Walk], HttpResponse]
View = Callable[..., HttpResponse]


def outside(view: View) -> View:
    """A page for anyone. No form token: it needs a cookie. No copy is kept by a browser."""

    @public
    @csrf_exempt
    @cache_control(no_store=True)
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def seen(request: HttpRequest, round_slug: str) -> HttpResponse:
        take_no_files(request)
        return view(request, queries.round_at(round_slug))

    return seen


@outside
def start(request: HttpRequest, found: AgreementRound) -> HttpResponse:
    """Where it begins, or what came of it."""
    if policies.is_shown(found):
        return _page(request, found, "results", **showing.results_page(found))
    if policies.takes_votes(found):
        return _page(request, found, "start", many=len(queries.statements_of(found)))
    return _page(request, found, "closed")


@outside
def vote(request: HttpRequest, found: AgreementRound) -> HttpResponse:
    """From statement to statement; the first page carries nothing yet."""
    if request.method == "POST" and "draft" not in request.POST:
        if not policies.takes_votes(found):
            return _page(request, found, "closed", status=409)
        return _statement(request, found, walking.begin(found))
    return _carry(request, found, _move_on)


@outside
def send(request: HttpRequest, found: AgreementRound) -> HttpResponse:
    """The last button; also before every statement was seen."""
    return _carry(request, found, _send)


def _carry(request: HttpRequest, found: AgreementRound, deed: Deed) -> HttpResponse:
    """A deed on what the page before carried; asked for without, it leads to where the round begins."""
    if request.method != "POST":
        return redirect(address_for(request, "round", round_slug=found.slug))
    if not policies.takes_votes(found):
        return _page(request, found, "closed", status=409, came_too_late=True)
    try:
        walk = walking.open_posted(request.POST.get("draft", ""))
    except (DraftExpired, SealBroken):
        return _page(request, found, "too_old", status=400)
    if walk.round != found.pk:
        raise Http404
    return deed(request, found, walk)


def _move_on(request: HttpRequest, found: AgreementRound, walk: Walk) -> HttpResponse:
    if "stay" in request.POST:
        return _statement(request, found, walk)
    if "back" in request.POST:
        before = walk.in_order(walk.votes)[-1:]
        return _statement(request, found, walk.without(before[0]) if before else walk)
    standing = {str(each.number): each.number for each in queries.statements_of(found)}
    said, number = request.POST.get("vote", ""), request.POST.get("statement", "")
    if said not in SAID or number not in standing:
        return _statement(request, found, walk)
    return _statement(request, found, walk.with_vote(standing[number], SAID[said]))


def _send(request: HttpRequest, found: AgreementRound, walk: Walk) -> HttpResponse:
    """Whatever fails, what was voted stands on the page."""
    if "stay" in request.POST or not walk.votes:
        return _statement(request, found, walk)
    try:
        actions.take_in(found=found, votes=walk.votes, once=walk.once)
    except NotAllowed:
        found.refresh_from_db()
        return _page(request, found, "closed", status=409, came_too_late=True)
    except Exception:  # no fault, of the database or of ours, may cost somebody their votes
        log.exception("a ballot could not be kept")
        return _statement(request, found, walk, status=503, is_not_kept=True)
    return _page(request, found, "thanks")


def _statement(
    request: HttpRequest, found: AgreementRound, walk: Walk, *, status: int = 200, is_not_kept: bool = False
) -> HttpResponse:
    """The next statement of this person, or the last page."""
    standing = {each.number: each for each in queries.statements_of(found)}
    left = [number for number in walk.in_order(standing) if number not in walk.votes]
    return _page(
        request,
        found,
        "statement",
        status=status,
        statement=standing[left[0]] if left else None,
        buttons=[(name, VOTES[each]) for name, each in SAID.items()],
        sealed=walking.seal(walk),
        place=len(standing) - len(left) + 1,
        places=len(standing),
        has_voted=bool(walk.votes),
        is_not_kept=is_not_kept,
        keep_form=FORM,
    )


def _page(
    request: HttpRequest, found: AgreementRound, name: str, *, status: int = 200, **page: Any
) -> HttpResponse:
    shown = {
        "round": found,
        "form_id": FORM,
        "onward": address_for(request, "round-vote", round_slug=found.slug),
        "send_at": address_for(request, "round-send", round_slug=found.slug),
        "is_before": timezone.localdate() < found.opens_on,
        "why_early": showing.why_early(found),
        **page,
    }
    return render(request, f"understand/rounds/public/{name}.html", shown, status=status)
