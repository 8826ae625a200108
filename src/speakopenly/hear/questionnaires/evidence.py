"""Free text of a survey as contributions: one evidence base for every channel.

Each response is a small file of its own, so that its answers are one person's and keep their ids when more
responses come. Choices and scales are no contributions; they become groups where a facilitator says so.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from speakopenly.core.errors import BadInput
from speakopenly.core.records import Channel, Kind
from speakopenly.hear.listening.gathered import Gathered, Piece, Setting
from speakopenly.hear.questionnaires.answers import Answers, Response, keep_shown
from speakopenly.hear.questionnaires.conditions import Missing, Value
from speakopenly.hear.questionnaires.names import Version
from speakopenly.hear.questionnaires.questionnaire import Questionnaire
from speakopenly.hear.questionnaires.records import Item, ItemKind


@dataclass(frozen=True, slots=True)
class AnswerHeard:
    """One free-text answer, ready for ``hear.listening.receive_pieces(heard.gathered, heard.setting, ...)``.

    ``language`` is that of the version answered in; people may still have written in another.
    """

    item: str
    language: str
    gathered: Gathered
    setting: Setting


def answers_heard(
    questionnaire: Questionnaire, response: Response, *, groups_from: Sequence[str] = ()
) -> tuple[AnswerHeard, ...]:
    """Every free-text answer of a response, in order; none where its consent does not let it be counted.

    ``groups_from`` names the single choices and scales whose answer becomes a group of that name (a choice by
    its label in the main version, so that languages stay together). The response's own groups come too.

    Raises:
        BadInput: ``groups_from`` names what cannot be a group.
    """
    grouping = [_can_group(questionnaire.item(name)) for name in groups_from]
    if not response.consent.count:
        return ()
    kept = keep_shown(questionnaire, response.answers).answers
    groups = dict(response.groups)
    for item in grouping:
        value = kept.get(item.name)
        if value is not None and not isinstance(value, Missing):
            groups[item.name] = _named(item, value, questionnaire.versions)
    return tuple(
        AnswerHeard(
            item.name,
            response.version.language,
            _gathered(questionnaire, response, number, text),
            Setting(
                channel=Channel.SURVEY,
                question=item.text(response.version).label or item.name,
                groups=groups,
                consent=response.consent,
                said_on=response.answered_on,
            ),
        )
        for number, item, text in _free_texts(questionnaire, kept)
    )


def _free_texts(questionnaire: Questionnaire, answers: Answers) -> Iterator[tuple[int, Item, str]]:
    for number, item in enumerate(questionnaire.items, start=1):
        text = answers.get(item.name)
        if item.kind is ItemKind.FREE_TEXT and isinstance(text, str):
            yield number, item, text


def _gathered(questionnaire: Questionnaire, response: Response, number: int, text: str) -> Gathered:
    where = f"{questionnaire.name}\0{response.id}".encode()
    piece = Piece(number=number, text=text, kind=Kind.SURVEY_ANSWER, given_id=response.id)
    return Gathered(questionnaire.name, hashlib.sha256(b"so response\0" + where).digest(), (piece,))


def _can_group(item: Item) -> Item:
    if item.kind not in (ItemKind.SINGLE_CHOICE, ItemKind.SCALE):
        raise BadInput(
            "Only a single choice or a scale can be a group.", do="Choose another item.", column=item.name
        )
    return item


def _named(item: Item, value: Value, versions: Sequence[Version]) -> str:
    for choice in item.choices:
        if choice.name == value and versions:
            return choice.label(versions[0]) or choice.name
    return str(value)
