"""Agreement rounds: people agree, disagree or pass on short statements, and see where they stand together.

What the field calls a wiki survey or collective response system (Salganik and Levy 2015; Small et al. 2021).
Nobody replies to anybody, so nobody can be shouted down. Groups of people who vote alike are shown only where
they are steady; most rounds end without any, and that is a result.
"""

from speakopenly.understand.rounds.groups import (
    SMALLEST_GROUP,
    STEADY,
    Groups,
    NoGroups,
    Unshown,
    find_groups,
)
from speakopenly.understand.rounds.results import Result, Shown, ShownStatement, count_round, shown
from speakopenly.understand.rounds.statements import Consensus, Difference, find_consensus, find_differences
from speakopenly.understand.rounds.votes import Tally, Vote, Votes, gather_votes

__all__ = [
    "SMALLEST_GROUP",
    "STEADY",
    "Consensus",
    "Difference",
    "Groups",
    "NoGroups",
    "Result",
    "Shown",
    "ShownStatement",
    "Tally",
    "Unshown",
    "Vote",
    "Votes",
    "count_round",
    "find_consensus",
    "find_differences",
    "find_groups",
    "gather_votes",
    "shown",
]
