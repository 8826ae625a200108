"""How many people said something, where a machine placed their words: a person reads a sample of both sides.

A machine puts people in a theme who did not speak of it, and overlooks others who did. So people are drawn by
chance from those it counted and from those it did not (two strata), somebody reads what each said without
seeing which they are, and the number is worked out anew from what was found.
"""

from __future__ import annotations

import math
import random
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from speakopenly.core.counting import CONFIDENCE, Range, wilson_range
from speakopenly.core.records import PersonId, ThemeId

SIZES: Final = (60, 100, 150)
"""How many people may be drawn; a hundred make a range of about 12 people each way where 84 of 310 count."""
FEWEST_IN_A_STRATUM: Final = 20
EXPECTED_RIGHT, EXPECTED_OVERLOOKED = 0.8, 0.05
"""What is guessed before reading, only to share the sample out: of those counted, four in five are right."""


@dataclass(frozen=True, slots=True)
class Audit:
    """What a person found who read a sample: of those the machine counted, and of those it did not.

    ``*_read`` are people who could be judged, ``*_said`` those of them who did speak of the theme. Who could
    not be judged is in ``unsure`` and in nothing else.
    """

    theme: ThemeId
    counted_read: int
    counted_said: int
    others_read: int
    others_said: int
    unsure: int = 0
    seed: int = 0

    @property
    def read(self) -> int:
        """How many people were judged."""
        return self.counted_read + self.others_read


class Stratum(NamedTuple):
    """One side: how many people are in it, how many were read, and how many of these said it."""

    people: int
    read: int
    said: int

    @property
    def share(self) -> float:
        """The share that said it among those read; 0 where nobody was."""
        return self.said / self.read if self.read else 0.0

    @property
    def unread(self) -> float:
        """The finite population correction: the share of the stratum that nobody read."""
        return max(0.0, 1 - self.read / self.people) if self.people else 0.0


@dataclass(frozen=True, slots=True)
class Corrected:
    """The number of people after reading, its standard error, and the 95% range that is printed.

    ``normal`` is the textbook interval; where nobody or everybody read said it, it is too narrow, which
    ``low`` and ``high`` are not.
    """

    people: float
    se: float
    normal: tuple[float, float]
    low: float
    high: float
    base: int
    read: int

    @property
    def range(self) -> Range:
        """The range as a share of everybody."""
        return Range(self.low / self.base, self.high / self.base)


def correct(counted: Stratum, others: Stratum) -> Corrected:
    """The stratified estimate of a total from two simple random samples without replacement.

    Estimate and standard error are those of Cochran (1977, sections 5.3 and 5.6) with the finite population
    correction. ``low`` and ``high`` join the Wilson intervals of the strata, each at its effective size
    read / unread, by MOVER (Zou, Huang & Zhang 2009), and never leave what was seen with one's own eyes.
    Raises ``ValueError`` where a stratum holds people and fewer than two of them (or not all) were read.
    """
    strata = (counted, others)
    for each in strata:
        if not 0 <= each.said <= each.read or each.read < min(2, each.people):
            raise ValueError("Of each side at least two people must have been read, or all.")
    base = sum(each.people for each in strata)
    people = sum(each.people * each.share for each in strata)
    se = math.sqrt(sum(_variance(each) for each in strata))
    reach = _z() * se
    down = math.sqrt(sum((each.people * (each.share - _wilson(each)[0])) ** 2 for each in strata))
    up = math.sqrt(sum((each.people * (_wilson(each)[1] - each.share)) ** 2 for each in strata))
    surely, surely_not = (
        sum(min(each.said, each.people) for each in strata),
        sum(min(each.read, each.people) - min(each.said, each.people) for each in strata),
    )
    return Corrected(
        people=people,
        se=se,
        normal=(people - reach, people + reach),
        low=min(people, max(people - down, surely)),
        high=max(people, min(people + up, base - surely_not)),
        base=base,
        read=sum(each.read for each in strata),
    )


def _variance(stratum: Stratum) -> float:
    if stratum.read < 2:
        return 0.0
    return stratum.people**2 * stratum.unread * stratum.share * (1 - stratum.share) / (stratum.read - 1)


