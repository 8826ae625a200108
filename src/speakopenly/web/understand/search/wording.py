"""Sentences of the search pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speakopenly.core import counting, disclosure
from speakopenly.core.counting import Heads, HowMany
from speakopenly.web.understand.themes.wording import Piece

WHY: Final = {
    "words": gettext_lazy("these words"),
    "meaning": gettext_lazy("close in meaning"),
    "words+meaning": gettext_lazy("these words, and close in meaning"),
}


def how_many(heads: Heads, base: int, *, exactly: bool, is_split: bool, did: str | None = None) -> str:
    """How many people said it. Exactly for those who may read the passages; for others small ones are hidden.

    ``did`` says what those counted did, as the end of a sentence. ``is_split`` where the search was narrowed
    by who spoke: then what others see is also rounded.
    """
    people, did = heads.people, did or what_they_did(words=True, code="")
    counted = {"people": people, "base": base, "did": did}
    if not people:
        return _("Nobody we heard %(did)s.") % counted
    if exactly:
        return _("%(people)s of %(base)s people %(did)s.") % counted
    if not disclosure.can_show_exactly(people, base) or disclosure.is_small(people):
        return (
            _(
                "A small number of people, or nearly everybody, %(did)s."
                " The number is hidden to protect people."
            )
            % counted
        )
    if is_split:
        return _("About %(people)s people %(did)s.") % {
            "people": disclosure.round_for_split(people), "did": did
        }  # fmt: skip
    word = counting.word_for(people, base)
    said = _("%(people)s of %(base)s people %(did)s.") % counted
    return said if word is HowMany.NO_WORD else f"{str(word).capitalize()}: {said}"


def what_they_did(*, words: bool, code: str) -> str:
    """What those who are counted did, as the end of a sentence. ``code`` is "given", "none" or nothing."""
    if code == "given":
        return _("used all of these words where people coded so") if words else _("said what people coded so")
    if code == "none":
        return (
            _("used all of these words where nobody has coded yet")
            if words
            else _("said something that nobody has coded yet")
        )
    return _("used all of these words")


def marked(text: str, words: Sequence[str]) -> Iterator[Piece]:
    """The text in order, cut where a word begins like one looked for, so that a page can mark it."""
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\w{{0,3}}\b", re.IGNORECASE)
    done = 0
    for match in pattern.finditer(text) if words else ():
        yield from _plain(text[done : match.start()])
        yield Piece(match[0], True)
        done = match.end()
    yield from _plain(text[done:])


def _plain(text: str) -> Iterator[Piece]:
    if text:
        yield Piece(text, False)
