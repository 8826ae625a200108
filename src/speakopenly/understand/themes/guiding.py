"""What people know already: themes they have in mind, and answers that belong together or apart.

A seed is a theme's name with a few examples of what somebody might say of it. The group that lies nearest
takes its name and is drawn towards the examples, which stay in it whatever the others do (seeded k-means,
Basu, Banerjee and Mooney 2002). Links move the answers they name, and nobody else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from speakopenly.core.errors import BadInput
from speakopenly.core.records import ContributionId
from speakopenly.understand.themes.communities import Labels
from speakopenly.understand.themes.meaning import Vectors, unit_rows

NEAR_ENOUGH = 0.3
"""Cosine from which a group may be what a seed speaks of; below, the seed begins without one."""
EXAMPLES_SHARE = np.float32(0.5)
_NEAREST = 15
_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Seed:
    """A theme somebody has in mind: its name, and what people might say of it."""

    name: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Links:
    """Pairs of contributions that belong in one theme, and pairs that do not."""

    together: tuple[tuple[ContributionId, ContributionId], ...] = ()
    apart: tuple[tuple[ContributionId, ContributionId], ...] = ()


@dataclass(frozen=True, slots=True)
class Guide:
    """A seed's name with the vectors of its examples, as sayings have them."""

    name: str
    examples: Vectors


def steer(
    vectors: Vectors, counts: NDArray[np.float64], labels: Labels, guides: Sequence[Guide]
) -> tuple[Labels, dict[int, str]]:
    """Groups drawn towards ``guides``, numbered by size, and the name of each that a guide stands for.

    A guide to which nothing that was said lies nearest has no group.
    """
    anchors = unit_rows(np.stack([_among_sayings(guide.examples, vectors) for guide in guides]))
    groups = int(labels.max()) + 1
    labels = _claimed(vectors, counts, labels, anchors)
    for _ in range(_ROUNDS):
        centres = _centres(vectors, counts, labels, groups + len(guides))
        centres[groups:] = unit_rows((1 - EXAMPLES_SHARE) * centres[groups:] + EXAMPLES_SHARE * anchors)
        is_empty = ~np.isin(np.arange(groups), labels)
        near = vectors @ centres.T
        near[:, :groups][:, is_empty] = -np.inf
        moved = near.argmax(axis=1)
        if np.array_equal(moved, labels):
            break
        labels = moved
    found, inverse, sizes = np.unique(labels, return_inverse=True, return_counts=True)
    order = np.argsort(-sizes, kind="stable")
    rank = np.empty(len(found), np.int64)
    rank[order] = np.arange(len(found))
    names = {
        int(rank[at]): guides[label - groups].name
        for at, label in enumerate(found.tolist())
        if label >= groups
    }
    return rank[inverse.ravel()], names


def _among_sayings(examples: Vectors, vectors: Vectors) -> Vectors:
    """The middle of some examples, half way towards the sayings nearest to each: a few words are noisy."""
    near = examples @ vectors.T
    nearest = np.argsort(-near, axis=1, kind="stable")[:, :_NEAREST]
    middle = np.stack([vectors[rows].mean(axis=0) for rows in nearest])
    return np.asarray((unit_rows(examples) + unit_rows(middle)).mean(axis=0), np.float32)


def _claimed(vectors: Vectors, counts: NDArray[np.float64], labels: Labels, anchors: Vectors) -> Labels:
    """Each guide takes the group nearest to it; where several take one, its sayings go to the nearest."""
    groups = int(labels.max()) + 1
    near = anchors @ _centres(vectors, counts, labels, groups).T
    claims = np.where(near.max(axis=1) >= NEAR_ENOUGH, near.argmax(axis=1), -1)
    labels = labels.copy()
    for group in np.unique(claims[claims >= 0]).tolist():
        by = np.flatnonzero(claims == group)
        rows = np.flatnonzero(labels == group)
        labels[rows] = groups + by[(vectors[rows] @ anchors[by].T).argmax(axis=1)]
    return labels


def _centres(vectors: Vectors, counts: NDArray[np.float64], labels: Labels, groups: int) -> Vectors:
    weights = np.sqrt(counts)[:, None].astype(np.float32)
    centres = np.zeros((groups, vectors.shape[1]), np.float32)
    np.add.at(centres, labels, vectors * weights)
    return unit_rows(centres)


def themes_of_linked(
    links: Links, closeness: Mapping[ContributionId, NDArray[np.float32]]
) -> dict[ContributionId, int]:
    """The top label each linked contribution is to stand in, from how near it lies to every top theme.

    What belongs together goes where all of it lies nearest; what belongs apart goes, in the order of the
    links, to the nearest theme that is left. Links to contributions that have nothing to say are passed over.

    Raises:
        BadInput: two contributions are linked both ways, or there are too few themes to keep some apart.
    """
    group_of = _joined(links, closeness)
    members: dict[ContributionId, list[ContributionId]] = {}
    for each, head in group_of.items():
        members.setdefault(head, []).append(each)
    foes: dict[ContributionId, set[ContributionId]] = {head: set() for head in members}
    for one, other in links.apart:
        if one in group_of and other in group_of:
            if group_of[one] == group_of[other]:
                raise BadInput("Some answers are linked both together and apart.", do="Take one link out.")
            foes[group_of[one]].add(group_of[other])
            foes[group_of[other]].add(group_of[one])
    placed: dict[ContributionId, int] = {}
    for head, own in members.items():
        near = np.sum([closeness[each] for each in own], axis=0)
        taken = [placed[foe] for foe in foes[head] if foe in placed]
        near[taken] = -np.inf
        if not np.isfinite(near).any():
            raise BadInput("There are too few themes to keep these answers apart.", do="Take a link out.")
        placed[head] = int(near.argmax())
    return {each: placed[head] for each, head in group_of.items()}


def _joined(
    links: Links, known: Mapping[ContributionId, NDArray[np.float32]]
) -> dict[ContributionId, ContributionId]:
    """For each linked contribution the first of those it belongs together with."""
    head: dict[ContributionId, ContributionId] = {}

    def find(each: ContributionId) -> ContributionId:
        while head.setdefault(each, each) != each:
            each = head[each]
        return each

    for one, other in (*links.together, *links.apart):
        for each in (one, other):
            if each in known:
                find(each)
    for one, other in links.together:
        if one in known and other in known:
            head[find(other)] = find(one)
    return {each: find(each) for each in list(head)}
