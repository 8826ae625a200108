"""The six ways of saying a reply: what each is called, how it stands in an address, and what is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from speakopenly.check.replies import EVERY_WAY, HOPED_FOR, Way, Words
from speakopenly.hear.speaking.questions import Wording
from speakopenly.web.catalogue.never import never_words_of
from speakopenly.web.check.replies.models import Edition
from speakopenly.web.check.replies.texts import said_in
from speakopenly.web.public_path import ENGLISH, WELSH

NAMES = {
    Way(Wording.EVERYDAY, ENGLISH): _("Everyday"),
    Way(Wording.YOUNG, ENGLISH): _("For young people"),
    Way(Wording.EASY, ENGLISH): _("Easy read"),
    Way(Wording.EVERYDAY, WELSH): _("Welsh"),
    Way(Wording.YOUNG, WELSH): _("Welsh, for young people"),
    Way(Wording.EASY, WELSH): _("Welsh, easy read"),
}


@dataclass(frozen=True, slots=True)
class Listed:
    """One way as the page lists it. ``never`` are words in it that we do not use: told, and not refused."""

    way: Way
    code: str
    name: Any
    words: Words | None
    is_hoped_for: bool
    never: tuple[str, ...]

    @property
    def lang(self) -> str:
        """The code of its language that a browser knows."""
        return self.way.language.partition("-")[0]


def code_of(way: Way) -> str:
    """How a way stands in an address: "young-cy"."""
    return f"{way.wording.value}-{way.language.partition('-')[0]}"


def way_at(code: str) -> Way:
    """The way behind such a code. Raises Http404 for any other."""
    found = next((each for each in EVERY_WAY if code_of(each) == code), None)
    if found is None:
        raise Http404
    return found


def listed(edition: Edition) -> list[Listed]:
    """Every way, written or not."""
    said = said_in(edition)
    return [
        Listed(
            each, code_of(each), NAMES[each], said.get(each), each in HOPED_FOR, _never(each, said.get(each))
        )
        for each in EVERY_WAY
    ]


def _never(way: Way, words: Words | None) -> tuple[str, ...]:
    if words is None:
        return ()
    text = "\n".join(words.boxes)
    return tuple(dict.fromkeys(never_words_of(text, language=way.language, wording=way.wording)))
