"""Passages of a theme that see it differently, for a person to read before they write so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from speakopenly.core.records import PassageId
from speakopenly.understand.findings.sides import Sides, two_sides
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.understand.findings.excerpt import most_telling
from speakopenly.web.understand.reading import machines
from speakopenly.web.understand.reading.models import Passage
from speakopenly.web.understand.reading.queries import passages_by_ident, understanding_of
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
    texts = [row.text for row in rows]
    return rows, two_sides(texts, _vectors(theme.exercise, texts))


def _vectors(exercise: Exercise, texts: Sequence[str]) -> NDArray[np.float32] | None:
    """The vectors that were remembered when the exercise was read; None unless all were."""
    known = understanding_of(exercise)
    if known is None or not known.encoder or not texts:
        return None
    encoded = [machines.as_encoded(text) for text in texts]
    found = machines.vector_cache().recall(encoded, model=known.encoder)
    return np.array([found[text] for text in encoded]) if all(text in found for text in encoded) else None


def _shown(rows: list[Passage], side: Sequence[int], *, only_quotable: bool) -> list[View]:
    found: dict[str, View] = {}
    for at in side:
        said = rows[at].reading
        if said.may_quote or not only_quotable:
            found.setdefault(rows[at].text, View(rows[at].text, said.language, said.may_quote))
    return list(found.values())[:MOST_SHOWN]
