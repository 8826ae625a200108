"""Top themes and, within the larger ones, sub-themes."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from speakopenly.understand.themes.communities import (
    Dial,
    Graph,
    Labels,
    agree_on_groups,
    find_groups,
    wanted_groups,
)
from speakopenly.understand.themes.guiding import Guide, steer
from speakopenly.understand.themes.meaning import Vectors, unit_rows
from speakopenly.understand.themes.neighbours import draw_together, tie_neighbours, weigh_again

SMALLEST_SPLIT = 30
"""Sayings; a smaller theme is not cut into sub-themes."""
SMALLEST_SUBTHEME = 3
MOST_SUBTHEMES = 8
_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """Which top theme and which sub-theme each saying stands in; sub-themes are numbered within their top
    theme.

    ``vectors`` are the sayings drawn towards their neighbours, ``graph`` the ties between those.
    """

    vectors: Vectors
    graph: Graph
    top: Labels
    sub: Labels
    resolution: float
    resolutions_within: Mapping[int, float]
    """Of Leiden, for about as many groups as there are top themes, and sub-themes of each divided top
    theme."""
    names: Mapping[int, str] = field(default_factory=dict)
    """What people call those top themes that they had in mind."""


def build_hierarchy(
    vectors: Vectors, counts: NDArray[np.float64], *, seed: int, guides: Sequence[Guide] = ()
) -> Hierarchy:
    """Group sayings (unit rows of ``vectors``, said ``counts`` times) into themes and sub-themes.

    ``guides`` are themes that people have in mind (``guiding``).
    """
    ties = tie_neighbours(vectors)
    vectors = draw_together(vectors, ties)
    graph = weigh_again(ties, vectors)
    dial = Dial(graph, seed)
    top = move_to_nearest(vectors, counts, agree_on_groups(dial, wanted_groups(len(vectors))))
    top, names = steer(vectors, counts, top, guides) if guides else (top, {})
    sub = np.zeros_like(top)
    within: dict[int, float] = {}
    for theme in range(int(top.max(initial=-1)) + 1):
        members = np.flatnonzero(top == theme)
        if len(members) >= SMALLEST_SPLIT:
            sub[members], within[theme] = _split(graph, vectors, counts, members, seed=seed)
    return Hierarchy(vectors, graph, top, sub, dial.resolution_for(int(top.max()) + 1), within, names)


def centres_of(vectors: Vectors, counts: NDArray[np.float64], labels: Labels) -> Vectors:
    """The unit mean vector of each group; a saying said often weighs more, by the square root."""
    weights = np.sqrt(counts)[:, None].astype(np.float32)
    centres = np.zeros((int(labels.max()) + 1, vectors.shape[1]), np.float32)
    np.add.at(centres, labels, vectors * weights)
    return unit_rows(centres)


def move_to_nearest(vectors: Vectors, counts: NDArray[np.float64], labels: Labels) -> Labels:
    """Let each saying move to the theme whose centre is nearest, a few times over (spherical k-means)."""
    for _ in range(_ROUNDS):
        moved = (vectors @ centres_of(vectors, counts, labels).T).argmax(axis=1)
        moved = _numbered_by_size(moved)
        if np.array_equal(moved, labels):
            break
        labels = moved
    return labels


def _numbered_by_size(labels: Labels) -> Labels:
    found, first, inverse, sizes = np.unique(
        labels, return_index=True, return_inverse=True, return_counts=True
    )
    order = np.lexsort((first, -sizes))
    rank = np.empty(len(found), np.int64)
    rank[order] = np.arange(len(found))
    return rank[inverse]


def _split(
    graph: Graph, vectors: Vectors, counts: NDArray[np.float64], members: Labels, *, seed: int
) -> tuple[Labels, float]:
    """Sub-themes of one top theme, and the resolution that gave them."""
    wanted = min(MOST_SUBTHEMES, max(2, round(0.35 * math.sqrt(len(members)))))
    inner = graph[members][:, members]
    resolution = Dial(inner, seed).resolution_for(wanted)
    labels = find_groups(inner, resolution, seed=seed)
    return _join_smallest(vectors[members], counts[members], labels), resolution


def _join_smallest(vectors: Vectors, counts: NDArray[np.float64], labels: Labels) -> Labels:
    """Let groups of one or two sayings join the nearest other; three people who agree stay a theme of
    their own."""
    labels = move_to_nearest(vectors, counts, labels)
    large = np.flatnonzero(np.bincount(labels) >= SMALLEST_SUBTHEME)
    if not len(large):
        return np.zeros_like(labels)
    nearest = large[(vectors @ centres_of(vectors, counts, labels)[large].T).argmax(axis=1)]
    return _numbered_by_size(np.where(np.isin(labels, large), labels, nearest))
