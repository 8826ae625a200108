"""The words of the Speak door: one schema, four wordings.

``words_for`` gives a wording whole. The promise stands here by itself, because no wording may change it.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from speakopenly.hear.speaking import Wording
from speakopenly.web.hear.reporting.speak.wording.easy import EASY
from speakopenly.web.hear.reporting.speak.wording.everyday import EVERYDAY
from speakopenly.web.hear.reporting.speak.wording.family import FAMILY
from speakopenly.web.hear.reporting.speak.wording.labels import LABELS
from speakopenly.web.hear.reporting.speak.wording.schema import Labels, Words
from speakopenly.web.hear.reporting.speak.wording.young import YOUNG

if TYPE_CHECKING:
    from speakopenly.web.hear.reporting.speak.wording.schema import Lines, Said

__all__ = ["PROMISE", "Labels", "Words", "label_of", "words_for"]

PROMISE: Final[Lines] = (
    _("We will not start discipline because of a mistake you tell us about here."),
    _(
        "We must act if what you tell us shows that someone may be a danger to children, meant harm, "
        "or broke the criminal law; then other rules apply, and they can include discipline."
    ),
    _("A court or public inquiry can order us to hand over what we hold; we hold as little as we can."),
)
"""Word for word, and the same in every wording: translated, never softened."""

_WORDINGS: Final[Mapping[Wording, Words]] = MappingProxyType(
    {Wording.EVERYDAY: EVERYDAY, Wording.FAMILY: FAMILY, Wording.YOUNG: YOUNG, Wording.EASY: EASY}
)


def words_for(wording: Wording) -> Words:
    """Everything this wording says."""
    return _WORDINGS[wording]


def label_of(words: Words, question: str, code: StrEnum) -> Said:
    """What a code is called here. One chosen in another wording, not offered here, keeps its name."""
    here: Mapping[StrEnum, Said] = getattr(words.labels, question)
    return here[code] if code in here else getattr(LABELS, question)[code]
