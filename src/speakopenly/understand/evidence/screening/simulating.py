"""What ordering would have saved in a review that is finished: a decision is shown once its record is read.

The reader begins with one included and one excluded record, drawn by the seed and left out of every figure,
as ASReview's simulations do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from speakopenly.understand.evidence.screening.ordering import Reader

GROWS: Final = 0.12
"""The order is made anew after so many more records, as a share of those read; at first after each."""


@dataclass(frozen=True, slots=True)
class Simulated:
    """The share of relevant records found after a tenth and a fifth of reading, the work saved when 95% are
    found (beyond reading at random), and after how many records all were found; means over seeds."""

    recall_at_10: float
    recall_at_20: float
    wss_at_95: float
    records_to_all: float


def simulate(reader: Reader, included: Sequence[bool], *, seeds: int) -> Simulated:
    """Screen as if by hand, once for each seed from 0.

    Raises ValueError where fewer than two records are included, or fewer than two excluded.
    """
    label = np.asarray(included, bool)
    if label.sum() < 2 or (~label).sum() < 2:  # one of each is given beforehand
        raise ValueError("A simulation needs two included and two excluded records.")
    runs = [_figures(label[_order(reader, label, seed)]) for seed in range(seeds)]
    return Simulated(*(float(each) for each in np.mean(runs, axis=0)))


def _order(reader: Reader, label: NDArray[np.bool_], seed: int) -> NDArray[np.int64]:
    chance = np.random.default_rng(seed)
    given = [int(chance.choice(np.flatnonzero(label))), int(chance.choice(np.flatnonzero(~label)))]
    is_left = np.ones(len(label), bool)
    is_left[given] = False
    read, order = np.array(given), list[int]()
    while is_left.any():
        fit = np.where(is_left, reader.fit(read[label[read]], read[~label[read]]), -np.inf)
        many = min(max(1, int(len(read) * GROWS)), int(is_left.sum()))
        chosen = np.argsort(-fit, kind="stable")[:many]
        is_left[chosen] = False
        read = np.concatenate([read, chosen])
        order += [int(each) for each in chosen]
    return np.array(order)


def _figures(found: NDArray[np.bool_]) -> tuple[float, float, float, float]:
    records, wanted = len(found), int(found.sum())
    so_far = np.cumsum(found)

    def read_until(share: float) -> int:
        return int(np.searchsorted(so_far, np.ceil(share * wanted - 1e-9))) + 1

    def recall(share: float) -> float:
        read = int(share * records + 1e-9)
        return float(so_far[read - 1] / wanted) if read else 0.0

    return recall(0.1), recall(0.2), 0.95 - read_until(0.95) / records, float(read_until(1.0))
