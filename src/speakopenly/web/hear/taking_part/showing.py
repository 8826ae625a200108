"""Items as a page shows them: their words in a version, what was answered, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speakopenly.hear.questionnaires import (
    PREFER_NOT,
    Answers,
    Item,
    ItemKind,
    Missing,
    Page,
    Problem,
    Questionnaire,
    Refusal,
    Value,
    Version,
    pages_shown,
    prefer_not_field,
)

Posted = Mapping[str, Sequence[str]]
RATHER_NOT: Final = gettext_lazy("I would rather not say")
_SAID: Final = {
    Problem.NEEDED: gettext_lazy("Please answer, or choose “I would rather not say”."),
    Problem.TOO_LONG: gettext_lazy(
        "You wrote %(found)s letters. There is room for %(limit)s. Make it shorter."
    ),
    Problem.NOT_A_CHOICE: gettext_lazy("Choose from the list."),
    Problem.NOT_ON_THE_SCALE: gettext_lazy("Choose one of the numbers."),
    Problem.MORE_THAN_ONE: gettext_lazy("Choose one."),
    Problem.ANSWER_AND_PREFER_NOT: gettext_lazy(
        "You answered and also chose not to say. Keep one of the two."
    ),
    Problem.NOT_A_FILE: gettext_lazy("The file did not come. Choose it again."),
}


@dataclass(frozen=True, slots=True)
class ShownChoice:
    """One answer to choose."""

    value: str
    label: str
    is_chosen: bool
    is_theirs: bool = True
    """Whether its words are of the questionnaire, in its language; ours are in that of the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownItem:
    """One question or note on its page. ``rather_not`` is the name of the tick beside a box."""

    name: str
    kind: str
    label: str
    hint: str
    low: str
    high: str
    text: str
    choices: tuple[ShownChoice, ...]
    most: int
    rather_not: str
    is_rather_not: bool
    error: str

    @property
    def first(self) -> str:
        """The id of the control an error leads to."""
        return f"{self.name}_0" if self.choices else self.name

    @property
    def is_voice(self) -> bool:
        """Whether it is sound that is asked for."""
        return self.kind == ItemKind.VOICE_NOTE

    @property
    def widget(self) -> str:
        """Radios, checkboxes, a box, a line that says when it is added, or nothing."""
        return _WIDGETS[ItemKind(self.kind)]


@dataclass(frozen=True, slots=True)
class Told:
    """One line of the page to check: which question, what was answered, and which page changes it."""

    name: str
    lines: tuple[str, ...]
    page: int


_WIDGETS: Final = {
    ItemKind.NOTE: "",
    ItemKind.FREE_TEXT: "box",
    ItemKind.SINGLE_CHOICE: "radios",
    ItemKind.MULTIPLE_CHOICE: "checkboxes",
    ItemKind.SCALE: "radios",
    ItemKind.FILE: "at_the_end",
    ItemKind.VOICE_NOTE: "at_the_end",
}


def shown(
    page: Page,
    version: Version,
    answers: Answers,
    refusals: Sequence[Refusal] = (),
    posted: Posted | None = None,
) -> list[ShownItem]:
    """The items of a page; with ``posted``, what was just typed stands in place of what was kept."""
    wrong = {refusal.item: refusal for refusal in refusals}
    return [_item(item, version, _values(item, answers, posted), wrong.get(item.name)) for item in page.items]


def files(items: Sequence[Item], version: Version, wrong: Mapping[str, str]) -> list[ShownItem]:
    """The files and voice notes to add before sending, each with why it was not taken."""
    shown_items = [_item(item, version, (), None) for item in items]
    return [replace(each, error=wrong.get(each.name, "")) for each in shown_items]


def told(questionnaire: Questionnaire, version: Version, answers: Answers) -> list[Told]:
    """Everything that will be sent, question by question; what was left blank is left out."""
    return [
        Told(item.text(version).label or item.name, lines, page.number)
        for page in pages_shown(questionnaire, answers)
        for item in page.items
        if (lines := _lines(item, version, answers.get(item.name)))
    ]


def what_is_wrong(refusal: Refusal) -> str:
    """A refusal in the words of the page."""
    numbers = {"found": f"{refusal.found:,}", "limit": f"{refusal.limit:,}"}
    return str(_SAID[refusal.problem]) % numbers


def _item(item: Item, version: Version, values: Sequence[str], refusal: Refusal | None) -> ShownItem:
    words = item.text(version)
    has_tick = item.offers_prefer_not and not (item.kind.has_choices and item.kind is ItemKind.SINGLE_CHOICE)
    return ShownItem(
        name=item.name,
        kind=item.kind,
        label=words.label or item.name,
        hint=words.hint,
        low=words.low,
        high=words.high,
        text=values[0] if values and item.kind is ItemKind.FREE_TEXT and values[0] != PREFER_NOT else "",
        choices=tuple(_choices(item, version, values)),
        most=item.points,
        rather_not=prefer_not_field(item) if has_tick and item.kind is not ItemKind.SCALE else "",
        is_rather_not=PREFER_NOT in values,
        error=what_is_wrong(refusal) if refusal else "",
    )


def _choices(item: Item, version: Version, values: Sequence[str]) -> list[ShownChoice]:
    if item.kind is ItemKind.SCALE:
        named = [(str(point), str(point)) for point in range(1, item.points + 1)]
    else:
        named = [(choice.name, choice.label(version) or choice.name) for choice in item.choices]
    if named and item.offers_prefer_not and item.kind is not ItemKind.MULTIPLE_CHOICE:
        named.append((PREFER_NOT, str(RATHER_NOT)))
    return [ShownChoice(value, label, value in values, value != PREFER_NOT) for value, label in named]


def _values(item: Item, answers: Answers, posted: Posted | None) -> list[str]:
    """What stands in an item's fields; a tick for "rather not" comes last."""
    if posted is not None:
        tick = [PREFER_NOT] if any(posted.get(prefer_not_field(item), ())) else []
        return [*posted.get(item.name, ()), *tick]
    value = answers.get(item.name)
    if value is None:
        return []
    if isinstance(value, Missing):
        return [PREFER_NOT]
    return [str(each) for each in value] if isinstance(value, tuple) else [str(value)]


def _lines(item: Item, version: Version, value: Value | None) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, Missing):
        return (str(RATHER_NOT),)
    if item.kind is ItemKind.SCALE:
        return (_("%(point)s of %(points)s") % {"point": value, "points": item.points},)
    names = value if isinstance(value, tuple) else (str(value),)
    labels = {choice.name: choice.label(version) or choice.name for choice in item.choices}
    return tuple(labels.get(name, name) for name in names)
