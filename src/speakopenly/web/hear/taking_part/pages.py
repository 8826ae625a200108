"""Renders the pages of a survey."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from django.http import HttpResponse

from speakopenly.hear.questionnaires import (
    Level,
    Page,
    Questionnaire,
    Refusal,
    Version,
    all_pages,
    pages_shown,
)
from speakopenly.hear.speaking import receipt_from
from speakopenly.web.hear.plans import queries as plans
from speakopenly.web.hear.surveys.models import SAVED_DAYS, Way
from speakopenly.web.hear.taking_part import asking, drafts, showing, uploads
from speakopenly.web.hear.taking_part.drafts import CHECK, Eight, Going
from speakopenly.web.hear.taking_part.visits import CODES, LEVELS, READING, Visit, name_of

FORM: Final = "answers-form"
NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


def about(
    visit: Visit, asked: Questionnaire, version: Version | None, way: Way, wrong: Mapping[str, str] = NOTHING
) -> HttpResponse:
    """What is asked, by whom and what for; without a version in the reader's language, those there are."""
    offers = visit.offers(asked, way=way)
    if version is None:
        return visit.show("other_versions", offers=offers)
    return visit.show(
        "about",
        version=version,
        title=asked.title(version) or visit.survey.exercise.title,
        uses=asking.uses(asked, version, visit.request.POST),
        offers=[each for each in offers if (each.language, each.level) != (version.language, version.level)],
        is_other_level=version.level != LEVELS.get(visit.wording, Level.EVERYDAY),
        way=way,
        wrong=wrong,
        has_problem=bool(wrong),
        how_many=len(all_pages(asked)),
        days=SAVED_DAYS,
        form_id=FORM,
        keep_form=FORM if visit.request.method == "POST" else "",
        onward=visit.here("listen-questions"),
        **_told_first(visit, asked, version),
    )


def closed(visit: Visit, going: Going | None = None) -> HttpResponse:
    """Nothing can be sent any more; what was written stands on the page."""
    rows = _told(visit, going) if going else []
    return visit.show("closed", told=rows, status=200 if going is None else 409)


def too_old(visit: Visit, way: Way = Way.OPEN_LINK) -> HttpResponse:
    """The page waited for more than a day, or is none of ours."""
    return visit.show("too_old", status=400, start=visit.here(name_of(way)))


def questions(
    visit: Visit,
    going: Going,
    page: Page,
    refusals: Sequence[Refusal] = (),
    posted: Mapping[str, Sequence[str]] | None = None,
) -> HttpResponse:
    """One page of questions."""
    asked = visit.asked(going)
    items = showing.shown(page, going.version, going.answers, refusals, posted)
    numbers = [each.number for each in pages_shown(asked, going.answers)]
    return visit.show(
        "questions",
        items=items,
        problems=[item for item in items if item.error],
        has_problem=bool(refusals),
        is_first=page.number == numbers[0],
        place=numbers.index(page.number) + 1,
        places=len(numbers),
        **_carried(visit, going),
    )


def check(
    visit: Visit, going: Going, wrong: Mapping[str, str] = NOTHING, *, has_chosen: bool = False
) -> HttpResponse:
    """Read it through, and add files; ``wrong`` says by item why one was not taken."""
    return visit.show(
        "check",
        status=400 if wrong else 200,
        told=_told(visit, going),
        has_problem=bool(wrong),
        has_chosen=has_chosen,
        **_carried(visit, going, wrong),
    )


def not_sent(visit: Visit, going: Going) -> HttpResponse:
    """Sending or saving failed: the answers stand on the page, and the same buttons try again."""
    return visit.show("not_sent", status=503, told=_told(visit, going), **_carried(visit, going))


def code_used(visit: Visit, going: Going) -> HttpResponse:
    """Somebody else answered with this code first: the answers stand on the page."""
    return visit.show("code_used", status=409, told=_told(visit, going), **_carried(visit, going))


def eight_words(visit: Visit, eight: Eight, *, is_new: bool = True) -> HttpResponse:
    """We have it, or it is saved: eight words."""
    return visit.show(
        "sent" if eight.until is None else "saved",
        way=eight.way,
        until=eight.until,
        is_new=is_new,
        days=SAVED_DAYS,
        eight=list(enumerate(receipt_from(eight.seed).words, start=1)),
        sealed=drafts.seal_words(eight),
        file_at=visit.here("listen-eight-words"),
        return_to=visit.return_to,
        start=visit.here(name_of(eight.way)),
        is_kiosk=eight.way is Way.KIOSK,
        form_id=FORM,
        keep_form=FORM,
    )


def _carried(visit: Visit, going: Going, wrong: Mapping[str, str] = NOTHING) -> dict[str, Any]:
    """The answers so far, and where their form leads; another language or wording sends it along."""
    return {
        "going": going,
        "version": going.version,
        "title": visit.asked(going).title(going.version) or visit.survey.exercise.title,
        "sealed": drafts.seal(going),
        "form_id": FORM,
        "keep_form": FORM,
        "onward": visit.here("listen-questions"),
        "send_at": visit.here("listen-send"),
        "save_at": visit.here("listen-save"),
        "is_check": going.at == CHECK,
        "files": showing.files(uploads.asked_for(visit.asked(going), going.answers), going.version, wrong),
        "may_play": going.consent.play,
        "days": SAVED_DAYS,
    }


def _told(visit: Visit, going: Going) -> list[showing.Told]:
    return showing.told(visit.asked(going), going.version, going.answers)


def _told_first(visit: Visit, asked: Questionnaire, version: Version) -> dict[str, Any]:
    """What everybody is told before they say anything: of the plan, and of the questionnaire, each once."""
    exercise = visit.survey.exercise
    ours = {code: language for language, code in CODES.items()}.get(version.language, version.language)
    consent = plans.consent_text(exercise, ours, READING[version.level]) or plans.consent_text(
        exercise, ours, READING[Level.EVERYDAY]
    )
    own = asked.consent_in(version).about
    return {
        "late": plans.first_page_says(exercise),
        "plan": plans.plan_of(exercise),
        "consent": consent,
        "own_consent": "" if own.split() == consent.split() else own,
    }
