"""The survey at the Speak door: no sign-in, no cookie, no script needed; nothing is kept before Send.

One address for everybody who is asked. Before its first day it says when it opens; afterwards, when results
open; and then the results, with what a leader replied.
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
from django.views.decorators.http import require_GET, require_http_methods

from speakopenly.check.culture.survey import answer_from, screens
from speakopenly.core.errors import DraftExpired, NotAllowed, SealBroken
from speakopenly.hear.questionnaires import Page, Questionnaire, Taken, Version, page_shown, take_page
from speakopenly.hear.speaking import Wording
from speakopenly.web.check.culture import actions, policies, queries, showing, walking
from speakopenly.web.check.culture.models import Wave
from speakopenly.web.check.culture.walking import Walk
from speakopenly.web.check.culture.wording import I_AM, LANGUAGES
from speakopenly.web.hear.reporting.speak.uploads import take_no_files
from speakopenly.web.hear.taking_part import showing as items
from speakopenly.web.people.public import public
from speakopenly.web.public_path import address_for, language_of, wording_of

FORM: Final = "survey-form"

log = logging.getLogger("speakopenly.survey")
Deed = Callable[[HttpRequest, Wave, Walk], HttpResponse]
View = Callable[..., HttpResponse]


def outside(view: View) -> View:
    """A page for anyone. No form token: it needs a cookie. No copy is kept by a browser."""

    @public
    @csrf_exempt
    @cache_control(no_store=True)
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def seen(request: HttpRequest, wave_slug: str) -> HttpResponse:
        take_no_files(request)
        return view(request, queries.wave_at(wave_slug))

    return seen


def carry(request: HttpRequest, wave: Wave, deed: Deed) -> HttpResponse:
    """A deed on what the page before carried; asked for without, it leads to where the survey begins."""
    if request.method != "POST":
        return redirect(address_for(request, "survey", wave_slug=wave.slug))
    if not policies.takes_answers(wave):
        return _page(request, wave, "closed", status=409)
    try:
        walk = walking.open_posted(request.POST.get("draft", ""))
    except (DraftExpired, SealBroken):
        return _page(request, wave, "too_old", status=400)
    if walk.wave != wave.pk or walk.audience not in queries.audiences_of(wave):
        raise Http404
    return deed(request, wave, walk)


@outside
def survey(request: HttpRequest, wave: Wave) -> HttpResponse:
    """Where it begins, or what came of it."""
    if policies.is_shown(wave):
        return _page(request, wave, "results", **showing.results_page(wave, request.GET))
    if policies.takes_answers(wave):
        return _start(request, wave)
    return _page(request, wave, "closed")


@public
@require_GET
def table(request: HttpRequest, wave_slug: str) -> HttpResponse:
    """The same results as a table for other programs, in the site's fixed order."""
    wave = queries.wave_at(wave_slug)
    if not policies.is_shown(wave):
        raise Http404
    return showing.as_csv(wave, request.GET)


@outside
def questions(request: HttpRequest, wave: Wave) -> HttpResponse:
    """From screen to screen; the first page says who somebody is and carries nothing yet."""
    if request.method == "POST" and "draft" not in request.POST:
        return _begin(request, wave)
    return carry(request, wave, _move_on)


@outside
def send(request: HttpRequest, wave: Wave) -> HttpResponse:
    """The last button."""
    return carry(request, wave, _send)


def _send(request: HttpRequest, wave: Wave, walk: Walk) -> HttpResponse:
    """Whatever fails, what was said stands on the page."""
    taken = _taken(request, wave, walk)
    walk = walk.with_answers(taken.answers, at=walk.at)
    if "stay" in request.POST or taken.refusals:
        return _screen(request, wave, walk, taken)
    answer = answer_from(walk.audience, walk.answers)
    if not answer.choices:
        return _screen(request, wave, walk, is_blank=True)
    try:
        actions.take_in(wave=wave, answer=answer, once=walk.once)
    except NotAllowed:
        return _page(request, wave, "closed", status=409)
    except Exception:  # no fault, of the database or of ours, may cost somebody their answers
        log.exception("a survey could not be kept")
        return _screen(request, wave, walk, status=503, is_not_kept=True)
    return _page(request, wave, "thanks")


