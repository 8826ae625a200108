"""A finding whose number counts what a search finds, in the place of what stands in its theme.

A search that counts has a yes or no for each passage: exact words, and filters. What it found is kept as
passages beside what was asked for in words, so that the number can be worked out again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import permutations

from speakopenly.core import disclosure
from speakopenly.core.records import PassageId, PersonId, ThemeId


@dataclass(frozen=True, slots=True)
class Counted:
    """What the number of a theme's finding counts: whoever said one of these passages.

    ``told`` is what was asked for, in words. ``within`` is the theme that the search was narrowed to, so that
    everybody can tell that whom it finds is part of whom that theme has. ``by_people`` where only codes
    that people gave decide: then no machine counted.
    """

    theme: ThemeId
    told: str
    passages: tuple[PassageId, ...] = ()
    within: ThemeId | None = None
    by_people: bool = False


People = frozenset[PersonId] | frozenset[str]


def too_close(
    counted: Mapping[ThemeId, People],
    within: Mapping[ThemeId, ThemeId],
    themes: Mapping[ThemeId, People],
) -> frozenset[ThemeId]:
    """The findings whose number would tell, beside another, what one to seven people did not say.

    ``counted`` are the people each search finds, by the theme of its finding; ``within`` the theme it was
    narrowed to; ``themes`` everybody in each theme. A theme's count may have been printed before, so it is
    held beside a search within it even where it is not printed now. Of two searches, where one finds part of
    whom the other finds, neither is shown.
    """
    pairs = [(theme, counted[theme], themes.get(whole, frozenset())) for theme, whole in within.items()]
    hidden = {theme for theme, part, whole in pairs if disclosure.is_small(len(whole - part))}
    for one, other in permutations(counted, 2):
        if counted[one] < counted[other] and disclosure.is_small(len(counted[other] - counted[one])):
            hidden |= {one, other}
    return frozenset(hidden)
