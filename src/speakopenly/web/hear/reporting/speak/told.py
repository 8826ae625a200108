"""What a report says, question by question, to be read through before it is sent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from speakopenly.hear.speaking import Answers
from speakopenly.web.hear.reporting.speak.forms import CODES, LABELLED, quarter_in_words
from speakopenly.web.hear.reporting.speak.screens import Screen
from speakopenly.web.hear.reporting.speak.wording import Words, label_of

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class Told:
    """One line of the page to check: which question, what was said, and which screen changes it."""

    name: StrOrPromise
    lines: tuple[StrOrPromise, ...]
    address: str


def told(answers: Answers, words: Words, at: Callable[[Screen], str]) -> list[Told]:
    """Everything that will be sent, question by question; what was left blank is left out.

    ``at`` gives the address of a screen.
    """
    happened = words.happened
    rows: list[tuple[StrOrPromise, tuple[StrOrPromise, ...], Screen]] = []
    rows += [(words.child.question, (_danger(words, answers),), Screen.DANGER)]
    rows += [(happened.title, (answers.words,), Screen.WORDS)]
    rows += [(name, lines, Screen.CONDITIONS) for name, lines in _conditions(words, answers)]
    rows += [(name, (line,), Screen.ABOUT) for name, line in _about(words, answers)]
    return [Told(name, lines, at(screen)) for name, lines, screen in rows if any(lines)]


def _danger(words: Words, answers: Answers) -> StrOrPromise:
    return words.labels.danger.get(answers.danger, words.child.unanswered)


def _conditions(words: Words, answers: Answers) -> list[tuple[StrOrPromise, tuple[StrOrPromise, ...]]]:
    said = words.conditions
    made, helped = (
        tuple(label_of(words, "condition", each) for each in chosen)
        for chosen in (answers.made_likely, answers.helped)
    )
    return [
        (said.title, (*made, answers.made_likely_words)),
        (said.helped, (*helped, answers.helped_words)),
        (said.idea, (answers.idea,)),
    ]


def _about(words: Words, answers: Answers) -> list[tuple[StrOrPromise, StrOrPromise]]:
    said = words.about
    rows = []
    for name in CODES:
        if (code := getattr(answers, name)) is not None:
            rows.append((getattr(said, name), label_of(words, LABELLED.get(name, name), code)))
    quarter = quarter_in_words(answers.quarter, words) if answers.quarter else ""
    return [*rows, (said.quarter, quarter), (said.contact, answers.contact)]
