"""What came of a round: votes counted, groups where they stand, consensus and differences, safe to show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from speakopenly.core.counting import HowMany, word_for
from speakopenly.core.disclosure import Cell, protect_split
from speakopenly.understand.rounds.groups import DRAWS, SHUFFLES, Groups, NoGroups, find_groups
from speakopenly.understand.rounds.statements import (
    FEWEST_VOTED,
    Consensus,
    Difference,
    find_consensus,
    find_differences,
)
from speakopenly.understand.rounds.votes import Tally, Vote, Votes

AGREE, DISAGREE, PASS = "agree", "disagree", "pass"
LETTERS: Final = "ABCDE"


@dataclass(frozen=True, slots=True, eq=False)
class Result:
    """Everything, with true counts: for the analyst, never for a page. ``shown`` makes it safe."""

    votes: Votes
    tallies: tuple[Tally, ...]
    groups: Groups | NoGroups
    parts: tuple[tuple[Tally, ...], ...]
    """For each statement, the tally of each group; of everybody where no groups are shown."""
    consensus: tuple[Consensus, ...]
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class ShownStatement:
    """A statement as it may be shown; ``counts`` is empty where too few people voted on it.

    Of a group there is a word and never a number: groups and everybody together would give small counts away.
    """

    statement: str
    voted: int | None
    counts: Mapping[str, Cell]
    by_group: tuple[Mapping[str, HowMany], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A result that may leave the building."""

    people: int | None
    statements: tuple[ShownStatement, ...]
    sizes: Mapping[str, Cell]
    """Of the groups by letter; empty where none are shown."""
    without_groups: NoGroups | None
    steadiness: float | None
    consensus: tuple[Consensus, ...]
    differences: tuple[Difference, ...]


def count_round(votes: Votes, *, seed: int, draws: int = DRAWS, shuffles: int = SHUFFLES) -> Result:
    """Count a round: tallies, groups if they are steady, consensus, and what sets groups apart."""
    places = range(len(votes.statements))
    groups = find_groups(votes, seed=seed, draws=draws, shuffles=shuffles)
    tallies = tuple(votes.tally(place) for place in places)
    if isinstance(groups, NoGroups):
        parts: tuple[tuple[Tally, ...], ...] = tuple((tally,) for tally in tallies)
        differences: tuple[Difference, ...] = ()
    else:
        members = [groups.labels == group for group in range(len(groups.sizes))]
        parts = tuple(tuple(votes.tally(place, some) for some in members) for place in places)
        differences = find_differences(votes.statements, parts)
    consensus = find_consensus(votes.statements, parts)
    return Result(votes, tallies, groups, parts, consensus, differences)


def shown(result: Result) -> Shown:
    """Make a result safe: small counts hidden, splits rounded, groups in words."""
    groups = result.groups
    everyone = len(result.votes.people)
    letters = () if isinstance(groups, NoGroups) else LETTERS[: len(groups.sizes)]
    sizes: Mapping[str, Cell] = {}
    if isinstance(groups, Groups):
        placed = sum(groups.sizes)
        sizes = protect_split(dict(zip(letters, groups.sizes, strict=True)), total=placed)
    return Shown(
        everyone if everyone >= FEWEST_VOTED else None,
        tuple(
            _shown_statement(statement, tally, parts if letters else ())
            for statement, tally, parts in zip(
                result.votes.statements, result.tallies, result.parts, strict=True
            )
        ),
        MappingProxyType(dict(sizes)),
        groups if isinstance(groups, NoGroups) else None,
        groups.steadiness,
        result.consensus,
        result.differences,
    )


def _shown_statement(statement: str, tally: Tally, parts: tuple[Tally, ...]) -> ShownStatement:
    if tally.voted < FEWEST_VOTED:
        return ShownStatement(statement, None, MappingProxyType({}), ())
    counts = {AGREE: tally.agree, DISAGREE: tally.disagree, PASS: tally.passed}
    return ShownStatement(
        statement,
        tally.voted,
        MappingProxyType(protect_split(counts, total=tally.voted)),
        tuple(_words(part) for part in parts),
    )


def _words(part: Tally) -> Mapping[str, HowMany]:
    """How many of a group agree and disagree, in words; no word where too few of it voted."""
    if part.voted < FEWEST_VOTED:
        return MappingProxyType({AGREE: HowMany.NO_WORD, DISAGREE: HowMany.NO_WORD})
    return MappingProxyType(
        {AGREE: word_for(part.agree, part.voted), DISAGREE: word_for(part.disagree, part.voted)}
    )


__all__ = [
    "AGREE",
    "DISAGREE",
    "LETTERS",
    "PASS",
    "Result",
    "Shown",
    "ShownStatement",
    "Vote",
    "count_round",
    "shown",
]
