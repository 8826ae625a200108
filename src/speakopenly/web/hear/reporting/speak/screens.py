"""The screens of the form, and which of them must come before which. None is ever merged or skipped."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from speakopenly.web.hear.reporting.speak.drafts import Draft


class Screen(StrEnum):
    """Where somebody stands. A draft is sealed for the screen it was shown on, so no answer can say it came
    from another."""

    PROMISE = "promise"
    DANGER = "danger-check"
    HELP = "help"
    WORDS = "words"
    CONDITIONS = "conditions"
    ABOUT = "about"
    NAMES = "names"
    CHECK = "check"
    SEND = "send"
    TOO_OLD = "too-old"


BEFORE: Final = {
    Screen.WORDS: Screen.DANGER,
    Screen.DANGER: Screen.PROMISE,
    Screen.CONDITIONS: Screen.WORDS,
    Screen.ABOUT: Screen.CONDITIONS,
    Screen.NAMES: Screen.ABOUT,
    Screen.CHECK: Screen.ABOUT,
    Screen.HELP: Screen.DANGER,
}
"""Where [Back] leads."""
AFTER: Final = {
    Screen.PROMISE: Screen.DANGER,
    Screen.DANGER: Screen.WORDS,
    Screen.HELP: Screen.WORDS,
    Screen.WORDS: Screen.CONDITIONS,
    Screen.CONDITIONS: Screen.ABOUT,
    Screen.ABOUT: Screen.CHECK,
    Screen.NAMES: Screen.CHECK,
    Screen.CHECK: Screen.SEND,
    Screen.TOO_OLD: Screen.PROMISE,
}
"""Where the main button leads, if nothing has to come first."""


def next_for(draft: Draft, wanted: Screen) -> Screen:
    """The screen to show: the one wanted, or the first that has to come before it."""
    return next(_still_to_come(draft, wanted), wanted)


def left(screen: Screen, done: frozenset[Screen]) -> frozenset[Screen]:
    """What is done once a screen has been left by its main button."""
    done = done | {screen}
    if screen is Screen.DANGER:
        done = done - {Screen.HELP}
    return done - {Screen.CHECK} if screen is not Screen.CHECK else done


def _still_to_come(draft: Draft, wanted: Screen) -> Iterator[Screen]:
    if wanted is Screen.PROMISE:
        return
    if Screen.PROMISE not in draft.done:
        yield Screen.PROMISE
    if wanted is Screen.DANGER:
        return
    if Screen.DANGER not in draft.done:
        yield Screen.DANGER
    if draft.answers.danger.is_flagged and Screen.HELP not in draft.done:
        yield Screen.HELP
    if wanted is Screen.WORDS:
        return
    if not draft.answers.has_words:
        yield Screen.WORDS
    if wanted is Screen.SEND and Screen.CHECK not in draft.done:
        yield Screen.CHECK
