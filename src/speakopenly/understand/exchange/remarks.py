"""What reading a foreign project left out or had to decide: nothing is lost silently."""

from __future__ import annotations

from collections import Counter
from typing import Any

from speakopenly.understand.exchange.elements import local


class Remarks:
    """Counts of what was left out, by a sentence for each kind."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self.codings = 0
        """How many codings were left out, for whatever reason."""

    def add(self, what: str, count: int = 1) -> None:
        """Remember that something happened so many times."""
        if count:
            self._counts[what] += count

    def left_out(self, what: str, element: Any) -> None:
        """Remember that an element was left out, and every coding inside it."""
        self.add(f"{what} left out")
        self.codings_left_out(
            "Codings left out with them", sum(1 for each in element.iter() if local(each) == "Coding")
        )

    def codings_left_out(self, what: str, count: int = 1) -> None:
        """Remember that so many codings were left out."""
        self.add(what, count)
        self.codings += count

    def sentences(self) -> tuple[str, ...]:
        """One sentence for each kind, in the order in which it was first met."""
        return tuple(f"{what}: {count}." for what, count in self._counts.items())
