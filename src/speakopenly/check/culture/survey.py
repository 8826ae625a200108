"""The survey as a questionnaire: what is walked through on a phone, and what the paper form prints.

Both come from the records of ``hear.questionnaires``, so a question reads the same on both.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Final

from speakopenly.check.culture.bank import BANK, themes_of
from speakopenly.check.culture.items import POINTS, WORDINGS, Answer, Audience, StaffLevel, Statement, Theme
from speakopenly.check.culture.saying import (
    ABOUT,
    ABOUT_SHORT,
    AREA,
    COUNT_MINE,
    LEVEL,
    LEVELS,
    POINT_WORDS,
    TITLES,
)
from speakopenly.hear.questionnaires import (
    Answers,
    Choice,
    ConsentText,
    Item,
    ItemKind,
    ItemText,
    Questionnaire,
    Use,
    Version,
)

AREA_ITEM: Final = "area"
LEVEL_ITEM: Final = "level"
CANNOT_SAY: Final = "cannot_say"
WITH_LEVELS: Final = (Audience.STAFF, Audience.EXAMINER_STAFF)
"""Who is asked whether they manage others."""
AreaNames = Mapping[str, Mapping[str, str]]
"""The code of each service area with its name in each version (``WORDINGS``)."""


def survey_of(audience: Audience, areas: AreaNames) -> Questionnaire:
    """What one audience is asked: one page a theme, and last the groups it may say that it belongs to.

    ``areas`` are the service areas it is offered; without any, none is asked for.
    """
    return Questionnaire(
        name=f"culture_{audience}",
        versions=tuple(map(Version, WORDINGS)),
        titles={Version(each): TITLES[audience][each] for each in WORDINGS},
        items=(*_statements(audience), *_groups(audience, areas)),
        consent={
            Version(each): ConsentText(about=_about(audience)[each], asks={Use.COUNT: COUNT_MINE[each]})
            for each in WORDINGS
        },
        uses=(Use.COUNT,),
    )


def screens(audience: Audience) -> int:
    """How many screens of statements there are; the groups come after them."""
    return len(themes_of(audience))


def answer_from(audience: Audience, answers: Answers) -> Answer:
    """What one person answered, as it is kept and counted. A blank is left out."""
    codes = {each.code for each in BANK[audience]}
    said = {code: value for code, value in answers.values.items() if code in codes}
    area, level = answers.get(AREA_ITEM), answers.get(LEVEL_ITEM)
    return Answer(
        audience=audience.value,
        area=str(area) if area else None,
        choices={code: None if value == CANNOT_SAY else int(str(value)) for code, value in said.items()},
        level=str(level) if level else None,
    )


def _about(audience: Audience) -> Mapping[str, str]:
    return ABOUT if len(themes_of(audience)) == len(Theme) else ABOUT_SHORT


def _statements(audience: Audience) -> list[Item]:
    asked = BANK[audience]
    new_page = {asked[0].code} | {
        now.code for before, now in pairwise(asked) if now.theme is not before.theme
    }
    return [_item(each, same_page=each.code not in new_page) for each in asked]


def _item(statement: Statement, *, same_page: bool) -> Item:
    return Item(
        name=statement.code,
        kind=ItemKind.SINGLE_CHOICE,
        texts={Version(each): ItemText(label=words) for each, words in statement.words.items()},
        choices=tuple(
            Choice(name, {Version(each): words[name] for each, words in POINT_WORDS.items()})
            for name in (*map(str, range(POINTS, 0, -1)), CANNOT_SAY)
        ),
        same_page=same_page,
    )


def _groups(audience: Audience, areas: AreaNames) -> list[Item]:
    found = []
    if areas:
        found.append(_choice(AREA_ITEM, AREA, areas))
    if audience in WITH_LEVELS:
        found.append(_choice(LEVEL_ITEM, LEVEL, {each.value: LEVELS[each] for each in StaffLevel}))
    return [
        Item(item.name, item.kind, item.texts, item.choices, same_page=bool(place))
        for place, item in enumerate(found)
    ]


def _choice(name: str, question: Mapping[str, tuple[str, str]], choices: AreaNames) -> Item:
    return Item(
        name=name,
        kind=ItemKind.SINGLE_CHOICE,
        texts={Version(each): ItemText(*words) for each, words in question.items()},
        choices=tuple(
            Choice(code, {Version(each): words[each] for each in WORDINGS}) for code, words in choices.items()
        ),
    )
