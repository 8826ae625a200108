"""Draw the units that two people will code without seeing each other's work.

The draw is by a keyed hash of each unit's id: one seed always draws the same units, whatever the order of the
table, and units that are added later do not change who was drawn before them. Nobody chooses what is checked.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Hashable, Mapping


def draw_sample(strata: Mapping[str, Hashable], *, size: int, seed: int) -> tuple[str, ...]:
    """Draw ``size`` units, from each stratum its share and from none nobody while there is room.

    ``strata`` says for each unit's id where it belongs: a channel, a code that was suggested, a question.
    Gives the ids in an order that tells nothing of the strata. Raises ValueError where ``size`` is not
    between 1 and the number of units.
    """
    if not 1 <= size <= len(strata):
        raise ValueError("A sample holds at least one unit and no more than there are.")
    groups: dict[Hashable, list[str]] = defaultdict(list)
    for unit in sorted(strata, key=lambda each: _rank(each, seed)):
        groups[strata[unit]].append(unit)
    shares = _shares({stratum: len(units) for stratum, units in groups.items()}, size)
    drawn = [unit for stratum, units in groups.items() for unit in units[: shares[stratum]]]
    return tuple(sorted(drawn, key=lambda unit: _rank(unit, seed)))


def _shares(sizes: Mapping[Hashable, int], size: int) -> dict[Hashable, int]:
    """Proportional, by largest remainder; first one for each stratum, the largest first where few fit."""
    order = sorted(sizes, key=lambda stratum: (-sizes[stratum], repr(stratum)))
    shares = dict.fromkeys(order, 0)
    for stratum in order[:size]:
        shares[stratum] = 1
    everyone = sum(sizes.values())
    for _ in range(size - sum(shares.values())):
        open_ = [stratum for stratum in order if shares[stratum] < sizes[stratum]]
        most_owed = max(open_, key=lambda stratum: size * sizes[stratum] / everyone - shares[stratum])
        shares[most_owed] += 1
    return shares


def _rank(unit: str, seed: int) -> bytes:
    return hashlib.sha256(f"{seed}\0{unit}".encode()).digest()
