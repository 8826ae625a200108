"""A graph in which each saying is tied to those nearest to it in meaning.

Exact below 20,000 sayings; above that by usearch, built with one thread so that the graph does not
depend on the machine's number of cores. Ties weigh the cosine to a power, so near ones count most.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

NEIGHBOURS = 15
POWER = 2
DRAWN_SHARE, DRAWN_ROUNDS = 0.5, 2
EXACT_BELOW = 20_000
_BLOCK = 1024


def tie_neighbours(vectors: NDArray[np.float32], *, neighbours: int = NEIGHBOURS) -> Any:
    """A symmetric sparse matrix (n, n) of ties between the rows of ``vectors`` (unit length)."""
    from scipy import sparse

    count = len(vectors)
    near = min(neighbours, count - 1)
    if near < 1:
        return sparse.csr_matrix((count, count), dtype=np.float64)
    found, closeness = _exact(vectors, near) if count < EXACT_BELOW else _by_index(vectors, near)
    weights = _weight(closeness)
    rows = np.repeat(np.arange(count), near)
    ties = sparse.csr_matrix((weights.ravel(), (rows, found.ravel())), shape=(count, count))
    return ties.maximum(ties.T).tocsr()


def draw_together(vectors: NDArray[np.float32], ties: Any) -> NDArray[np.float32]:
    """Move each unit row half way towards the mean of its neighbours, twice, and scale to length one again.

    A few words are a noisy sample of what somebody means; their neighbours tell the rest
    (simple graph convolution, Wu et al. 2019).
    """
    from scipy import sparse

    totals = np.asarray(ties.sum(axis=1)).ravel()
    average = sparse.diags(1 / np.where(totals > 0, totals, 1)).astype(np.float32) @ ties.astype(np.float32)
    moved = vectors
    for _ in range(DRAWN_ROUNDS):
        moved = (1 - DRAWN_SHARE) * vectors + DRAWN_SHARE * (average @ moved)
        lengths = np.linalg.norm(moved, axis=1, keepdims=True)
        moved = np.asarray(moved / np.where(lengths > 0, lengths, 1), np.float32)
    return moved


def weigh_again(ties: Any, vectors: NDArray[np.float32]) -> Any:
    """The same ties, weighed by how near their two ends lie now."""
    weighed = ties.tocoo()
    for start in range(0, weighed.nnz, _BLOCK):
        some = slice(start, start + _BLOCK)
        near = np.einsum("ij,ij->i", vectors[weighed.row[some]], vectors[weighed.col[some]])
        weighed.data[some] = _weight(near)
    return weighed.tocsr()


def _weight(closeness: NDArray[np.float32]) -> NDArray[np.float64]:
    return np.asarray(np.maximum(closeness, 1e-3).astype(np.float64) ** POWER)


def _exact(vectors: NDArray[np.float32], near: int) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    count = len(vectors)
    found = np.empty((count, near), np.int64)
    closeness = np.empty((count, near), np.float32)
    for start in range(0, count, _BLOCK):
        block = vectors[start : start + _BLOCK] @ vectors.T
        own = np.arange(len(block))
        block[own, start + own] = -2
        best = np.argpartition(-block, near - 1, axis=1)[:, :near]
        found[start : start + len(block)] = best
        closeness[start : start + len(block)] = np.take_along_axis(block, best, axis=1)
    return found, closeness


def _by_index(vectors: NDArray[np.float32], near: int) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    from usearch.index import Index

    index = Index(ndim=vectors.shape[1], metric="ip", dtype="f32")
    keys = np.arange(len(vectors))
    index.add(keys, vectors, threads=1)
    matches = index.search(vectors, near + 1, threads=1)
    return _without_self(np.asarray(matches.keys, np.int64), 1 - np.asarray(matches.distances, np.float32))


def _without_self(
    found: NDArray[np.int64], closeness: NDArray[np.float32]
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Drop each row's own number; where the index missed it, the farthest neighbour instead."""
    own = found == np.arange(len(found))[:, None]
    own[~own.any(axis=1), -1] = True
    shape = (len(found), found.shape[1] - 1)
    return found[~own].reshape(shape), closeness[~own].reshape(shape)
