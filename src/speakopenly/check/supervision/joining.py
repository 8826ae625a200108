"""Which areas may stand alone, so that taking one number from another never leaves fewer than ten."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from speakopenly.core.disclosure import SMALLEST_BASE_FOR_A_PERCENTAGE

FEWEST_IN_A_POOL: Final = SMALLEST_BASE_FOR_A_PERCENTAGE
REST: Final = "rest"
"""All areas that do not stand alone, and answers without an area, together."""


def join_areas(counts: Mapping[str, int]) -> dict[str, str]:
    """For each area the pool in which it is shown: itself, or ``REST``.

    Areas under ten are joined, and with them answers without an area (the empty name). Where the joined ones
    are still under ten, the smallest other area joins them, until they are ten or more; otherwise whoever
    takes the shown areas from the whole is left with a few people. So any sum or difference of pools has ten
    people or more. Where nothing can stand beside the rest, everything is the rest.
    """
    alone = sorted(
        (name for name, count in counts.items() if name and count >= FEWEST_IN_A_POOL),
        key=lambda name: (counts[name], name),
    )
    left = sum(count for name, count in counts.items() if name not in alone)
    while alone and 0 < left < FEWEST_IN_A_POOL:
        left += counts[alone.pop(0)]
    if len(alone) < (1 if left else 2):
        alone = []
    return {name: name if name in alone else REST for name in counts}
