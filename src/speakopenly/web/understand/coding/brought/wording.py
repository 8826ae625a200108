"""Why a coding of a file does not come in, in words that say what to do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from speakopenly.understand.exchange import Why

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

BECAUSE: Final[Mapping[Why, StrOrPromise]] = {
    Why.MACHINE: _("A machine made them. Here codings are people's."),
    Why.THEME: _("They are themes of this exercise as they went out. Themes are decided on under Themes."),
    Why.WHOLE_TEXT: _("They were given to a whole text. Here codes are given to passages: mark the words."),
    Why.NOT_HERE: _(
        "Their text is not among what was read in this exercise. Bring the text in under Hear first."
    ),
    Why.GONE: _("Their words were taken back since the file was made, or are of another exercise."),
    Why.CHANGED: _("Their words read otherwise here now. Code them here, or in a file made today."),
    Why.SEVERAL: _("Several people said exactly these words, and which of them is meant cannot be told."),
    Why.NO_PASSAGE: _("They mark a space, an id or a heading, and no words of anybody."),
    Why.NOT_IN_USE: _("Their code was set aside or split here. Take it up in the codebook first."),
    Why.UNREADABLE: _("They are of a picture, a page or a recording, outside their text, or without a code."),
}
