"""A language that is none: every text given to gettext comes back in marks, so what stands outside them was not."""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from html.parser import HTMLParser

OPENS, CLOSES = "⟦", "⟧"
CONTEXT = "\x04"
SILENT = {"script", "style", "template"}
SPOKEN_ATTRIBUTES = {"alt", "aria-label", "placeholder", "title"}
EMPTY = {"br", "hr", "img", "input", "link", "meta", "path", "rect", "source", "use"}


class Pseudo(gettext.NullTranslations):
    """What Django asks of a language, answered in English within marks."""

    def gettext(self, message: str) -> str:
        return f"{OPENS}{message.rpartition(CONTEXT)[2]}{CLOSES}"

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        return self.gettext(singular if n == 1 else plural)

    def language(self) -> str:
        return "cy"

    def to_language(self) -> str:
        return "cy"


class Spoken(HTMLParser):
    """What a page says to whoever reads or hears it, save what is marked as being in another language."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.inside: list[tuple[str, bool]] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        is_silent = tag in SILENT or (tag != "html" and "lang" in dict(attrs))
        if tag not in EMPTY:
            self.inside.append((tag, is_silent))
        self.texts += [f"\n{value}\n" for name, value in attrs if name in SPOKEN_ATTRIBUTES and value]

    def handle_endtag(self, tag: str) -> None:
        while self.inside and self.inside.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not any(is_silent for _tag, is_silent in self.inside):
            self.texts.append(data)


def said_by(page: str) -> str:
    """The words of a page, attributes that are read aloud included; those stand on lines of their own."""
    spoken = Spoken()
    spoken.feed(page)
    return "".join(spoken.texts)


def outside_marks(text: str) -> Iterator[str]:
    """Each piece with a letter in it that was never given to gettext."""
    depth, piece = 0, ""
    for sign in f"{text}{OPENS}":
        if sign in (OPENS, "\n") and depth == 0:
            if any(letter.isalpha() for letter in piece):
                yield piece.strip()
            piece = ""
        depth += (sign == OPENS) - (sign == CLOSES)
        if depth == 0 and sign != CLOSES:
            piece += sign
