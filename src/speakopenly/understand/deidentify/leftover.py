"""What may be left in many texts that a machine cleared, from the few that a person read.

Texts are drawn by chance without putting any back, a person reads each and takes out what was left. So the
number of texts that had something left is known among those read, and ranged among the others: exactly, by
the hypergeometric distribution (the interval of Wang 2015 in its simplest form, two equal tails).
"""

from __future__ import annotations

import random
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from speakopenly.core.counting import CONFIDENCE
from speakopenly.core.errors import BadInput

SIZES: Final = (30, 60, 120, 300)
"""How many texts may be read. Where nothing is found in 60 of very many, at most one in 17 has something."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Read:
    """Texts a person read, and in how many of them something was left; ``texts`` is how many there are."""

    texts: int
    read: int
    with_something: int

    def __post_init__(self) -> None:
        if not 0 <= self.with_something <= self.read <= self.texts:
            raise BadInput(
                "More was read or found than there is.",
                do="Give texts, then how many were read and had something.",
            )


@dataclass(frozen=True, slots=True)
class Leftover:
    """Texts among those nobody read in which something is left: the likeliest number, and its 95% range."""

    likeliest: int
    low: int
    high: int
    unread: int


def draw(idents: Sequence[T], *, size: int, seed: int) -> tuple[T, ...]:
    """As many as wanted by chance, in the order to read them; all where there are no more.

    The order given decides, with the seed, who is drawn: give the same order and the same are.
    """
    chance = random.Random(seed)  # noqa: S311 - a sample, not a secret
    return tuple(chance.sample(list(idents), min(size, len(idents))))


def leftover(found: Read) -> Leftover:
    """How many of the unread texts have something left. What was found in those read was taken out."""
    unread = found.texts - found.read
    if not found.read or not unread:
        return Leftover(0, 0, unread, unread)
    low, high = _range_of_all(found)
    likeliest = round(found.with_something * unread / found.read)
    return Leftover(
        min(max(likeliest, low - found.with_something), high - found.with_something),
        low - found.with_something,
        high - found.with_something,
        unread,
    )


def _range_of_all(found: Read) -> tuple[int, int]:
    """Between how many of all texts had something: every number that the finding does not speak against."""
    from scipy.stats import hypergeom

    tail = (1 - CONFIDENCE) / 2
    able = range(found.with_something, found.texts - found.read + found.with_something + 1)

    def is_too_few(had: int) -> bool:
        return bool(hypergeom.sf(found.with_something - 1, found.texts, had, found.read) < tail)

    def is_too_many(had: int) -> bool:
        return bool(hypergeom.cdf(found.with_something, found.texts, had, found.read) < tail)

    low = bisect_left(able, True, key=lambda had: not is_too_few(had))
    high = bisect_left(able, True, key=is_too_many) - 1
    return able[low], able[high]
