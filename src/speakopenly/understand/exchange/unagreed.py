"""Words that only those said who did not agree to be quoted: in no name, description or memo do they leave.

A theme is named by phrases that people used (``themes.naming``), or by somebody who has read all of them. So
its name may be the words of one who said no. Who chose it does not matter: what counts is whether anybody
who agreed said it too.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any, Final

from speakopenly.core.records import ContributionId, Theme
from speakopenly.understand.codebook import Code as OwnCode
from speakopenly.understand.codebook import Codebook as OwnCodebook
from speakopenly.understand.exchange.coded import WORDS
from speakopenly.understand.exchange.deidentified import Deidentified
from speakopenly.understand.exchange.theme_codes import Memo
from speakopenly.understand.themes.phrases import Phrase, phrases_in, stem

NEUTRAL: Final = "Theme {ident}"
"""What a theme is called where its name may not leave."""


class Unagreed:
    """The phrases, among those of some wordings, that stand only in words that may not leave."""

    def __init__(
        self, rows: Iterable[Deidentified], agreed: Collection[ContributionId], wordings: Iterable[str]
    ) -> None:
        """``agreed`` are the ids of those whose words leave; ``wordings`` are what will be asked about."""
        wanted = set[Phrase]().union(*map(_stems, wordings))
        leaves, stays = set[Phrase](), set[Phrase]()
        for row in rows:
            (leaves if row.id in agreed else stays).update(_stems(row.text or "") & wanted)
        self._phrases = stays - leaves

    def stand_in(self, text: str) -> bool:
        """Whether a text holds such a phrase."""
        return not self._phrases.isdisjoint(_stems(text))


def wordings_of(themes: Iterable[Theme], memos: Iterable[Memo]) -> list[str]:
    """Everything in themes and memos that somebody or some machine has worded."""
    of_themes = [text for each in themes for text in (each.name, each.description, *each.keywords)]
    return of_themes + [text for each in memos for text in (each.name, each.text)]


def name_safely(themes: Sequence[Theme], unagreed: Unagreed) -> tuple[Theme, ...]:
    """The same themes; a name that may not leave is a number, a description nothing, a keyword not there."""
    return tuple(
        replace(
            theme,
            name=NEUTRAL.format(ident=theme.id) if unagreed.stand_in(theme.name) else theme.name,
            description="" if unagreed.stand_in(theme.description) else theme.description,
            keywords=tuple(each for each in theme.keywords if not unagreed.stand_in(each)),
        )
        for theme in themes
    )


def name_codes_safely(
    codebook: OwnCodebook, unagreed: Unagreed, hides: Callable[[str], str]
) -> tuple[OwnCode, ...]:
    """The listed codes of people in order, under the same rule, and with names hidden."""
    leaving = []
    for number, (_depth, code) in enumerate(codebook.in_order(), start=1):
        name = f"Code {number}" if unagreed.stand_in(code.name) else hides(code.name)
        said: dict[str, Any] = {word: getattr(code, word) for word in WORDS}
        said = {word: "" if unagreed.stand_in(text) else hides(text) for word, text in said.items()}
        leaving.append(replace(code, name=name, **said))
    return tuple(leaving)


def memos_that_leave(memos: Iterable[Memo], unagreed: Unagreed) -> tuple[Memo, ...]:
    """The memos that hold no such phrase."""
    return tuple(
        each for each in memos if not unagreed.stand_in(each.name) and not unagreed.stand_in(each.text)
    )


def _stems(text: str) -> set[Phrase]:
    return {tuple(map(stem, phrase)) for phrase in phrases_in(text)}
