"""An open survey of Northmoor in English, Welsh and easy read, with invented answers in each."""

from __future__ import annotations

import secrets
from typing import Final

import click

from speakopenly.core.records import Consent
from speakopenly.hear.questionnaires import (
    Answers,
    Choice,
    ConsentText,
    Item,
    ItemKind,
    ItemText,
    Questionnaire,
    Use,
    Value,
    Version,
)
from speakopenly.hear.speaking import new_receipt
from speakopenly.web.demo.listening import EXERCISES
from speakopenly.web.demo.people import People
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.hear.surveys import actions, queries, sending
from speakopenly.web.hear.surveys.models import Survey, Way
from speakopenly.web.hear.surveys.sending import Filled
from speakopenly.web.people.roles import Role

EN, CY, EASY = Version("en"), Version("cy"), Version("en-easy")

WHO: Final = {
    "young": ("A young person", "Person ifanc", "A young person"),
    "parent": ("A parent or carer", "Rhiant neu ofalwr", "A parent or carer"),
    "worker": ("Somebody who works with children", "Rhywun sy’n gweithio gyda phlant", "A worker"),
}
ANSWERS: Final[tuple[tuple[Version, str, int, str, str], ...]] = (
    (EN, "parent", 4, "The same worker came each week and did what she said.", "A call back the same day."),
    (EN, "worker", 2, "A manager who asked what I had seen before deciding.", "Time to write it down."),
    (EN, "young", 2, "Somebody asked me and not only my mum.", "To know who reads what I say."),
    (EN, "parent", 1, "A letter in plain words before the meeting.", "Nobody told us the plan had changed."),
    (EN, "worker", 3, "We were two on every visit that month.", "Half an hour to think before the next one."),
    (EN, "parent", 4, "She rang when she said she would ring.", "One person to ask, and not five."),
    (CY, "parent", 3, "Cawsom siarad Cymraeg yn y cyfarfod.", "Llythyr cyn y cyfarfod, nid ar ei ôl."),
    (CY, "young", 4, "Daeth yr un person bob tro.", "Lle tawel i siarad ar ôl yr ysgol."),
    (CY, "worker", 2, "Amser i wrando heb ruthro.", "Un ffurflen yn lle tair."),
    (EASY, "young", 3, "She drew a picture with me.", "Fewer people in the room."),
    (EASY, "parent", 2, "They spoke slowly.", "Short words on the letter."),
)
"""In which version, by whom, how often they felt heard, what helped, what would have helped.

The machine reads eight of them: with fewer, no second edition of the published report could be asked for.
"""


def fill(people: People) -> None:
    """Open the survey of the first exercise and answer it, unless that was done at an earlier start."""
    exercise = Exercise.objects.get(title=EXERCISES[0].title)
    if Survey.objects.filter(exercise=exercise).exists():
        return
    click.echo(f"Opening a survey: {exercise.title} ...")
    by = people[Role.FACILITATOR]
    survey = actions.begin(exercise=exercise, by=by)
    asked = questionnaire(queries.written(survey).name)
    actions.change(survey=survey, by=by, how=lambda _now: asked, groups=("who",))
    actions.choose_ways(survey=survey, by=by, ways=[Way.OPEN_LINK, Way.KIOSK])
    actions.open_survey(survey=survey, by=by)
    _answer(survey)


def questionnaire(name: str) -> Questionnaire:
    """Four questions in every version; the words of consent are the plan's where it has them."""
    choices = tuple(Choice(code, _said(*labels)) for code, labels in WHO.items())
    ends = (("Never", "Byth", "Never"), ("Always", "Bob tro", "Always"))
    return Questionnaire(
        name=name,
        versions=(EN, CY, EASY),
        titles=_said(
            "What helps children be safe?", "Beth sy’n helpu plant i fod yn ddiogel?", "What helps?"
        ),
        items=(
            Item(
                "who",
                ItemKind.SINGLE_CHOICE,
                _texts("Who are you?", "Pwy ydych chi?", "Who are you?"),
                choices,
            ),
            Item(
                "helped",
                ItemKind.FREE_TEXT,
                _texts("What helped you?", "Beth oedd o help i chi?", "What was good?"),
            ),
            Item(
                "missing",
                ItemKind.FREE_TEXT,
                _texts("What would have helped?", "Beth fyddai wedi helpu?", "What do you want us to do?"),
            ),
            Item("heard", ItemKind.SCALE, _scale(ends), points=5),
        ),
        consent=_consents(),
    )


def _consents() -> dict[Version, ConsentText]:
    return {
        EN: _consent(
            "We ask to learn what helps. You may stop at any time.",
            "You may count what I say, with what others say.",
            "You may print some of my words, without my name.",
        ),
        CY: _consent(
            "Rydym yn gofyn er mwyn dysgu. Cewch stopio unrhyw bryd.",
            "Cewch gyfrif yr hyn a ddywedaf, gyda’r hyn a ddywed pobl eraill.",
            "Cewch argraffu rhai o’m geiriau, heb fy enw.",
        ),
        EASY: _consent(
            "We ask to learn. You can stop. That is okay.",
            "You can count what I say.",
            "You can print my words. My name is not there.",
        ),
    }


def _answer(survey: Survey) -> None:
    edition = queries.edition_now(survey)
    for version, who, heard, helped, missing in ANSWERS:
        said: dict[str, Value] = {"who": who, "helped": helped, "missing": missing, "heard": heard}
        sending.send(
            Filled(
                edition=edition,
                way=Way.OPEN_LINK,
                version=version,
                answers=Answers(said),
                consent=Consent(count=True, quote=True),
                secret=new_receipt().secret,
                once=secrets.token_bytes(16),
            )
        )


def _consent(about: str, count: str, quote: str) -> ConsentText:
    return ConsentText(about, {Use.COUNT: count, Use.QUOTE: quote})


def _said(en: str, cy: str, easy: str) -> dict[Version, str]:
    return {EN: en, CY: cy, EASY: easy}


def _texts(en: str, cy: str, easy: str) -> dict[Version, ItemText]:
    return {version: ItemText(text) for version, text in _said(en, cy, easy).items()}


def _scale(ends: tuple[tuple[str, str, str], tuple[str, str, str]]) -> dict[Version, ItemText]:
    asked = _said(
        "How often did we listen to you?", "Pa mor aml y gwnaethom wrando?", "Did we listen to you?"
    )
    low, high = _said(*ends[0]), _said(*ends[1])
    return {version: ItemText(asked[version], low=low[version], high=high[version]) for version in asked}
