"""What each screen asks, put in the words of its wording. The codes underneath are the same in all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.http import QueryDict

from speakopenly.web.hear.reporting.speak.drafts import Draft
from speakopenly.web.hear.reporting.speak.forms.about import CODES, LABELLED, AboutStep, quarter_in_words
from speakopenly.web.hear.reporting.speak.forms.boxes import Step
from speakopenly.web.hear.reporting.speak.forms.names import NamesStep
from speakopenly.web.hear.reporting.speak.forms.steps import ConditionsStep, DangerStep, WordsStep
from speakopenly.web.hear.reporting.speak.screens import Screen
from speakopenly.web.hear.reporting.speak.wording import Words

__all__ = ["CODES", "LABELLED", "Step", "quarter_in_words", "step_for"]

STEPS: Final[Mapping[Screen, type[Step]]] = {
    Screen.DANGER: DangerStep,
    Screen.WORDS: WordsStep,
    Screen.CONDITIONS: ConditionsStep,
    Screen.ABOUT: AboutStep,
    Screen.NAMES: NamesStep,
}


def step_for(screen: Screen, words: Words, draft: Draft, data: QueryDict | None = None) -> Step | None:
    """The questions of a screen, as filled in before or as just sent. None where it asks nothing."""
    step = STEPS.get(screen)
    return step(data, words=words, draft=draft) if step else None
