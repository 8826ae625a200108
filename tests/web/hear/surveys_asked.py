"""An open survey of Northmoor in English, Welsh and easy read: for tests of what people meet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from speakopenly.hear.questionnaires import (
    Choice,
    ConsentText,
    Equals,
    Item,
    ItemKind,
    ItemText,
    Questionnaire,
    Quota,
    Use,
    Version,
    new_code,
    to_json,
)
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.hear.surveys import codes
from speakopenly.web.hear.surveys.models import Edition, OneTimeCode, Survey, SurveyState, Way

EN, CY, EASY = Version("en"), Version("cy"), Version("en-easy")


def said(en: str, cy: str, **more: Any) -> dict[Version, ItemText]:
    """The same words in all three versions; easy read is the English."""
    return {EN: ItemText(en, **more), CY: ItemText(cy, **more), EASY: ItemText(en, **more)}


def a_questionnaire() -> Questionnaire:
    """Four pages: who, help, only for carers, and a scale that needs an answer."""
    who = (
        Choice("carer", {EN: "A carer", CY: "Gofalwr", EASY: "A carer"}),
        Choice("worker", {EN: "A worker", CY: "Gweithiwr", EASY: "A worker"}),
    )
    return Questionnaire(
        name="help",
        versions=(EN, CY, EASY),
        titles={EN: "What helps?", CY: "Beth sy’n helpu?", EASY: "What helps?"},
        items=(
            Item("who", ItemKind.SINGLE_CHOICE, said("Who are you?", "Pwy ydych chi?"), who),
            Item("helped", ItemKind.FREE_TEXT, said("What helped?", "Beth helpodd?"), longest=200),
            Item(
                "missing",
                ItemKind.FREE_TEXT,
                said("What did you miss as a carer?", "Beth oedd ar goll?"),
                shown_if=Equals("who", "carer"),
            ),
            Item(
                "often",
                ItemKind.SCALE,
                said("How often?", "Pa mor aml?", low="Never", high="Always"),
                needed=True,
            ),
        ),
        consent={EN: ConsentText("We ask to learn.", {Use.COUNT: "Count what I say"})},
        quotas=(Quota("carers", 1, Equals("who", "carer")),),
    )


def with_a_letter_and_a_voice() -> Questionnaire:
    """The same, and two more pages: a file and a voice note."""
    asked = a_questionnaire()
    more = (
        Item("letter", ItemKind.FILE, said("A letter you got?", "Llythyr a gawsoch?")),
        Item("voice", ItemKind.VOICE_NOTE, said("Say it aloud.", "Dywedwch yn uchel.")),
    )
    return replace(asked, items=(*asked.items, *more))


def an_open_survey(
    exercise: Exercise,
    *ways: Way,
    asked: Questionnaire | None = None,
    groups_from: tuple[str, ...] = ("who",),
) -> Survey:
    """A survey that people can answer by these ways, else by the link for everybody."""
    text = to_json(asked or a_questionnaire()).decode()
    survey = Survey.objects.create(
        service=exercise.service,
        exercise=exercise,
        questionnaire=text,
        groups_from=list(groups_from),
        ways=list(ways or (Way.OPEN_LINK,)),
        state=SurveyState.OPEN,
        opened_on=date(2026, 3, 2),
    )
    Edition.objects.create(
        service=exercise.service, survey=survey, number=1, questionnaire=text, groups_from=list(groups_from)
    )
    return survey


def a_code(survey: Survey) -> str:
    """A one-time code that is free, as it is printed."""
    code = new_code()
    OneTimeCode.objects.create(service=survey.service, survey=survey, digest=codes.digest_of(survey, code))
    return code.written
