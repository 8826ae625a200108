"""From screen to screen. Each move is one form: what was typed joins the draft, then the next is shown."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Any, Final

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone

from speakopenly.core.errors import DraftExpired, SealBroken
from speakopenly.hear.speaking import LONGEST, LONGEST_CONTACT, LONGEST_NOTE, clean_text
from speakopenly.web.hear.reporting.reports import actions
from speakopenly.web.hear.reporting.speak import drafts, names_check, pages, screens, sending
from speakopenly.web.hear.reporting.speak.drafts import Draft
from speakopenly.web.hear.reporting.speak.forms import Step, step_for
from speakopenly.web.hear.reporting.speak.pages import Visit
from speakopenly.web.hear.reporting.speak.screens import Screen

log = logging.getLogger("speakopenly.speak")

SHOWN_WHO_TO_RING: Final = "shown who to ring"
_LONGEST: Final = {
    "words": LONGEST,
    "made_likely_words": LONGEST_NOTE,
    "helped_words": LONGEST_NOTE,
    "idea": LONGEST_NOTE,
    "contact": LONGEST_CONTACT,
}


def move(visit: Visit, wanted: Screen) -> HttpResponse:
    """Take in what the page sent, and show the screen that was asked for or what has to come before it."""
    request = visit.request
    try:
        draft = drafts.open_posted(request.POST.get("draft", ""))
    except (DraftExpired, SealBroken):
        return pages.too_old(visit, saved_from(request.POST))
    if draft.service not in ("", visit.service):
        return pages.too_old(visit, _at_anothers_door(draft))
    step = step_for(draft.at, visit.words, draft, request.POST)
    if "stay" in request.POST or (step and not _may_leave(step, request)):
        return pages.screen(visit, draft, step)
    return show(visit, _left(draft, step, request), wanted)


def show(visit: Visit, draft: Draft, wanted: Screen) -> HttpResponse:
    """Show a screen, or the first that has to come before it; before the check, names are looked for."""
    at = screens.next_for(draft, wanted)
    if at is Screen.SEND:
        return sending.send(visit, draft)
    if at is Screen.CHECK:
        draft = _looked_over(draft)
        at = Screen.NAMES if draft.finds else at
    if at is Screen.HELP:
        _count_help(visit)
    return pages.screen(visit, replace(draft, at=at))


def _at_anothers_door(draft: Draft) -> Draft:
    """What was written after another service's promise begins anew here, with this one's."""
    return replace(drafts.begin(timezone.now(), at=Screen.TOO_OLD), answers=draft.answers)


def _may_leave(step: Step, request: HttpRequest) -> bool:
    """Going back, nothing has to be enough; but what is too long to keep is said, as it would be lost."""
    return step.is_valid() and ("back" in request.POST or step.is_enough())


def _left(draft: Draft, step: Step | None, request: HttpRequest) -> Draft:
    """The draft once its screen has been left. Going back from the names check makes none of its changes."""
    is_back = "back" in request.POST
    if step and not (is_back and draft.at is Screen.NAMES):
        draft = step.on(draft)
    if not is_back:
        return replace(draft, done=screens.left(draft.at, draft.done))
    return replace(draft, done=draft.done - {Screen.CHECK})


def _looked_over(draft: Draft) -> Draft:
    """Look for names, unless these very words were looked through before."""
    if draft.looked == names_check.digest_of(draft.answers):
        return draft
    seen = names_check.look(draft.answers, kept=draft.kept)
    return replace(draft, looked=seen.digest, finds=seen.finds or (), is_unlooked=seen.finds is None)


def _count_help(visit: Visit) -> None:
    """Only that it happened, and the day. Help is shown whether or not it can be counted."""
    if visit.door is None:
        return
    try:
        actions.count_day(visit.door.service, SHOWN_WHO_TO_RING)
    except DatabaseError:
        log.warning("a day's count could not be kept")


def saved_from(posted: QueryDict) -> Draft:
    """A new draft with whatever stood in the boxes of a page that came too late."""
    typed: dict[str, Any] = {
        name: text
        for name, longest in _LONGEST.items()
        if (text := clean_text(posted.get(name, ""))[:longest])
    }
    draft = drafts.begin(timezone.now(), at=Screen.TOO_OLD)
    return replace(draft, answers=replace(draft.answers, **typed))


def texts_of(draft: Draft, posted: QueryDict) -> dict[str, str]:
    """The texts of a draft, box by box, and before them those that were just typed."""
    texts = {name: posted.get(name) or getattr(draft.answers, name) for name in _LONGEST}
    return {name: clean_text(text) for name, text in texts.items() if text}
