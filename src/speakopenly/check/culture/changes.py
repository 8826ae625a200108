"""What differs between two waves: two shares of different people, and nothing about any one of them.

Answers carry no name, so nobody knows who answered both times. A paired test would need that; it would claim
to know who changed. The difference of two independent shares, with Newcombe's range (1998, Statistics in
Medicine 17, method 10), needs nothing of the kind. Where many of the same people answered, it is wider than
it need be.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from speakopenly.check.culture.groups import Group
from speakopenly.check.culture.items import Theme
from speakopenly.check.culture.results import Results
from speakopenly.check.culture.shares import End, PositiveShare

UNLINKED: Final = (
    "Different people may have answered: this says nothing of whether anybody's view has changed."
)
BY_CHANCE: Final = "Of twenty such ranges about one leaves nought out by chance alone."


@dataclass(frozen=True, slots=True)
class Change:
    """The later share less the earlier of one group and theme, -1..1, with a 95% range.

    All three are None where a share is told only as "at most" or "at least".
    """

    group: Group
    theme: Theme
    before: PositiveShare
    after: PositiveShare
    difference: float | None
    low: float | None
    high: float | None

    @property
    def may_be_nothing(self) -> bool:
        """Whether the range includes no difference, or there is none to tell."""
        return self.low is None or self.high is None or self.low <= 0 <= self.high


def changes(before: Results, after: Results) -> tuple[Change, ...]:
    """Every group and theme that both waves show, in the fixed order of the later one."""
    return tuple(_changes(before, after))


def _changes(before: Results, after: Results) -> Iterator[Change]:
    for group, row in after.groups.items():
        earlier = before.groups.get(group)
        for theme, share in row.themes.items():
            was = earlier.themes.get(theme) if earlier else None
            if share is not None and was is not None:
                yield _change(group, theme, was, share)


def _change(group: Group, theme: Theme, before: PositiveShare, after: PositiveShare) -> Change:
    if End.NONE not in (before.end, after.end) or before.end != after.end:
        return Change(group, theme, before, after, None, None, None)
    difference = after.value - before.value
    low = difference - math.hypot(after.value - after.low, before.high - before.value)
    high = difference + math.hypot(after.high - after.value, before.value - before.low)
    return Change(group, theme, before, after, round(difference, 2), round(low, 2), round(high, 2))


def say_change(change: Change, *, before: str, after: str) -> str:
    """One change in a sentence, with the names of the two waves."""
    was, now = say_share(change.before), say_share(change.after)
    shares = f"Of the answers in {before}, {was} were positive; in {after}, {now}."
    if change.low is None or change.high is None:
        return f"{shares} {UNLINKED}"
    points = f"between {_points(change.low)} and {_points(change.high)} points"
    doubt = "so it may be nothing" if change.may_be_nothing else "which is more than chance usually gives"
    return f"{shares} The difference is {points}, {doubt}. {UNLINKED}"


def say_share(share: PositiveShare) -> str:
    """A share in words with its range, such as ``52% (44 to 60)``."""
    ends = f"({share.low * 100:.0f} to {share.high * 100:.0f})"
    return f"{share.end} {share.value:.0%} {ends}".strip()


def _points(share: float) -> str:
    return f"{share * 100:+.0f}" if round(share, 2) else "0"
