"""The words of the pulse: what each item asks of each side, and its choices, everyday and easy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from speakopenly.check.supervision import Item, Side
from speakopenly.hear.speaking.questions import Wording
from speakopenly.web.check.supervision.asked import easy, everyday

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def question(item: Item, side: Side, wording: Wording = Wording.EVERYDAY) -> StrOrPromise:
    """What is asked of this side."""
    questions = easy.QUESTIONS if wording is Wording.EASY else everyday.QUESTIONS
    return questions[side][item.code]


def choices(item: Item, wording: Wording = Wording.EVERYDAY) -> list[tuple[str, StrOrPromise]]:
    """What may be chosen, in order."""
    is_easy = wording is Wording.EASY
    own = (easy.CHOICES_OF if is_easy else everyday.CHOICES_OF).get(item.code, {})
    named = easy.CHOICES if is_easy else everyday.CHOICES
    return [(choice, own.get(choice) or named[choice]) for choice in item.choices]
