"""Groups of sayings that are tied closely: Leiden communities, agreed by many runs.

One run of Leiden depends on its seed and its resolution. We run it many times around the wanted number of
groups, strengthen the ties whose two ends stayed together (consensus clustering, Lancichinetti and
Fortunato 2012), and cut the strengthened graph. Leiden: Traag, Waltman and van Eck 2019, by scikit-network.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

SPREAD = (0.7, 1.0, 1.4)
"""Numbers of groups tried, as shares of the wanted number."""
RUNS_EACH = 2
TRIES = 4
CLOSE_ENOUGH = 0.12
"""A number of groups within 12% of the wanted one is the wanted one."""

Labels = NDArray[np.int64]
Graph = Any


def wanted_groups(sayings: int) -> int:
    """How many top themes to aim for: 12 for 400 sayings, 27 for 3,000, 47 for 12,000, at most 50.

    People who code by hand rarely keep more in mind; the rest of the detail is in the sub-themes.
    """
    return max(1, min(50, round(math.pow(sayings, 0.41))))


def agree_on_groups(dial: Dial, wanted: int) -> Labels:
    """Label every node with the group that many runs agree on; about ``wanted`` groups, numbered from 0."""
    graph, seed = dial.graph, dial.seed
    if wanted <= 1 or graph.nnz == 0:
        return np.zeros(graph.shape[0], np.int64)
    resolutions = [dial.resolution_for(max(2, round(wanted * share))) for share in SPREAD]
    runs = [
        find_groups(graph, resolution, seed=seed + run)
        for resolution in resolutions
        for run in range(RUNS_EACH)
    ]
    agreed = Dial(_strengthen(graph, runs), seed)
    return find_groups(agreed.graph, agreed.resolution_for(wanted), seed=seed)


def find_groups(graph: Graph, resolution: float, *, seed: int) -> Labels:
    """One run of Leiden; groups are numbered from 0, the largest first. Without any tie everyone is a
    group."""
    from sknetwork.clustering import Leiden

    _seed_the_c_library(seed)
    if graph.nnz == 0:
        return np.arange(graph.shape[0])
    leiden = Leiden(
        resolution=resolution,
        random_state=seed,
        shuffle_nodes=True,
        return_probs=False,
        return_aggregate=False,
    )
    return np.asarray(leiden.fit_predict(graph), np.int64)


def _seed_the_c_library(seed: int) -> None:
    """Leiden's refinement draws from the C library's ``rand``, which ``random_state`` does not reach: without
    this a second search in one process would not find what the first one found."""
    ctypes.CDLL(None).srand(ctypes.c_uint(seed % 2**32))


class Dial:
    """Finds the resolution that gives a wanted number of groups, remembering what it tried."""

    def __init__(self, graph: Graph, seed: int) -> None:
        self.graph, self.seed = graph, seed
        self._tried: dict[float, int] = {}

    def resolution_for(self, wanted: int) -> float:
        """A resolution that gives ``wanted`` groups, or as near as a few tries come."""
        at = 0.0 if not self._tried else self._nearest(wanted)
        for _ in range(TRIES):
            if abs(math.log(self._count(at) / wanted)) <= CLOSE_ENOUGH:
                break
            at = self._next(at, wanted)
        return math.exp(self._nearest(wanted))

    def _count(self, at: float) -> int:
        if at not in self._tried:
            self._tried[at] = int(find_groups(self.graph, math.exp(at), seed=self.seed).max()) + 1
        return self._tried[at]

    def _nearest(self, wanted: int) -> float:
        return min(self._tried, key=lambda at: (abs(math.log(self._tried[at] / wanted)), at))

    def _next(self, at: float, wanted: int) -> float:
        """Between the tries on both sides of ``wanted`` in proportion; beyond them in steps."""
        below = max((tried for tried, count in self._tried.items() if count < wanted), default=None)
        above = min((tried for tried, count in self._tried.items() if count > wanted), default=None)
        if below is None or above is None or below >= above:
            return at + math.log(wanted / self._tried[at])
        low, high = (math.log(self._tried[end] / wanted) for end in (below, above))
        return below + (above - below) * min(0.9, max(0.1, -low / (high - low)))


def _strengthen(graph: Graph, runs: Sequence[Labels]) -> Graph:
    ties = graph.tocoo()
    together = np.mean([labels[ties.row] == labels[ties.col] for labels in runs], axis=0)
    stronger = ties.copy()
    # Squared, so that a tie broken in half the runs weighs a quarter; never zero, so nobody is cut off.
    stronger.data = ties.data * np.maximum(together**2, 1e-3)
    return stronger.tocsr()
