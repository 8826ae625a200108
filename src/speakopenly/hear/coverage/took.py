"""How many took part, as it may be shown: exactly, rounded, hidden, or not known."""

from __future__ import annotations

from dataclasses import dataclass

from speakopenly.core.counting import Range, wilson_range

FEWEST_OF_A_HIDDEN = 1
"""A hidden number is of somebody: nought is never hidden, and shown as nobody."""


@dataclass(frozen=True, slots=True)
class Took:
    """``people`` is None where the number is hidden (``is_hidden``) or nobody can know it.

    ``share`` is of everybody heard, 0..1, with its ``range``; both None where a share may not be shown.
    ``groups`` are groups such as round tables, never added to people; None where hidden.
    """

    people: int | None
    groups: int | None = 0
    share: float | None = None
    range: Range | None = None
    is_hidden: bool = False
    is_rounded: bool = False

    @property
    def is_unknown(self) -> bool:
        """Whether nothing tells how many took part."""
        return self.people is None and not self.is_hidden

    @property
    def is_nobody(self) -> bool:
        """Whether nobody of them took part, neither alone nor in a group."""
        return self.people == 0 and self.groups == 0

    @property
    def at_least(self) -> int:
        """The fewest who took part by what is shown; the order of a board rests on it."""
        return FEWEST_OF_A_HIDDEN if self.is_hidden else self.people or 0


def exactly(people: int, *, groups: int = 0, share_of: int | None = None) -> Took:
    """The number as it is, with its share of ``share_of`` people where that is neither none nor all."""
    if not share_of or not 0 < people < share_of:
        return Took(people, groups)
    return Took(people, groups, people / share_of, wilson_range(people, share_of))


def hidden() -> Took:
    """Somebody took part; how many is not shown."""
    return Took(None, None, is_hidden=True)


def unknown() -> Took:
    """Nothing tells."""
    return Took(None, 0)
