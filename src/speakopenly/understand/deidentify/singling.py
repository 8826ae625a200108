"""What could single one person out of those who spoke, although no name is left.

Two of the three questions of the Information Commissioner's guidance on anonymisation (March 2025) can be
helped by a machine: singling out, by rare clues that stand together, and linking, by what is said of who
spoke. The third, whether a determined person could find out more elsewhere, is for a person to try.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from speakopenly.core import disclosure
from speakopenly.understand.deidentify.marks import Mark, Why
from speakopenly.understand.deidentify.rare import find_rare
from speakopenly.understand.deidentify.spans import SHOWN_AS


@dataclass(frozen=True, slots=True)
class Singling:
    """The rare clues of a text, and whether those who share its attributes are few.

    ``score`` counts the kinds of clue, and one more where they are few. It puts texts in an order of care;
    it is no probability. ``taken_out`` is how many stretches were hidden already.
    """

    clues: tuple[Mark, ...]
    kinds: tuple[Why, ...]
    is_small_group: bool
    taken_out: int

    @property
    def score(self) -> int:
        """Nought where nothing was found; two and more call for a second look."""
        return len(self.kinds) + self.is_small_group


def single_out(deidentified: str, *, people_alike: int | None = None) -> Singling:
    """Weigh one de-identified text. ``people_alike`` share what is said of who spoke; None: nothing is."""
    clues = find_rare(deidentified)
    return Singling(
        clues=clues,
        kinds=_kinds(clues),
        is_small_group=people_alike is not None and disclosure.is_small(people_alike),
        taken_out=sum(deidentified.count(shown) for shown in set(SHOWN_AS.values())),
    )


def _kinds(clues: Collection[Mark]) -> tuple[Why, ...]:
    return tuple(sorted({mark.why for mark in clues}))
