"""What stopping now may miss, from records drawn at random among those that were not read.

An order puts likely records first, so a run of misses says little: the last relevant record of one published
set stood at 461 of 669. Only a random sample of what is left tells how much may be there; the bound is exact
(hypergeometric, one-sided).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

CONFIDENCE: Final = 0.95
_ROUNDING: Final = 1e-12


@dataclass(frozen=True, slots=True)
class Stopping:
    """Where a screening stands. ``checked`` were drawn at random from ``drawn_from`` records that the order
    had not reached; ``hits`` of them were relevant, and so were ``found_since`` others that were read since.
    ``missed_at_most`` bounds those still unread; ``later`` are unread records that came in after the draw, of
    which it says nothing."""

    records: int
    read: int
    included: int
    unsure: int
    unread: int
    checked: int
    hits: int
    missed_at_most: int | None
    recall_at_least: float | None
    drawn_from: int = 0
    found_since: int = 0
    later: int = 0


def bound(population: int, sample: int, hits: int, *, confidence: float = CONFIDENCE) -> int:
    """The most relevant records that a population may hold, where a random sample of it held ``hits``.

    Raises ValueError where the sample or its hits are more than there can be.
    """
    from scipy.stats import hypergeom

    if not 0 <= hits <= sample <= population:
        raise ValueError("A sample is a part of its population, and its hits a part of it.")
    low, high = hits, population - (sample - hits)
    while low < high:
        middle = (low + high + 1) // 2
        if hypergeom.cdf(hits, population, middle, sample) > 1 - confidence - _ROUNDING:
            low = middle
        else:
            high = middle - 1
    return low


def stand(*, records: int, included: int, excluded: int, unsure: int, checked: int, hits: int) -> Stopping:
    """Where a screening stands; all counts but ``checked`` and ``hits`` hold the checked records too."""
    read = included + excluded + unsure
    unread = records - read
    if not checked:
        return Stopping(records, read, included, unsure, unread, 0, 0, 0 if not unread else None,
                        1.0 if not unread else None)  # fmt: skip
    missed = bound(checked + unread, checked, hits) - hits
    recall = included / (included + missed) if included + missed else None
    return Stopping(
        records, read, included, unsure, unread, checked, hits, missed, recall, drawn_from=checked + unread
    )


def stand_since_draw(
    *,
    records: int,
    included: int,
    excluded: int,
    unsure: int,
    drawn_from: int,
    checked: int,
    hits: int,
    found_since: int,
    later: int = 0,
) -> Stopping:
    """Where a screening stands whose check sample was drawn before reading went on by the order.

    The sample bounds the relevant among the ``drawn_from`` records of that day, whatever was read since;
    those that were found since are taken off. So the bound holds however long people read on.
    Raises ValueError as ``bound``.
    """
    read = included + excluded + unsure
    unread = records - read
    most = bound(drawn_from, checked, hits) - hits - found_since
    missed = min(max(0, most), max(0, unread - later))
    recall = included / (included + missed) if not later and included + missed else None
    return Stopping(
        records, read, included, unsure, unread, checked, hits, missed, recall, drawn_from, found_since, later
    )


def say_stopping(now: Stopping, *, seed: int | None = None) -> str:
    """Say it; never "done", as that is for people to judge."""
    share = f"{now.read / now.records:.0%}" if now.records else "none"
    said = f"{now.read} of {now.records} records are read ({share}), {now.included} included"
    said += f", {now.unsure} unsure." if now.unsure else "."
    if not now.unread:
        return f"{said} None is unread."
    if now.missed_at_most is None:
        return (
            f"{said} What the {now.unread} unread hold is not known: a run of misses does not tell. Draw a"
            " random sample of them and read it."
        )
    drawn = "" if seed is None else f" (seed {seed})"
    recall = "" if now.recall_at_least is None else (
        f", so at least {np.floor(100 * now.recall_at_least):.0f}% of those there are were found"
    )  # fmt: skip
    since = f", and of the others {now.found_since} were since" if now.found_since else ""
    covered = (
        f"{now.unread - now.later} unread" if not now.later else f"{now.unread - now.later} unread of these"
    )
    later = f" Of the {now.later} unread that came in later it says nothing." if now.later else ""
    return (
        f"{said} {now.checked} records were drawn at random{drawn} from those that the order had not reached,"
        f" and {now.hits} were relevant{since}. With {CONFIDENCE:.0%} confidence at most {now.missed_at_most}"
        f" of the {covered} are relevant{recall}.{later}"
    )


def draw_check(unread: Sequence[int], size: int, *, seed: int) -> tuple[int, ...]:
    """Draw ``size`` of the unread at random, in the order in which they stand; all where there are fewer."""
    chance = np.random.default_rng(seed)
    drawn = chance.choice(np.asarray(unread, np.int64), size=min(size, len(unread)), replace=False)
    return tuple(sorted(int(each) for each in drawn))
