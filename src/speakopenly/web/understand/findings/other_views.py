"""Passages of a theme that see it differently, for a person to read before they write so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from speakopenly.core.records import PassageId
from speakopenly.understand.findings.sides import Sides, two_sides
from speakopenly.web.understand.findings.excerpt import most_telling
from speakopenly.web.understand.reading.models import Passage
from speakopenly.web.understand.reading.queries import passages_by_ident
from speakopenly.web.understand.themes.models import Theme

MOST_READ = 300
"""So many passages of a theme are looked at, the most telling first."""
MOST_SHOWN = 8


class View(NamedTuple):
    """A passage on one side."""

    text: str
    language: str
    may_quote: bool


@dataclass(frozen=True, slots=True)
class Views:
    """A few passages on either side, the clearest first. How many there are is not said: it is no measure."""

    well: tuple[View, ...]
    badly: tuple[View, ...]


def views_of(theme: Theme, *, only_quotable: bool) -> Views | None:
    """Both sides of a theme; None where there are not two."""
    rows, sides = _sides(theme)
    if sides is None:
        return None
    well, badly = (
        tuple(_shown(rows, side, only_quotable=only_quotable)) for side in (sides.well, sides.badly)
    )
    return Views(well, badly) if well and badly else None


def other_view(theme: Theme) -> frozenset[PassageId]:
    """The passages on the side that fewer are clearly on, to choose quotes among."""
    rows, sides = _sides(theme)
    if sides is None:
        return frozenset()
    return frozenset(PassageId(rows[at].ident) for at in sides.fewer[:MOST_SHOWN])


def _sides(theme: Theme) -> tuple[list[Passage], Sides | None]:
    order = {ident: at for at, ident in enumerate(most_telling(theme, MOST_READ))}
    rows = passages_by_ident(theme.exercise, list(order))
    rows = [row for row in rows if row.reading.language == "en"]
    rows.sort(key=lambda row: order[row.ident])
    return rows, two_sides([row.text for row in rows])


def _shown(rows: list[Passage], side: Sequence[int], *, only_quotable: bool) -> list[View]:
    found: dict[str, View] = {}
    for at in side:
        said = rows[at].reading
        if said.may_quote or not only_quotable:
            found.setdefault(rows[at].text, View(rows[at].text, said.language, said.may_quote))
    return list(found.values())[:MOST_SHOWN]