def _move_on(request: HttpRequest, wave: Wave, walk: Walk) -> HttpResponse:
    taken = Taken(walk.answers) if "skip" in request.POST else _taken(request, wave, walk)
    walk = walk.with_answers(taken.answers, at=walk.at)
    if "stay" in request.POST or (taken.refusals and "back" not in request.POST):
        return _screen(request, wave, walk, taken if "stay" not in request.POST else None)
    last = screens(walk.audience) + 1
    at = max(1, walk.at - 1) if "back" in request.POST else min(last, walk.at + 1)
    return _screen(request, wave, walk.with_answers(walk.answers, at=at))


def _begin(request: HttpRequest, wave: Wave) -> HttpResponse:
    if not policies.takes_answers(wave):
        return _page(request, wave, "closed", status=409)
    chosen = request.POST.get("audience", "")
    known = {each.value: each for each in queries.audiences_of(wave)}
    if "stay" in request.POST or chosen not in known:
        return _start(request, wave, is_missing="stay" not in request.POST)
    return _screen(request, wave, walking.begin(wave, known[chosen]))


def _start(request: HttpRequest, wave: Wave, *, is_missing: bool = False) -> HttpResponse:
    audiences = queries.audiences_of(wave)
    chosen = request.POST.get("audience", "")
    version = _version(request)
    return _page(
        request,
        wave,
        "start",
        status=400 if is_missing else 200,
        audiences=[(each.value, I_AM[each], each.value == chosen) for each in audiences],
        about=queries.asked_of(wave, audiences[0]).consent_in(version).about,
        keep_form=FORM if request.method == "POST" else "",
        is_missing=is_missing,
    )


def _screen(
    request: HttpRequest,
    wave: Wave,
    walk: Walk,
    taken: Taken | None = None,
    *,
    status: int = 200,
    is_blank: bool = False,
    is_not_kept: bool = False,
) -> HttpResponse:
    asked = queries.asked_of(wave, walk.audience)
    version = _version(request)
    page = page_shown(asked, walk.answers, walk.at) or Page(walk.at, ())
    refused = taken.refusals if taken else ()
    shown = items.shown(page, version, walk.answers, refused)
    is_last = walk.at > screens(walk.audience)
    return _page(
        request,
        wave,
        "screen",
        status=400 if refused or is_blank else status,
        title=asked.title(version),
        items=shown,
        problems=[item for item in shown if item.error],
        version=version,
        sealed=walking.seal(walk),
        place=walk.at,
        places=screens(walk.audience),
        is_last=is_last,
        is_blank=is_blank,
        is_not_kept=is_not_kept,
        keep_form=FORM,
    )


def _taken(request: HttpRequest, wave: Wave, walk: Walk) -> Taken:
    asked: Questionnaire = queries.asked_of(wave, walk.audience)
    return take_page(asked, walk.answers, walk.at, dict(request.POST.lists()))


def _version(request: HttpRequest) -> Version:
    """The words of this address; there are none for young people apart, as theirs are plain already."""
    codes = {ours: code for code, ours in LANGUAGES.items()}
    easy = "-easy" if wording_of(request) is Wording.EASY else ""
    return Version(codes[language_of(request)] + easy)


def _page(request: HttpRequest, wave: Wave, name: str, *, status: int = 200, **page: Any) -> HttpResponse:
    shown = {
        "wave": wave,
        "form_id": FORM,
        "onward": address_for(request, "survey-questions", wave_slug=wave.slug),
        "send_at": address_for(request, "survey-send", wave_slug=wave.slug),
        "is_before": timezone.localdate() < wave.opens_on,
        "is_due": timezone.localdate() >= wave.results_on,
        **page,
    }
    return render(request, f"check/culture/public/{name}.html", shown, status=status)
