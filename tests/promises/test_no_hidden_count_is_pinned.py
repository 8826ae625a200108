"""Promise: nobody can pin a hidden count of a table among the small ones, from its totals or from its releases."""

from __future__ import annotations

import random
from collections.abc import Mapping
from itertools import pairwise

import pytest

from speakopenly.core.disclosure.layout import lay_out, with_totals
from speakopenly.core.disclosure.releases import Release
from speakopenly.core.disclosure.tables import Reason, SafeTable, protect_table
from tests.promises.attackers import Place, Ring, Watcher

TABLES, SEQUENCES, RELEASES = 880, 40, 3
THRESHOLDS = (3, 5, 8, 10)


def random_table(chance: random.Random, *, most: int = 4) -> tuple[list[str], list[str], dict[Place, int]]:
    rows = [f"r{number}" for number in range(chance.randint(1, most))]
    columns = [f"c{number}" for number in range(chance.randint(2, most))]
    kinds = chance.choice(
        [(0, 0, 1, 2, 3, 9, 15), (1, 4, 6, 8, 11, 20), (0, 3, 12, 18, 25, 40, 90), (10, 20, 30)]
    )
    counts = {
        (row, column): max(0, chance.choice(kinds) + chance.randint(-1, 2))
        for row in rows
        for column in columns
    }
    return rows, columns, counts


def true_numbers(rows: list[str], columns: list[str], counts: Mapping[Place, int]) -> dict[Place, int]:
    layout = lay_out(rows, columns)
    return dict(zip(layout.places, with_totals(layout, counts), strict=True))


def what_labels_tell(safe: SafeTable) -> dict[Place, tuple[int, int]]:
    small, partner = (1, safe.threshold - 1), (safe.threshold, 10_000)
    told = {Reason.SMALL: small, Reason.PARTNER: partner}
    return {each.place: told[each.reason] for each in safe.numbers if each.reason in told}


@pytest.mark.parametrize("part", range(8))
def test_no_hidden_number_of_a_table_is_pinned_by_what_is_shown(part: int) -> None:
    hidden_in_all = 0
    for number in range(part, TABLES, 8):
        chance = random.Random(number)  # noqa: S311 - the same tables every time
        rows, columns, counts = random_table(chance)
        threshold = chance.choice(THRESHOLDS)

        safe = protect_table(rows, columns, counts, threshold=threshold)

        true = true_numbers(rows, columns, counts)
        assert all(each.shown in (None, true[each.place]) for each in safe.numbers)
        outsider = Ring(true, safe.hidden, {})
        insider = Ring(true, safe.hidden, what_labels_tell(safe))
        for each in safe.numbers:
            if not 0 < true[each.place] < threshold:
                continue
            hidden_in_all += 1
            assert each.shown is None, number
            low, high = outsider.range_of(each.place)
            assert each.feasible in ((low, high), (low, None)), number
            assert low <= 1, number
            assert high >= threshold, number
            low, high = insider.range_of(each.place)
            assert low < high, number
    assert hidden_in_all > 100


@pytest.mark.parametrize("part", range(8))
def test_no_number_and_no_move_is_pinned_by_reading_every_release(part: int) -> None:
    published_in_all = 0
    for number in range(part, SEQUENCES, 8):
        published_in_all += attack_a_sequence(random.Random(number))  # noqa: S311 - the same every time
    assert published_in_all > SEQUENCES // 8


def attack_a_sequence(chance: random.Random) -> int:
    rows, columns, counts = random_table(chance, most=3)
    threshold, releases, published, true = chance.choice((5, 8)), [], [], []
    for _ in range(RELEASES):
        safe = protect_table(rows, columns, counts, threshold=threshold, earlier=releases)
        if any(each.shown is not None for each in safe.numbers):
            releases.append(safe.release)
            published.append({each.place: each.shown for each in safe.numbers})
            true.append(true_numbers(rows, columns, counts))
            attack(Watcher(published, nobody_left(true)), threshold)
        some_come(chance, counts)
    return len(published)


def nobody_left(true: list[dict[Place, int]]) -> list[bool]:
    return [all(after[place] >= before[place] for place in before) for before, after in pairwise(true)]


def some_come(chance: random.Random, counts: dict[Place, int]) -> None:
    """A few here, many there; in one of four, some leave."""
    for place in counts:
        counts[place] += chance.choice((0, 0, 0, 1, 2, 9, 14))
    if chance.random() < 0.25:
        leaving = chance.choice(list(counts))
        counts[leaving] = max(0, counts[leaving] - chance.choice((1, 5, 12)))


def attack(watcher: Watcher, threshold: int) -> None:
    for (time, place), _ in watcher.at.items():
        if watcher.releases[time][place] is None:
            here = {(time, place): 1}
            may_be_nobody = watcher.can_reach({(time, place): -1}, 0)
            assert may_be_nobody or watcher.can_reach(here, threshold), (time, place)
        if time:
            move = {(time, place): 1, (time - 1, place): -1}
            back = {key: -weight for key, weight in move.items()}
            assert watcher.can_reach(back, 0) or watcher.can_reach(move, threshold), (
                "somebody came",
                time,
                place,
            )
            assert watcher.can_reach(move, 0) or watcher.can_reach(back, threshold), (
                "somebody left",
                time,
                place,
            )


def test_the_attackers_find_what_is_hidden_badly() -> None:
    """The attacks can succeed: one number hidden alone is found, and so is one who came."""
    rows, columns = ["a", "b"], ["x", "y"]
    counts = {("a", "x"): 3, ("a", "y"): 20, ("b", "x"): 30, ("b", "y"): 40}
    true = true_numbers(rows, columns, counts)
    later = true_numbers(rows, columns, {**counts, ("a", "x"): 4})

    found = Ring(true, frozenset({("a", "x")}), {}).range_of(("a", "x"))

    assert found == (3, 3)
    with pytest.raises(AssertionError):
        attack(Watcher([{**true, ("a", "x"): None}]), 8)
    with pytest.raises(AssertionError, match="somebody came"):
        attack(Watcher([true, later], [True]), 8)


def test_a_release_by_which_one_person_could_be_found_is_not_made() -> None:
    rows, columns = ["a", "b"], ["x", "y"]
    counts = {("a", "x"): 17, ("a", "y"): 20, ("b", "x"): 30, ("b", "y"): 40}
    first = protect_table(rows, columns, counts)

    one_came = protect_table(rows, columns, {**counts, ("a", "x"): 18}, earlier=[first.release])
    one_moved = protect_table(
        rows, columns, {**counts, ("a", "x"): 18, ("b", "y"): 39}, earlier=[first.release]
    )

    assert {each.reason for each in one_came.numbers} == {Reason.STANDS}
    assert {each.reason for each in one_moved.numbers} == {Reason.STANDS}


def test_many_who_come_are_shown() -> None:
    """The rule does not hide everything for ever."""
    counts = {("a", "x"): 17, ("a", "y"): 20, ("b", "x"): 30, ("b", "y"): 40}
    first = protect_table(["a", "b"], ["x", "y"], counts)

    later = protect_table(
        ["a", "b"],
        ["x", "y"],
        {place: count + 10 for place, count in counts.items()},
        earlier=[first.release],
    )

    assert not later.hidden
    assert isinstance(later.release, Release)
