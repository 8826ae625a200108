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
    words = easy if wording is Wording.EASY else everyday
    return words.QUESTIONS[side][item.code]


def choices(item: Item, wording: Wording = Wording.EVERYDAY) -> list[tuple[str, StrOrPromise]]:
    """What may be chosen, in order."""
    words = easy if wording is Wording.EASY else everyday
    own = words.CHOICES_OF.get(item.code, {})
    return [(choice, own.get(choice) or words.CHOICES[choice]) for choice in item.choices]
