"""What was published before: an earlier release of a table, and how far each number has moved since.

The last release less this one is a person. So a number that was shown and has moved by fewer people than the
threshold is hidden now, and where fewer than that came or left in all no new release is made: the earlier
one stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from speakopenly.core.disclosure.layout import TOTAL, Layout, Place


@dataclass(frozen=True, slots=True)
class Release:
    """A table as it was published; ``shown`` is None where a number was hidden."""

    layout: Layout
    shown: tuple[int | None, ...]

    def by_place(self) -> dict[Place, int]:
        """The numbers that could be read."""
        pairs = zip(self.layout.places, self.shown, strict=True)
        return {place: number for place, number in pairs if number is not None}


def is_a_small_move(now: int, before: int | None, *, threshold: int) -> bool:
    """Whether a number that was shown has moved by somebody, and by fewer than ``threshold``."""
    return before is not None and 0 < abs(now - before) < threshold


def must_stand(layout: Layout, numbers: Sequence[int], earlier: Sequence[Release], *, threshold: int) -> bool:
    """Whether too few people came or left since an earlier release for a new one.

    The total tells it where it moved. Where it did not, or was hidden, the cells do: one who came does not
    make up for one who left.
    """
    return any(_too_few_moved(layout, numbers, each.by_place(), threshold) for each in earlier)


def _too_few_moved(layout: Layout, numbers: Sequence[int], before: dict[Place, int], threshold: int) -> bool:
    moved = {
        place: number - before[place]
        for place, number in zip(layout.places, numbers, strict=True)
        if place in before
    }
    people = abs(moved.get(layout.places[layout.whole], 0))
    return 0 < (people or sum(abs(by) for place, by in moved.items() if TOTAL not in place)) < threshold


def grew(layout: Layout, numbers: Sequence[int], earlier: Sequence[Release]) -> tuple[bool, ...]:
    """From each earlier release to the one after it, the last to this table: whether no known number fell.

    Then an outsider may take it that people were only added, which narrows what is hidden in both. Of this
    table the true numbers are known here, of earlier ones what was shown.
    """
    tables = [*(each.by_place() for each in earlier), dict(zip(layout.places, numbers, strict=True))]
    return tuple(
        all(after[place] >= number for place, number in before.items() if place in after)
        for before, after in zip(tables, tables[1:], strict=False)
    )
