"""What was changed or left out when a form came in, each with its sheet and row."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Note:
    """One thing a person should know about a form that came in. ``row`` is None for a whole sheet."""

    sheet: str
    row: int | None
    said: str

    def __str__(self) -> str:
        place = self.sheet if self.row is None else f"{self.sheet}, row {self.row}"
        return f"{place}: {self.said}"
