"""Votes are counted, groups shown only where they stand, and nothing shown gives a small number away."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speakopenly.core.disclosure import SMALLEST_SHOWN
from speakopenly.understand.rounds import (
    Groups,
    NoGroups,
    Result,
    Tally,
    Unshown,
    Vote,
    Votes,
    count_round,
    find_consensus,
    find_differences,
    gather_votes,
    shown,
)

STATEMENTS = tuple(f"s{number}" for number in range(12))
FEW = {"draws": 12, "shuffles": 5}


def voted(people: int, minds: int, *, seed: int = 3, gaps: float = 0.2) -> Votes:
    """Invented people of one or more minds. All agree on the first statement."""
    chance = np.random.default_rng(seed)
    mind = np.arange(people) % minds
    leaning = (
        chance.choice([-1.3, 1.3], size=(minds, len(STATEMENTS)))
        if minds > 1
        else np.zeros((1, len(STATEMENTS)))
    )
    table = np.sign(leaning[mind] + chance.normal(0, 0.9, (people, len(STATEMENTS))))
    table[:, 0] = 1
    table[:, 1:][chance.random((people, len(STATEMENTS) - 1)) < gaps] = np.nan
    return Votes(tuple(f"p{number}" for number in range(people)), STATEMENTS, table)


@pytest.fixture(scope="module")
def of_two_minds() -> Result:
    return count_round(voted(80, 2), seed=1, **FEW)


def why(result: Result) -> Unshown | None:
    return result.groups.why if isinstance(result.groups, NoGroups) else None


def test_two_minds_are_found_and_are_the_ones_that_were_there(of_two_minds: Result) -> None:
    groups = of_two_minds.groups

    assert isinstance(groups, Groups)
    placed = [(label, place % 2) for place, label in enumerate(groups.labels) if label >= 0]
    assert len(set(placed)) == 2
    assert sum(groups.sizes) == len(placed)
    assert groups.steadiness > 0.95
    assert groups.silhouette > groups.chance


def test_one_seed_gives_one_answer_whatever_the_order_of_people(of_two_minds: Result) -> None:
    votes = voted(80, 2)
    turned = Votes(votes.people[::-1], votes.statements, votes.table[::-1])

    again = count_round(votes, seed=1, **FEW)
    backwards = count_round(turned, seed=1, **FEW)

    assert isinstance(again.groups, Groups)
    assert isinstance(backwards.groups, Groups)
    assert isinstance(of_two_minds.groups, Groups)
    assert (again.groups.labels == of_two_minds.groups.labels).all()
    assert (backwards.groups.labels[::-1] == of_two_minds.groups.labels).all()


@pytest.mark.parametrize(
    ("votes", "reason"),
    [
        (voted(19, 2), Unshown.TOO_FEW_PEOPLE),
        (Votes(("a",), STATEMENTS[:4], np.ones((1, 4))), Unshown.TOO_FEW_STATEMENTS),
        (voted(22, 4), Unshown.TOO_SMALL),
        (voted(80, 1), Unshown.NOT_STEADY),
    ],
)
def test_groups_that_do_not_stand_are_refused(votes: Votes, reason: Unshown) -> None:
    result = count_round(votes, seed=1, **FEW)

    assert why(result) is reason
    assert isinstance(result.groups, NoGroups)
    assert result.groups.sentence.startswith("No groups are shown: ")
    assert result.differences == ()
    assert shown(result).sizes == {}


@pytest.mark.parametrize("seed", range(4))
def test_people_who_vote_at_random_are_never_put_in_groups(seed: int) -> None:
    assert why(count_round(voted(60, 1, seed=seed), seed=seed, **FEW)) is not None


def test_who_voted_on_few_statements_is_on_no_map() -> None:
    votes = voted(80, 2)
    votes.table[0, 1:] = np.nan

    groups = count_round(votes, seed=1, **FEW).groups

    assert isinstance(groups, Groups)
    assert groups.labels[0] == -1
    assert sum(groups.sizes) == (votes.is_cast.sum(axis=1) >= 7).sum()


def test_what_every_group_agrees_on_is_consensus_and_differences_are_no_part_of_it(
    of_two_minds: Result,
) -> None:
    consensus = {each.statement for each in of_two_minds.consensus}
    different = {each.statement for each in of_two_minds.differences}

    assert of_two_minds.consensus[0].statement == "s0"
    assert of_two_minds.consensus[0].share == 1
    assert different
    assert not consensus & different


@pytest.mark.parametrize(
    ("tallies", "vote"),
    [
        ([Tally(30, 2, 2), Tally(25, 3, 0)], Vote.AGREE),
        ([Tally(1, 40, 2), Tally(3, 33, 0)], Vote.DISAGREE),
        ([Tally(300, 2, 2), Tally(6, 5, 0)], None),
        ([Tally(30, 0, 0), Tally(9, 0, 0)], None),
        ([Tally(20, 0, 20)], None),
    ],
)
def test_consensus_needs_more_than_half_of_every_group(tallies: list[Tally], vote: Vote | None) -> None:
    found = find_consensus(["s"], [tallies])

    assert [each.vote for each in found] == ([] if vote is None else [vote])


@pytest.mark.parametrize(
    ("tallies", "expected"),
    [
        ([Tally(30, 5, 5), Tally(5, 30, 5)], [(0, Vote.AGREE), (1, Vote.DISAGREE)]),
        ([Tally(20, 15, 5), Tally(18, 17, 5)], []),
        ([Tally(9, 0, 0), Tally(0, 90, 0)], []),
        ([Tally(20, 0, 0), Tally(20, 0, 0)], []),
    ],
)
def test_a_difference_is_a_share_that_is_not_by_chance(
    tallies: list[Tally], expected: list[tuple[int, Vote]]
) -> None:
    found = find_differences(["s"], [tallies])

    assert [(each.group, each.vote) for each in found] == expected


def test_many_tests_are_corrected_together() -> None:
    near = [Tally(26, 14, 0)]
    """p = .04 alone."""
    even = [Tally(20, 20, 0)]

    assert len(find_consensus(["a"], [near])) == 0
    assert len(find_consensus(["a"] * 40, [[Tally(31, 9, 0)], *[even] * 39])) == 1


def test_no_more_than_five_differences_are_told_of_a_group() -> None:
    found = find_differences(STATEMENTS, [[Tally(30, 5, 5), Tally(5, 30, 5)]] * 12)

    assert [each.group for each in found] == [0] * 5 + [1] * 5


TALLIES = st.builds(Tally, st.integers(0, 30), st.integers(0, 30), st.integers(0, 30))


@settings(max_examples=60)
@given(st.lists(TALLIES, min_size=1, max_size=4))
def test_no_small_number_leaves_and_none_can_be_narrowed(tallies: list[Tally]) -> None:
    people = max((tally.voted for tally in tallies), default=0)
    result = Result(
        Votes(tuple(map(str, range(people))), tuple(map(str, range(len(tallies)))), np.zeros((people, len(tallies)))),
        tuple(tallies), NoGroups(Unshown.TOO_FEW_PEOPLE, people), tuple((tally,) for tally in tallies), (), (),
    )  # fmt: skip

    safe = shown(result)

    for tally, statement in zip(tallies, safe.statements, strict=True):
        true = {"agree": tally.agree, "disagree": tally.disagree, "pass": tally.passed}
        for vote, cell in statement.counts.items():
            assert cell.shown is None or cell.shown == 0 or cell.shown >= SMALLEST_SHOWN
            low, high = cell.feasible
            assert low <= true[vote] <= high
            assert not (0 < true[vote] < SMALLEST_SHOWN) or (low <= 1 and high >= SMALLEST_SHOWN - 1)
        assert statement.voted is None or statement.voted >= 10


def test_of_a_group_there_are_words_and_no_numbers(of_two_minds: Result) -> None:
    safe = shown(of_two_minds)

    assert [cell.shown for cell in safe.sizes.values()] == [40, 40]
    assert {
        type(word).__name__ for each in safe.statements for words in each.by_group for word in words.values()
    } == {"HowMany"}


def test_votes_are_laid_out_as_they_were_cast() -> None:
    votes = gather_votes([("a", "x", Vote.AGREE), ("b", "y", Vote.PASS), ("a", "y", Vote.DISAGREE)])

    assert (votes.people, votes.statements) == (("a", "b"), ("x", "y"))
    assert votes.tally(1) == Tally(0, 1, 1)
    assert votes.tally(0).voted == 1
    with pytest.raises(ValueError, match="twice"):
        gather_votes([("a", "x", Vote.AGREE), ("a", "x", Vote.PASS)])
