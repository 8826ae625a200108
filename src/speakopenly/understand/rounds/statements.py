"""Which statements most people of every group agree on, and which ones set a group apart.

Shares are of everybody who voted on a statement, "pass" included: passing is an answer. One test for each
statement (and group), corrected together by Benjamini and Hochberg (1995, JRSS B 57) so that of what is
listed about one in twenty is there by chance. Groups were made from these very votes, so a difference between
them is no discovery: the test of a difference orders and prunes a description, and proves nothing.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

from speakopenly.core.disclosure import SMALLEST_BASE_FOR_A_PERCENTAGE
from speakopenly.understand.rounds.votes import Tally, Vote

if TYPE_CHECKING:
    from collections.abc import Sequence

Told = TypeVar("Told")
FALSE_AMONG_LISTED: Final = 0.05
FEWEST_VOTED: Final = SMALLEST_BASE_FOR_A_PERCENTAGE
"""Nothing is said of a statement on which fewer people (or of a group, fewer of it) voted."""
MOST_TOLD: Final = 5
"""So many differences at most are told of each group."""


@dataclass(frozen=True, slots=True)
class Consensus:
    """A statement on which more than half of every group say the same; ``share`` is the smallest."""

    statement: str
    vote: Vote
    share: float


@dataclass(frozen=True, slots=True)
class Difference:
    """A statement that a group answers otherwise than everybody else: more of it agree, or disagree."""

    statement: str
    group: int
    vote: Vote
    inside: float
    outside: float


def find_consensus(statements: Sequence[str], parts: Sequence[Sequence[Tally]]) -> tuple[Consensus, ...]:
    """Find what more than half of every part agree on, or all disagree with; the surest first.

    ``parts`` has, for each statement, the tally of each group (or one tally of everybody). Each part is
    tested by itself, one-sided, against one half; a statement is as sure as its least sure part.
    """
    tried = []
    for statement, tallies in zip(statements, parts, strict=True):
        if any(tally.voted < FEWEST_VOTED for tally in tallies):
            continue
        for vote in (Vote.AGREE, Vote.DISAGREE):
            p = max(_above_half(_said(tally, vote), tally.voted) for tally in tallies)
            share = min(_said(tally, vote) / tally.voted for tally in tallies)
            tried.append((p, Consensus(statement, vote, share)))
    listed = _not_by_chance(tried)
    return tuple(sorted(listed, key=lambda each: -each.share))


def find_differences(statements: Sequence[str], parts: Sequence[Sequence[Tally]]) -> tuple[Difference, ...]:
    """Find, for each group, statements of which more agree (or disagree) than of everybody else.

    A two-proportion test, two-sided; the largest differences of each group first, at most five of them.
    """
    tried = []
    for statement, tallies in zip(statements, parts, strict=True):
        for group, mine in enumerate(tallies):
            rest = _together([tally for other, tally in enumerate(tallies) if other != group])
            if min(mine.voted, rest.voted) < FEWEST_VOTED:
                continue
            for vote in (Vote.AGREE, Vote.DISAGREE):
                inside, outside = _said(mine, vote) / mine.voted, _said(rest, vote) / rest.voted
                p = _two_shares(_said(mine, vote), mine.voted, _said(rest, vote), rest.voted)
                tried.append((p, Difference(statement, group, vote, inside, outside)))
    listed = [each for each in _not_by_chance(tried) if each.inside > each.outside]
    listed.sort(key=lambda each: (each.group, each.outside - each.inside))
    return tuple(
        each
        for place, each in enumerate(listed)
        if place < MOST_TOLD or listed[place - MOST_TOLD].group != each.group
    )


def _said(tally: Tally, vote: Vote) -> int:
    return tally.agree if vote is Vote.AGREE else tally.disagree


def _together(tallies: Sequence[Tally]) -> Tally:
    return Tally(
        sum(each.agree for each in tallies),
        sum(each.disagree for each in tallies),
        sum(each.passed for each in tallies),
    )


def _above_half(count: int, base: int) -> float:
    """The chance of so many or more where half of all would say so (exact binomial)."""
    from scipy.stats import binom

    return float(binom.sf(count - 1, base, 0.5))


def _two_shares(count: int, base: int, other: int, other_base: int) -> float:
    """The two-sided p of the pooled two-proportion z-test; 1 where everybody or nobody said so."""
    pooled = (count + other) / (base + other_base)
    error = math.sqrt(pooled * (1 - pooled) * (1 / base + 1 / other_base))
    if error == 0:
        return 1.0
    return math.erfc(abs(count / base - other / other_base) / error / math.sqrt(2))


def _not_by_chance(tried: Sequence[tuple[float, Told]]) -> list[Told]:
    from scipy.stats import false_discovery_control

    if not tried:
        return []
    adjusted = false_discovery_control([p for p, _each in tried], method="bh")
    return [each for q, (_p, each) in zip(adjusted, tried, strict=True) if q <= FALSE_AMONG_LISTED]
