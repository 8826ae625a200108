"""What people coded by hand: their codebook and who gave which code to which passage, ready to leave.

A coder is a number in a file, never a name. What a machine proposed to them is not here at all: a proposal is
nobody's coding, and most programs count whatever stands in a file (decision 0369).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from speakopenly.core.records import PassageId, Theme
from speakopenly.understand.codebook import Code as OwnCode
from speakopenly.understand.codebook import Codebook as OwnCodebook
from speakopenly.understand.codebook import CodeId, State
from speakopenly.understand.exchange.own_codes import code_out
from speakopenly.understand.exchange.records import Code, Coder, Guid

CODEBOOK: Final = "Codebook that people made"
"""The set that tells people's codes from themes."""
WORDS: Final = ("definition", "include", "exclude", "examples")


@dataclass(frozen=True, slots=True)
class Given:
    """That somebody gave a code to a passage. ``by`` is a keyed guid that tells nobody's name."""

    by: Guid
    passage: PassageId
    code: CodeId
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Coded:
    """A codebook and the codings with it, as they stand in the coding room."""

    codebook: OwnCodebook = OwnCodebook()
    given: tuple[Given, ...] = ()


@dataclass(frozen=True, slots=True)
class ByPeople:
    """The same, ready to leave. ``waiting`` counts codings whose code may be given to nothing any more."""

    codes: tuple[Code, ...] = ()
    given: tuple[Given, ...] = ()
    waiting: int = 0
    reworded: int = 0
    """How many codes lost words that may not leave."""

    @property
    def coders(self) -> tuple[Coder, ...]:
        """Whoever coded, by number. Their order is that of keyed guids, so it tells nothing of them."""
        known = sorted({each.by for each in self.given})
        return tuple(Coder(guid, number=number) for number, guid in enumerate(known, start=1))


NOTHING_CODED: Final = ByPeople()


def wordings_in(codebook: OwnCodebook) -> list[str]:
    """Everything that people have worded in the listed codes."""
    return [
        text
        for _depth, code in codebook.in_order()
        for text in (code.name, *(getattr(code, w) for w in WORDS))
    ]


def by_people(coded: Coded, leaving: Iterable[OwnCode]) -> ByPeople:
    """What people coded under the codes they count for today.

    ``leaving`` are the listed codes in order, worded as they may leave. A coding with a code that was split
    or set aside waits for somebody to read its passage again, so it stays here and is counted.
    """
    leaving = tuple(leaving)
    usable = {code.id for code in leaving if code.state is State.STANDING}
    found: dict[tuple[Guid, PassageId, CodeId], Given] = {}
    waiting = 0
    for each in coded.given:
        code = coded.codebook.stands_for(each.code).id
        if code in usable:
            found.setdefault((each.by, each.passage, code), replace(each, code=code))
        else:
            waiting += 1
    reworded = sum(
        any(getattr(code, name) != getattr(coded.codebook.by_id[code.id], name) for name in ("name", *WORDS))
        for code in leaving
    )
    return ByPeople(tuple(map(code_out, leaving)), tuple(found.values()), waiting, reworded)


def themes_beside(themes: Iterable[Theme], codes: Iterable[Code]) -> tuple[Theme, ...]:
    """Themes under names that no code of people has: some programs take codes of one name for one."""
    taken = {code.name.casefold() for code in codes}
    return tuple(
        replace(theme, name=f"{theme.name} (theme)") if theme.name.casefold() in taken else theme
        for theme in themes
    )
