"""Groups of people who voted alike, shown only where other draws of the same people give the same groups.

The way of Polis (Small et al. 2021, Polis: scaling deliberation by mapping high dimensional opinion
spaces, Recerca 26(2)): gaps take the mean of their statement, two principal components make a map, people who
voted on few statements are moved outwards by the root of what they left out, and k-means cuts the map, with k
of 2 to 5 by silhouette.

k-means always finds groups, so three things must hold before anybody hears of them: each has enough people;
eight in ten of the people, drawn again and again, fall into the same groups; and the map is cut more clearly
than when the votes on each statement are shuffled among those who voted on it. People who stand along one
line of opinion are cut into its two ends, steadily: a group is a part of a map, not a tribe.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import numpy as np

from speakopenly.core.disclosure import SMALLEST_GROUP_OF_A_SURVEY

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from speakopenly.understand.rounds.votes import Numbers, Truths, Votes

    Labels = NDArray[np.int64]

FEWEST_VOTES: Final = 7
"""Who voted on fewer statements is on no map (the rule of Polis); on all of them where there are fewer."""
FEWEST_STATEMENTS: Final = 5
SMALLEST_GROUP: Final = SMALLEST_GROUP_OF_A_SURVEY
MOST_GROUPS: Final = 5
STEADY: Final = 0.80
"""The median adjusted Rand index over draws: "good" from .80, "moderate" from .65 (Steinley 2004,
Psychological Methods 9). Below it, a few people more or less would have been told of other groups."""
DRAWS: Final = 100
DRAWN: Final = 0.8
SHUFFLES: Final = 19
"""Clearer than each of 19 shuffles: one in twenty by chance."""
MOST_MEASURED: Final = 600
"""The silhouette is taken of so many people at most, drawn by the seed: it costs the square of them."""
_STARTS, _STARTS_AGAIN = 10, 3
NOWHERE: Final = -1


class Unshown(StrEnum):
    """Why no groups are shown."""

    TOO_FEW_STATEMENTS = "too_few_statements"
    TOO_FEW_PEOPLE = "too_few_people"
    TOO_SMALL = "too_small"
    NOT_STEADY = "not_steady"
    NO_CLEARER_THAN_CHANCE = "no_clearer_than_chance"


SENTENCES: Final = {
    Unshown.TOO_FEW_STATEMENTS: "No groups are shown: there are too few statements to tell people apart.",
    Unshown.TOO_FEW_PEOPLE: "No groups are shown: fewer than 20 people voted on enough statements.",
    Unshown.TOO_SMALL: "No groups are shown: every way to group people leaves a group of fewer than 10.",
    Unshown.NOT_STEADY: "No groups are shown: a few people more or less would have made other groups.",
    Unshown.NO_CLEARER_THAN_CHANCE: "No groups are shown: shuffled votes group as clearly as these.",
}


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """What was found: ``labels`` has a group from 0 for each person, -1 for people who are on no map.

    Groups are numbered by the share of all votes of theirs that agree, so a number means nothing.
    ``steadiness`` is the median over draws, with the lowest tenth beside it; ``chance`` the best silhouette
    of the shuffled votes.
    """

    labels: Labels
    sizes: tuple[int, ...]
    silhouette: float
    steadiness: float
    lowest_tenth: float
    chance: float


@dataclass(frozen=True, slots=True, eq=False)
class NoGroups:
    """Why there is nothing to show, and how steady what was found would have been (None: not measured)."""

    why: Unshown
    placed: int
    steadiness: float | None = None

    @property
    def sentence(self) -> str:
        """The same in a sentence."""
        return SENTENCES[self.why]


def find_groups(
    votes: Votes, *, seed: int, draws: int = DRAWS, shuffles: int = SHUFFLES
) -> Groups | NoGroups:
    """Find groups of people who voted alike, or say why none are shown. One seed gives one answer."""
    placed = placed_people(votes)
    count = int(placed.sum())
    if len(votes.statements) < FEWEST_STATEMENTS:
        return NoGroups(Unshown.TOO_FEW_STATEMENTS, count)
    if count < 2 * SMALLEST_GROUP:
        return NoGroups(Unshown.TOO_FEW_PEOPLE, count)
    table = votes.table[placed]
    cut = _cut(table, seed=seed, starts=_STARTS, smallest=SMALLEST_GROUP)
    if cut is None:
        return NoGroups(Unshown.TOO_SMALL, count)
    silhouette, found = cut
    again = _draw_again(table, found, seed=seed, draws=draws)
    steadiness, lowest = float(np.median(again)), float(np.quantile(again, 0.1))
    if steadiness < STEADY:
        return NoGroups(Unshown.NOT_STEADY, count, steadiness)
    chance = _by_chance(table, seed=seed, shuffles=shuffles)
    if silhouette <= chance:
        return NoGroups(Unshown.NO_CLEARER_THAN_CHANCE, count, steadiness)
    labels = np.full(len(votes.people), NOWHERE)
    labels[placed] = _numbered(found, table)
    sizes = tuple(int(size) for size in np.bincount(labels[placed]))
    return Groups(labels, sizes, silhouette, steadiness, lowest, chance)


def placed_people(votes: Votes) -> Truths:
    """Who voted on enough statements to stand on the map."""
    enough: Truths = votes.is_cast.sum(axis=1) >= min(FEWEST_VOTES, len(votes.statements))
    return enough


def place(table: Numbers) -> Numbers:
    """A place for each person on a map of two dimensions, from a table of votes with gaps."""
    cast = ~np.isnan(table)
    means = np.where(cast, table, 0).sum(axis=0) / np.maximum(cast.sum(axis=0), 1)
    centred = np.where(cast, table - means, 0)
    outwards = np.sqrt(table.shape[1] / np.maximum(cast.sum(axis=1), 1))
    places: Numbers = centred @ _two_axes(centred) * outwards[:, None]
    return places


def _two_axes(centred: Numbers) -> Numbers:
    """The two directions in which people differ most, from the smaller of the two tables of products."""
    from scipy.linalg import eigh

    people, statements = centred.shape
    last_two = (min(centred.shape) - 2, min(centred.shape) - 1)
    if statements <= people:
        axes: Numbers = eigh(centred.T @ centred, subset_by_index=last_two)[1]
        return axes
    sizes, sides = eigh(centred @ centred.T, subset_by_index=last_two)
    axes = centred.T @ sides / np.sqrt(np.maximum(sizes, np.finfo(float).tiny))
    return axes


def _cut(table: Numbers, *, seed: int, starts: int, smallest: int) -> tuple[float, Labels] | None:
    """The cut with the best silhouette whose groups are all large enough, and that silhouette."""
    from sklearn.cluster import KMeans
    from sklearn.metrics import silhouette_score

    places, best = place(table), None
    most = min(MOST_GROUPS, len(np.unique(places, axis=0)) - 1)
    sample = MOST_MEASURED if len(places) > MOST_MEASURED else None
    for k in range(2, most + 1):
        labels = KMeans(k, n_init=starts, random_state=seed).fit_predict(places)
        if np.bincount(labels, minlength=k).min() < smallest:
            continue
        score = float(silhouette_score(places, labels, sample_size=sample, random_state=seed))
        if best is None or score > best[0]:
            best = (score, labels.astype(np.int64))
    return best


def _draw_again(table: Numbers, found: Labels, *, seed: int, draws: int) -> list[float]:
    """How far the groups of each draw of people agree with the first; nought where a draw has none."""
    from sklearn.metrics import adjusted_rand_score

    chance = np.random.default_rng(seed)
    size = round(DRAWN * len(table))
    again = []
    for number in range(draws):
        some = chance.choice(len(table), size, replace=False)
        cut = _cut(
            table[some], seed=seed + number, starts=_STARTS_AGAIN, smallest=round(DRAWN * SMALLEST_GROUP)
        )
        again.append(0.0 if cut is None else float(adjusted_rand_score(found[some], cut[1])))
    return again


def _by_chance(table: Numbers, *, seed: int, shuffles: int) -> float:
    """The best silhouette where each statement's votes are shuffled among the people who voted on it."""
    chance = np.random.default_rng(seed)
    best = 0.0
    for number in range(shuffles):
        shuffled = table.copy()
        for column in shuffled.T:
            cast = ~np.isnan(column)
            column[cast] = chance.permutation(column[cast])
        cut = _cut(shuffled, seed=seed + number, starts=_STARTS_AGAIN, smallest=SMALLEST_GROUP)
        best = max(best, 0.0 if cut is None else cut[0])
    return best


def _numbered(found: Labels, table: Numbers) -> Labels:
    """The same groups under numbers that do not hang on where k-means began."""
    agreeing = [float(np.nanmean(table[found == group] == 1)) for group in range(int(found.max()) + 1)]
    order = np.argsort(np.argsort(agreeing, kind="stable"), kind="stable")
    numbers: Labels = order[found].astype(np.int64)
    return numbers