def _wilson(stratum: Stratum) -> tuple[float, float]:
    """Wilson's interval for a share of a stratum of which part was read (Korn & Graubard 1998)."""
    if not stratum.unread:
        return stratum.share, stratum.share
    size, share, z = stratum.read / stratum.unread, stratum.share, _z()
    middle = (share + z * z / (2 * size)) / (1 + z * z / size)
    half = z * math.sqrt(share * (1 - share) / size + z * z / (4 * size * size)) / (1 + z * z / size)
    return max(0.0, middle - half), min(1.0, middle + half)


@dataclass(frozen=True, slots=True)
class FromRates:
    """A share put right by how often a machine is right, known from an audit of texts of known kind."""

    apparent: float
    apparent_wilson: Range
    sensitivity: float
    specificity: float
    share: float
    """As the formula gives it, which may be under 0 or over 1."""
    se: float
    low: float
    high: float

    @property
    def truncated(self) -> float:
        """The share held within 0 and 1."""
        return min(1.0, max(0.0, self.share))


def from_rates(
    *, counted: int, base: int, said_found: int, said_read: int, unsaid_found: int, unsaid_read: int
) -> FromRates:
    """The share of people by Rogan & Gladen (1978) with its delta-method standard error.

    For a machine whose sensitivity (``said_found`` of ``said_read``) and specificity (``unsaid_found`` of
    ``unsaid_read``) were measured apart from the people it counted. Raises ``ValueError`` where the machine
    is no better than chance.
    """
    apparent = counted / base
    sensitivity, specificity = said_found / said_read, unsaid_found / unsaid_read
    youden = sensitivity + specificity - 1
    if youden <= 0:
        raise ValueError("The machine tells nothing: it is right no more often than by chance.")
    share = (apparent + specificity - 1) / youden
    variance = (
        apparent * (1 - apparent) / base
        + share**2 * sensitivity * (1 - sensitivity) / said_read
        + (1 - share) ** 2 * specificity * (1 - specificity) / unsaid_read
    ) / youden**2
    se, wilson = math.sqrt(variance), wilson_range(counted, base)
    return FromRates(
        apparent, wilson, sensitivity, specificity, share, se, share - _z() * se, share + _z() * se
    )


def _z() -> float:
    from statistics import NormalDist

    return NormalDist().inv_cdf((1 + CONFIDENCE) / 2)


@dataclass(frozen=True, slots=True)
class Drawn:
    """Whom to read, in the order to read them: of those the machine counted, and of the others, mixed."""

    people: tuple[PersonId, ...]
    counted: frozenset[PersonId]
    """Those of ``people`` whom the machine counted. Whoever reads must not be shown this."""


def shares_of_sample(counted: int, others: int, *, size: int) -> tuple[int, int]:
    """How many to draw of each side: in proportion to people times expected spread (Neyman 1934).

    Never fewer than ``FEWEST_IN_A_STRATUM`` of either, or all there are; what one side cannot give the other
    gives.
    """
    weights = [
        people * math.sqrt(expected * (1 - expected))
        for people, expected in ((counted, EXPECTED_RIGHT), (others, EXPECTED_OVERLOOKED))
    ]
    wanted = round(size * weights[0] / sum(weights)) if sum(weights) else 0
    wanted = min(max(wanted, FEWEST_IN_A_STRATUM), max(size - FEWEST_IN_A_STRATUM, FEWEST_IN_A_STRATUM))
    of_others = min(size - min(wanted, counted), others)
    return min(size - of_others, counted), of_others


def draw(counted: Collection[PersonId], others: Collection[PersonId], *, size: int, seed: int) -> Drawn:
    """Draw people by chance from both sides and mix them; the same seed draws the same people."""
    chance = random.Random(seed)  # noqa: S311  (a sample that anybody can draw again, no secret)
    sides: tuple[Sequence[PersonId], ...] = (sorted(counted), sorted(others))
    sizes = shares_of_sample(len(sides[0]), len(sides[1]), size=size)
    chosen, rest = (chance.sample(side, number) for side, number in zip(sides, sizes, strict=True))
    mixed = [*chosen, *rest]
    chance.shuffle(mixed)
    return Drawn(tuple(mixed), frozenset(chosen))
