"""Reading what a form sent for one item: an answer, a blank, or a refusal that a page can word."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from speakopenly.core.records import Consent, GivenBy
from speakopenly.hear.questionnaires.conditions import Missing, Value
from speakopenly.hear.questionnaires.questionnaire import Questionnaire
from speakopenly.hear.questionnaires.records import Item, ItemKind, Use
from speakopenly.hear.speaking.text import clean_text, is_blank

PREFER_NOT: Final = Missing.PREFER_NOT_TO_SAY.value
"""The value a form sends for "prefer not to say" among choices and points."""
_REFERENCE: Final = re.compile(r"[A-Za-z0-9_-]{1,64}")
_POINT: Final = re.compile(r"[0-9]{1,2}")


class Problem(StrEnum):
    """Why an answer was not taken. The codes are keys for translation."""

    NEEDED = "needed"
    TOO_LONG = "too_long"
    NOT_A_CHOICE = "not_a_choice"
    NOT_ON_THE_SCALE = "not_on_the_scale"
    MORE_THAN_ONE = "more_than_one"
    ANSWER_AND_PREFER_NOT = "answer_and_prefer_not"
    NOT_A_FILE = "not_a_file"


_SAID: Final = {
    Problem.NEEDED: "Please answer, or choose to rather not say.",
    Problem.TOO_LONG: "There are {found:,} characters and there is room for {limit:,}. Make it shorter.",
    Problem.NOT_A_CHOICE: "Choose from the list.",
    Problem.NOT_ON_THE_SCALE: "Choose a point from 1 to {limit}.",
    Problem.MORE_THAN_ONE: "Choose one.",
    Problem.ANSWER_AND_PREFER_NOT: "You answered and also chose to rather not say. Keep one of the two.",
    Problem.NOT_A_FILE: "The file did not arrive. Choose it again.",
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """An answer that was not taken. ``found`` and ``limit`` are numbers for the sentence.

    ``str()`` says it in English; a page words it by ``problem``. Neither holds what was typed.
    """

    item: str
    problem: Problem
    found: int = 0
    limit: int = 0

    def __str__(self) -> str:
        return _SAID[self.problem].format(found=self.found, limit=self.limit)


def prefer_not_field(item: Item) -> str:
    """The name of the tick "prefer not to say" beside a box, a list or a file; any value is a yes."""
    return f"{item.name}__prefer_not"


def use_field(use: Use) -> str:
    """The name of the tick by which a use of the answers is agreed to; any value is a yes."""
    return f"so_use_{use}"


def read_consent(
    questionnaire: Questionnaire, posted: Mapping[str, Sequence[str]], *, given_by: GivenBy = GivenBy.SELF
) -> Consent:
    """Read what was agreed to. Silence is a no, and so is a tick for a use that was not asked."""
    agreed = {use for use in questionnaire.uses if any(posted.get(use_field(use), ()))}
    return Consent(
        count=Use.COUNT in agreed,
        quote=Use.QUOTE in agreed,
        archive=Use.ARCHIVE in agreed,
        play=Use.PLAY in agreed,
        contact=Use.CONTACT in agreed,
        given_by=given_by,
    )


def read_item(item: Item, posted: Mapping[str, Sequence[str]]) -> Value | None | Refusal:
    """Read one item's fields: an answer, None for a blank, or why it was not taken."""
    sent = [value for value in posted.get(item.name, ()) if not is_blank(value)]
    prefers_not = False
    if item.offers_prefer_not:
        prefers_not = any(posted.get(prefer_not_field(item), ()))
        if item.kind.has_choices or item.kind is ItemKind.SCALE:
            prefers_not = prefers_not or PREFER_NOT in sent
            sent = [value for value in sent if value != PREFER_NOT]
    if prefers_not:
        return Refusal(item.name, Problem.ANSWER_AND_PREFER_NOT) if sent else Missing.PREFER_NOT_TO_SAY
    if not sent:
        return Refusal(item.name, Problem.NEEDED) if item.needed else None
    if len(sent) > 1 and item.kind is not ItemKind.MULTIPLE_CHOICE:
        return Refusal(item.name, Problem.MORE_THAN_ONE)
    return _READERS[item.kind](item, sent)


def _free_text(item: Item, sent: Sequence[str]) -> Value | Refusal:
    text = clean_text(sent[0])
    if len(text) > item.longest:
        return Refusal(item.name, Problem.TOO_LONG, found=len(text), limit=item.longest)
    return text


def _one(item: Item, sent: Sequence[str]) -> Value | Refusal:
    return sent[0] if sent[0] in item.choice_names else Refusal(item.name, Problem.NOT_A_CHOICE)


def _several(item: Item, sent: Sequence[str]) -> Value | Refusal:
    chosen = set(sent)
    if not chosen <= set(item.choice_names):
        return Refusal(item.name, Problem.NOT_A_CHOICE)
    return tuple(name for name in item.choice_names if name in chosen)


def _scale(item: Item, sent: Sequence[str]) -> Value | Refusal:
    if _POINT.fullmatch(sent[0]) and 1 <= int(sent[0]) <= item.points:
        return int(sent[0])
    return Refusal(item.name, Problem.NOT_ON_THE_SCALE, limit=item.points)


def _reference(item: Item, sent: Sequence[str]) -> Value | Refusal:
    """A file is kept by whoever received it; the answer is the reference it was given."""
    return sent[0] if _REFERENCE.fullmatch(sent[0]) else Refusal(item.name, Problem.NOT_A_FILE)


_READERS: Final[Mapping[ItemKind, Callable[[Item, Sequence[str]], Value | Refusal]]] = {
    ItemKind.FREE_TEXT: _free_text,
    ItemKind.SINGLE_CHOICE: _one,
    ItemKind.MULTIPLE_CHOICE: _several,
    ItemKind.SCALE: _scale,
    ItemKind.FILE: _reference,
    ItemKind.VOICE_NOTE: _reference,
}
