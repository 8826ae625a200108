"""From page to page: what was typed joins the answers so far, then the next page is shown."""

from __future__ import annotations

import logging
from dataclasses import replace

from django.http import HttpResponse

from speakopenly.core.errors import DraftExpired, SealBroken
from speakopenly.hear.questionnaires import (
    Page,
    Problem,
    Refusal,
    Taken,
    next_page,
    page_shown,
    previous_page,
    still_needed,
    take_page,
)
from speakopenly.web.hear.reporting.mailbox.wording import words_for
from speakopenly.web.hear.surveys import queries, saving
from speakopenly.web.hear.surveys.asked import ADDED_LAST
from speakopenly.web.hear.surveys.models import Way
from speakopenly.web.hear.surveys.sending import CodeUsed, Filled
from speakopenly.web.hear.taking_part import asking, drafts, pages, uploads
from speakopenly.web.hear.taking_part.drafts import CHECK, Eight, Going
from speakopenly.web.hear.taking_part.uploads import Sent
from speakopenly.web.hear.taking_part.visits import Visit

log = logging.getLogger("speakopenly.listen")


def opened(visit: Visit) -> Going | None:
    """The answers the page carried, in the version this page speaks; None where it carried none of ours."""
    try:
        going = drafts.open_posted(visit.request.POST.get("draft", ""))
    except (DraftExpired, SealBroken):
        return None
    return replace(going, version=visit.version_for(visit.asked(going), going))


def first(visit: Visit) -> HttpResponse:
    """What the first page sent: a way on, or the same page with what is wrong."""
    way = Way.KIOSK if visit.request.POST["way"] == Way.KIOSK else way_here(visit)
    if way is None or way not in queries.ways(visit.survey):
        return pages.closed(visit)
    return first_by(visit, way)


def first_by(visit: Visit, way: Way) -> HttpResponse:
    """The same by a way that is known."""
    asked = visit.asked_now
    version = visit.best(asked, wanted=visit.request.POST.get("version", ""))
    if version is None or "stay" in visit.request.POST:
        return pages.about(visit, asked, version, way)
    begun = asking.begin(visit, asked, version, way)
    if begun.going is None:
        return pages.about(visit, asked, version, way, begun.wrong)
    return show(visit, begun.going, next_page(asked, begun.going.answers))


def move(visit: Visit, going: Going) -> HttpResponse:
    """Take in what the page sent, and show the one that was asked for."""
    posted = visit.request.POST
    taken = _taken(visit, going)
    moved = replace(going, answers=taken.answers)
    asked = visit.asked(going)
    if "stay" in posted:
        return _again(visit, moved, taken, is_told=False)
    if _has_to_stay(taken, is_going_back="back" in posted or "go" in posted):
        return _again(visit, moved, taken, is_told=True)
    if "back" in posted:
        return show(visit, moved, previous_page(asked, moved.answers, before=going.at))
    if "go" in posted:
        return show(visit, moved, page_shown(asked, moved.answers, _number(posted["go"])))
    return show(visit, moved, next_page(asked, moved.answers, after=going.at))


def show(visit: Visit, going: Going, page: Page | None) -> HttpResponse:
    """A page of questions; behind the last, and where there is none, all of it to read through."""
    if page is None:
        return pages.check(visit, replace(going, at=CHECK))
    return pages.questions(visit, replace(going, at=page.number), page)


def stand(visit: Visit, going: Going) -> HttpResponse:
    """The page at which somebody stopped, in the words of today's address."""
    asked = visit.asked(going)
    going = replace(going, version=visit.version_for(asked, going))
    return show(visit, going, page_shown(asked, going.answers, going.at))


def save(visit: Visit, going: Going) -> HttpResponse:
    """Save and go on later. What is too long to keep is said first, as it would be lost."""
    taken = _taken(visit, going)
    moved = replace(going, answers=taken.answers)
    if "stay" in visit.request.POST or _has_to_stay(taken, is_going_back=True):
        return _again(visit, moved, taken, is_told=True)
    edition = visit.edition_of(moved)
    try:
        until = saving.save(edition=edition, way=moved.way, data=moved.to_bytes(), secret=moved.seed)
    except Exception:  # no fault, of the database or of ours, may cost somebody their answers
        log.exception("answers could not be saved")
        return pages.not_sent(visit, moved)
    if until is None:
        return pages.eight_words(visit, Eight(moved.seed, moved.way), is_new=False)
    return pages.eight_words(visit, Eight(moved.seed, moved.way, until))


def send(visit: Visit, going: Going) -> HttpResponse:
    """Send, then eight words. Whatever fails, the answers stand on the page."""
    if "stay" in visit.request.POST:
        return pages.check(visit, replace(going, at=CHECK))
    asked = visit.asked(going)
    needed = [item for item in still_needed(asked, going.answers) if item.kind not in ADDED_LAST]
    if needed:
        return _page_of(visit, going, needed[0].name)
    sent = uploads.read(asked, going.answers, going.version, visit.request, words_for(visit.wording))
    if sent.wrong:
        return pages.check(visit, replace(going, at=CHECK), sent.wrong, has_chosen=bool(sent.files))
    try:
        is_new = visit.deliver(_filled(visit, going, sent))
    except CodeUsed:
        return pages.code_used(visit, going)
    except Exception:  # as above
        log.exception("answers could not be sent")
        return pages.not_sent(visit, going)
    return pages.eight_words(visit, Eight(going.seed, going.way), is_new=is_new)


def way_here(visit: Visit) -> Way | None:
    """How people come by the link for everybody: with a code where one is asked for, or not at all."""
    known = queries.ways(visit.survey)
    return next((way for way in (Way.OPEN_LINK, Way.CODES) if way in known), None)


def _filled(visit: Visit, going: Going, sent: Sent) -> Filled:
    return Filled(
        edition=visit.edition_of(going),
        way=going.way,
        version=going.version,
        answers=sent.answers,
        consent=going.consent,
        secret=going.seed,
        once=going.once,
        code=going.code,
        files=sent.files,
    )


def _taken(visit: Visit, going: Going) -> Taken:
    asked = visit.asked(going)
    files = {item.name for item in asked.items if item.kind in ADDED_LAST}
    posted = {name: values for name, values in visit.request.POST.lists() if name not in files}
    taken = take_page(asked, going.answers, going.at, posted)
    return replace(taken, refusals=tuple(each for each in taken.refusals if each.item not in files))


def _has_to_stay(taken: Taken, *, is_going_back: bool) -> bool:
    """Going back or saving, nothing has to be enough; but what is too long would be lost."""
    if is_going_back:
        return any(refusal.problem is Problem.TOO_LONG for refusal in taken.refusals)
    return bool(taken.refusals)


def _again(visit: Visit, going: Going, taken: Taken, *, is_told: bool) -> HttpResponse:
    page = page_shown(visit.asked(going), going.answers, going.at)
    if page is None:
        return pages.check(visit, replace(going, at=CHECK))
    posted = dict(visit.request.POST.lists())
    return pages.questions(visit, going, page, taken.refusals if is_told else (), posted)


def _page_of(visit: Visit, going: Going, item: str) -> HttpResponse:
    """The page of an item that still needs an answer, saying so."""
    asked = visit.asked(going)
    page = next_page(asked, going.answers)
    while page is not None and item not in [each.name for each in page.items]:
        page = next_page(asked, going.answers, after=page.number)
    if page is None:
        raise LookupError("An item that is needed stands on no page.")
    refusal = Refusal(item, Problem.NEEDED)
    return pages.questions(visit, replace(going, at=page.number), page, [refusal])


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 5 else CHECK
