"""How steady each theme is: does it hold together when some voices are missing?"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from speakopenly.understand.themes.communities import Graph, Labels, find_groups

RUNS = 10
RUNS_WITHIN = 5
"""Re-runs for the top themes, and for the sub-themes within each."""
KEPT_SHARE = 0.8
HELD_TOGETHER = 0.5
"""Jaccard overlap with the best group of a re-run (Hennig 2007: below one half a cluster has dissolved)."""


def steadiness_of(
    graph: Graph, labels: Labels, resolution: float, *, seed: int, runs: int = RUNS
) -> NDArray[np.float64]:
    """For each group, the share of re-runs on random four fifths of the sayings in which it held together."""
    groups = int(labels.max(initial=-1)) + 1
    held = np.zeros(groups)
    if groups < 2:
        return np.ones(groups)
    for run in range(runs):
        chance = np.random.default_rng([seed, run])
        kept = np.flatnonzero(chance.random(len(labels)) < KEPT_SHARE)
        again = find_groups(graph[kept][:, kept], resolution, seed=seed + run)
        held += _best_overlaps(labels[kept], again, groups) >= HELD_TOGETHER
    return held / runs


def _best_overlaps(labels: Labels, again: Labels, groups: int) -> NDArray[np.float64]:
    table = np.zeros((groups, int(again.max(initial=0)) + 1))
    np.add.at(table, (labels, again), 1)
    union = table.sum(axis=1, keepdims=True) + table.sum(axis=0, keepdims=True) - table
    return np.asarray((table / np.maximum(union, 1)).max(axis=1))
